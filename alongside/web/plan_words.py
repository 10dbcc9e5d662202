"""Words for plans of asking: when, of whom, and how much of it was answered."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from alongside.web.measure_words import ready_texts, texts

Words = str | Promise

TOUCHPOINTS: Mapping[str, Words] = {
    "first_meeting": _("After the first meeting"),
    "third_meeting": _("After the third meeting"),
    "agreement_changed": _("When the agreement has changed"),
    "absence_over": _("When an absence of who works with them is over"),
}
# What can be chosen: a rhythm, or a touchpoint.
WHEN: Mapping[str, Words] = {
    "before": _("The day before meetings"),
    "after": _("After meetings"),
    "monthly": _("Month by month"),
    **{f"touchpoint:{code}": words for code, words in TOUCHPOINTS.items()},
    "ending": _("When an ending is offered"),
    "after_ending": _("Some months after the work has ended"),
}
RATERS: Mapping[str, Words] = {
    "client": _("The client"),
    "member": _("Who works with the client"),
    "circle": _("People of their circle who may be asked"),
}
REFUSALS: Mapping[str, Words] = {
    "unknown_measure": _("This cannot be asked here."),
    "for_members": _("This set is only for who works with the client, and they get no other."),
    "unknown_rhythm": _("Please choose when."),
    "after_meetings_only": _("Who works with the client is asked only after meetings."),
    "out_of_range": _("Please give a number from 1 to 24."),
    "touchpoint_missing": _("Please choose when."),
    "unknown_rater": _("Please choose who is asked."),
    "one_client_only": _("People of a circle can only be asked about one client, on that client's page."),
    "planned_already": _("This is planned already."),
    "stopped": _("This plan has stopped."),
    "file_rests": _("The client lets their file rest. Nothing is asked until they end that."),
    "asked_already": _("This waits for an answer already."),
    "not_agreed": _("The client has not agreed that this person is asked."),
    "no_email": _("There is no e-mail address for this person."),
}


def when(plan: Any) -> str:
    """When a plan asks, as a sentence without its end."""
    about = {"count": plan.every}
    if plan.rhythm == "before":
        said = ngettext("The day before each meeting", "The day before one in %(count)d meetings", plan.every)
    elif plan.rhythm == "after":
        said = ngettext("After each meeting", "After one in %(count)d meetings", plan.every)
    elif plan.rhythm == "monthly":
        said = ngettext("Once a month", "Once in %(count)d months", plan.every)
    elif plan.rhythm == "after_ending":
        said = ngettext(
            "A month after the work has ended", "%(count)d months after the work has ended", plan.every
        )
    elif plan.rhythm == "touchpoint":
        said = str(TOUCHPOINTS[plan.touchpoint])
    else:
        said = gettext("When an ending is offered")
    return said % about


def choice_of(plan: Any) -> str:
    """Which of WHEN a plan is."""
    return f"touchpoint:{plan.touchpoint}" if plan.rhythm == "touchpoint" else str(plan.rhythm)


def chosen(choice: str) -> dict[str, str]:
    """The rhythm and the touchpoint of a choice, as actions take them."""
    rhythm, _colon, touchpoint = choice.partition(":")
    return {"rhythm": rhythm, "touchpoint": touchpoint}


def title(version: Any, key: str = "after-meeting") -> str:
    """What a measure is called; of one that nobody has used yet, by its key."""
    return texts(version).title if version else ready_texts(key, get_language() or "en").title


def complete(found: Any) -> list[str]:
    """How much of what was asked was answered: to be shown beside every result."""
    if found is None or not found.asked:
        return []
    about = {"answered": found.answered, "asked": found.asked}
    said = [gettext("%(answered)d of %(asked)d answered") % about]
    if found.skipped:
        said.append(
            ngettext("%(count)d skipped", "%(count)d skipped", found.skipped) % {"count": found.skipped}
        )
    if found.missed:
        said.append(
            ngettext("%(count)d without an answer", "%(count)d without an answer", found.missed)
            % {"count": found.missed}
        )
    if found.open:
        said.append(ngettext("%(count)d open", "%(count)d open", found.open) % {"count": found.open})
    return said
