"""One dated fact behind a finding, in words."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.mirror.facts import Fact


def _meeting_ended(fact: Fact) -> str:
    return _("The meeting took %(real)s minutes; agreed were %(planned)s.") % {
        "real": fact.facts["real_minutes"],
        "planned": fact.facts["planned_minutes"],
    }


def _message_sent(fact: Fact) -> str:
    lines, asked = fact.facts["lines"], fact.facts["answers_lines"]
    if asked is None:
        return ngettext(
            "You wrote %(lines)d line without a question before it.",
            "You wrote %(lines)d lines without a question before them.",
            lines,
        ) % {"lines": lines}
    return _("You wrote %(lines)d lines; the question had %(asked)d.") % {"lines": lines, "asked": asked}


LINES: dict[str, Callable[[Fact], str]] = {
    "meeting.ended": _meeting_ended,
    "message.sent": _message_sent,
}


def fact_line(fact: Fact) -> str:
    """What happened, in a sentence."""
    return LINES[fact.verb](fact)
