"""Words about what clients ask for: another format, rhythm or practitioner; their data; what becomes of it."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alongside.frame.models import AskedChange
from alongside.web.places import PLACE_WORDS_FOR_CLIENTS

Words = dict[str, str | Promise]

WHATS: Words = {
    "format": _("Another way to meet"),
    "rhythm": _("Another rhythm"),
    "practitioner": _("Another person to work with"),
    "other": _("Something else in how we work"),
}
FORMATS: Words = PLACE_WORDS_FOR_CLIENTS
RHYTHMS: Words = {
    "weekly": _("Every week"),
    "fortnightly": _("Every two weeks"),
    "monthly": _("Once a month"),
    "longer": _("Longer meetings"),
    "shorter": _("Shorter meetings"),
    "as_agreed": _("As we agree each time"),
}
OUTCOMES: Words = {
    "done": pgettext_lazy("what was asked for", "Yes, we do it"),
    "talk": pgettext_lazy("what was asked for", "Let us talk about it"),
    "not_now": pgettext_lazy("what was asked for", "Not now"),
}
FITS: Words = {
    "close": _("Works close to what you said you like"),
    "some": _("Works at some distance from what you said you like"),
    "far": _("Works far from what you said you like"),
}
DATA_WHATS: Words = {
    "correct": _("Something should be put right"),
    "erase": _("My data should be erased"),
    "restrict": _("My file rests"),
}
DATA_OUTCOMES: Words = {
    "done": pgettext_lazy("a request about data", "Done"),
    "partly": pgettext_lazy("a request about data", "Done in part"),
    "refused": pgettext_lazy("a request about data", "Not done"),
}
REFUSALS: Words = {
    "out_of_range": _("Please choose one of the answers."),
    "words_missing": _("Please write a few words here."),
    "too_long": _("This is too long. A few sentences are enough."),
    "engagement_ended": _("This work has ended."),
    "not_a_practitioner": _("This person does not work here any more."),
    "already_answered": _("There is an answer to this already."),
    "taken_back": _("The client has taken this back."),
    "asked_already": _("You have asked this already. It waits for an answer."),
    "unknown_section": _("Please choose a part of the agreement."),
    "not_to_erase": _("The client asked for something else."),
    "work_is_open": _("There is work that has not ended yet. End it first."),
    "is_frozen": _("This file is frozen: nothing of it may be erased for now."),
    "own_words": _("The other side answers this."),
}


def wanted(change: AskedChange) -> str:
    """What exactly was asked for, in words; "" where nothing in particular was named."""
    if change.what == "practitioner":
        return change.member.name if change.member else ""
    known: dict[str, Any] = {"format": FORMATS, "rhythm": RHYTHMS}.get(change.what, {})
    return str(known.get(change.wanted, ""))


CIRCLE_PAGES: Words = {
    "times": _("When your meetings are"),
    "agreement": _("Your agreement"),
    "goals": _("Your goals"),
    "steps": _("Your steps"),
    "results": _("Curves of your answers"),
    "card": _("Your card for hard days"),
    "diary": _("Diary entries you shared with them"),
    "decisions": _("Decisions you both signed"),
    "documents": _("Documents shared with you"),
    "money": _("Invoices and payments"),
}
