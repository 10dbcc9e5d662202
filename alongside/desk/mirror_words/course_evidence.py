"""One dated fact of the course of the work, in words: answers, goals, steps, the request."""

from collections.abc import Callable

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.mirror.after_meetings import MEASURE, relation
from alongside.mirror.facts import Fact
from alongside.mirror.findings.avoidance import is_half_open


def _check_in_answered(fact: Fact) -> str:
    if fact.facts.get("measure") != MEASURE or is_half_open(fact):
        return _some_questions(fact)
    mean = relation(fact)
    if mean is None:
        return _("They answered about the meeting.")
    told = {"mean": number_format(round(mean, 1), 1)}
    if fact.facts.get("has_words"):
        return _("They answered about the meeting, with words: being together %(mean)s of 10.") % told
    return _("They answered about the meeting, without words: being together %(mean)s of 10.") % told


def _some_questions(fact: Fact) -> str:
    """An answer to other questions than those about the meeting, or one with much left out."""
    told = {"answered": fact.facts.get("answered"), "asked": fact.facts.get("asked")}
    if fact.facts.get("off_course"):
        return _("They answered a questionnaire; the score lay off the course to be expected.")
    if told["asked"] is None:
        return _("They answered a questionnaire.")
    return _("They answered %(answered)d of %(asked)d questions.") % told


def _check_in_passed_over(fact: Fact) -> str:
    return _("They would rather not answer.")


def _concern_raised(fact: Fact) -> str:
    if fact.facts.get("why") in ("falling", "worse"):
        return _("An answer fell against what is usual for them.")
    return _("An answer was low enough to talk about.")


def _goal_rated(fact: Fact) -> str:
    return _("They rated a goal: %(near)d of 10.") % {"near": fact.facts["near"]}


def _step_set(fact: Fact) -> str:
    is_beside = fact.facts.get("is_planned") is False and fact.facts["set_by"] != "client"
    if is_beside and fact.facts["owner"] == "practitioner":
        return _("A step was set that is yours; it belongs to no goal.")
    if is_beside:
        return _("A step was set that is theirs; it belongs to no goal.")
    if fact.facts["owner"] == "practitioner":
        return _("A step was set that is yours.")
    if fact.facts["set_by"] == "client":
        return _("They set a step for themselves.")
    return _("A step was set that is theirs.")


def _step_dropped(fact: Fact) -> str:
    return _("A step was let go.")


def _step_reopened(fact: Fact) -> str:
    return _("A step was opened again.")


def _appointment_booked(fact: Fact) -> str:
    if fact.facts["by"] == "client":
        return _("They booked a meeting.")
    return _("A meeting was booked from your side.")


def _request(fact: Fact) -> str:
    return _("The request was written down.")


def _reading_written(fact: Fact) -> str:
    return _("You wrote down a reading of the request.")


def _reading_asked(fact: Fact) -> str:
    return _("You asked them which reading of the request fits.")


def _reading_answered(fact: Fact) -> str:
    return _("They said whether a reading of the request fits.")


def they_wrote(fact: Fact) -> str:
    """A message of the client's."""
    lines = fact.facts["lines"]
    return ngettext("They wrote %(lines)d line.", "They wrote %(lines)d lines.", lines) % {"lines": lines}


def _check_in_left(fact: Fact) -> str:
    return _("They were asked, and no answer came.")


LINES: dict[str, Callable[[Fact], str]] = {
    "checkin.asked": _check_in_left,
    "checkin.answered": _check_in_answered,
    "checkin.declined": _check_in_passed_over,
    "concern.raised": _concern_raised,
    "goal.rated": _goal_rated,
    "step.set": _step_set,
    "step.dropped": _step_dropped,
    "step.reopened": _step_reopened,
    "appointment.booked": _appointment_booked,
    "request.written": _request,
    "hypothesis.written": _reading_written,
    "hypothesis.asked": _reading_asked,
    "hypothesis.answered": _reading_answered,
}
