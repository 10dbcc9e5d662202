"""One dated fact behind a finding, in words."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.desk.forms.frames import KINDS
from alongside.desk.mirror_words import course_evidence, yourself
from alongside.mirror.facts import Fact
from alongside.web.agreement_words import CHANNELS

HERE = "portal"


def _meeting_ended(fact: Fact) -> str:
    if fact.facts["real_minutes"] is None:
        return _("You met; when it ended, nobody wrote down.")
    return _("The meeting took %(real)s minutes; agreed were %(planned)s.") % {
        "real": fact.facts["real_minutes"],
        "planned": fact.facts["planned_minutes"],
    }


def _message_sent(fact: Fact) -> str:
    lines, asked = fact.facts["lines"], fact.facts["answers_lines"]
    if fact.facts["by"] == "client":
        return course_evidence.they_wrote(fact)
    way = fact.facts.get("channel", HERE)
    if way != HERE and way in CHANNELS:
        return ngettext(
            "%(way)s: you wrote %(lines)d line.", "%(way)s: you wrote %(lines)d lines.", lines
        ) % {"way": CHANNELS[way], "lines": lines}
    if asked is None:
        return ngettext(
            "You wrote %(lines)d line without a question before it.",
            "You wrote %(lines)d lines without a question before them.",
            lines,
        ) % {"lines": lines}
    return _("You wrote %(lines)d lines; the question had %(asked)d.") % {"lines": lines, "asked": asked}


def _engagement_opened(fact: Fact) -> str:
    return _("The work began.")


def _frame_agreed(fact: Fact) -> str:
    return _("The agreement was said yes to (version %(version)d).") % fact.facts


def _appointment_moved(fact: Fact) -> str:
    hours = max(0, round(fact.facts["hours_before"]))
    if fact.facts["by"] == "client":
        return ngettext(
            "They moved a meeting %(hours)d hour before it began.",
            "They moved a meeting %(hours)d hours before it began.",
            hours,
        ) % {"hours": hours}
    return ngettext(
        "A meeting was moved from your side, %(hours)d hour before it began.",
        "A meeting was moved from your side, %(hours)d hours before it began.",
        hours,
    ) % {"hours": hours}


def _appointment_cancelled(fact: Fact) -> str:
    hours = max(0, round(fact.facts["hours_before"]))
    if fact.facts["by"] == "us":
        return ngettext(
            "A meeting was cancelled from your side, %(hours)d hour before it began.",
            "A meeting was cancelled from your side, %(hours)d hours before it began.",
            hours,
        ) % {"hours": hours}
    return ngettext(
        "They cancelled a meeting %(hours)d hour before it began.",
        "They cancelled a meeting %(hours)d hours before it began.",
        hours,
    ) % {"hours": hours}


def _appointment_missed(fact: Fact) -> str:
    return _("They did not come.")


def _charge_waived(fact: Fact) -> str:
    return _("A charge of %(amount)s %(currency)s was let go.") % fact.facts


def _deviation_logged(fact: Fact) -> str:
    return _("You wrote down: %(what)s.") % {"what": dict(KINDS).get(fact.facts["kind"], fact.facts["kind"])}


def _tie_named(fact: Fact) -> str:
    return _("They named a tie outside the work.")


def _tool_given(fact: Fact) -> str:
    if fact.facts.get("is_as_library"):
        return _("You gave a tool that says what the library says.")
    return _("You gave a tool.")


def _frame_proposed(fact: Fact) -> str:
    if fact.facts.get("is_as_template"):
        return _("You proposed an agreement in the usual words.")
    return _("You proposed an agreement.")


def _ending_offered(fact: Fact) -> str:
    if fact.facts["by"] == "client":
        return _("They asked to bring the work to its end.")
    return _("You offered to bring the work to its end.")


def _engagement_ended(fact: Fact) -> str:
    if fact.facts["by"] == "client":
        return _("They ended the work.")
    return _("You ended the work.")


def _conflict_opened(fact: Fact) -> str:
    return _("A conflict was written down; it is still open.")


def _feeling_named(fact: Fact) -> str:
    if fact.facts["by_client"]:
        return _("They named a feeling, or said that something is hard to say.")
    return _("You wrote down a feeling that you noticed.")


def _goal_closed(fact: Fact) -> str:
    if fact.facts["how"] == "reached":
        return _("A goal was reached.")
    return _("A goal was put aside.")


LINES: dict[str, Callable[[Fact], str]] = {
    **course_evidence.LINES,
    **yourself.LINES,
    "meeting.ended": _meeting_ended,
    "message.sent": _message_sent,
    "engagement.opened": _engagement_opened,
    "engagement.ending_offered": _ending_offered,
    "engagement.ended": _engagement_ended,
    "frame.agreed": _frame_agreed,
    "frame.proposed": _frame_proposed,
    "intake.answered": _tie_named,
    "tool.given": _tool_given,
    "deviation.logged": _deviation_logged,
    "appointment.moved": _appointment_moved,
    "appointment.cancelled": _appointment_cancelled,
    "appointment.missed": _appointment_missed,
    "charge.waived": _charge_waived,
    "conflict.opened": _conflict_opened,
    "feeling.named": _feeling_named,
    "goal.closed": _goal_closed,
}


def fact_line(fact: Fact) -> str:
    """What happened, in a sentence."""
    return LINES[fact.verb](fact)
