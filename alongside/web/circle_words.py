"""Words about people around a client: the pages they may open, talks with them, refusals."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = dict[str, str | Promise]

PAGES: Words = {
    "times": pgettext_lazy("circle", "Next meetings"),
    "agreement": pgettext_lazy("circle", "The agreement"),
    "goals": pgettext_lazy("circle", "Goals"),
    "steps": pgettext_lazy("circle", "Steps"),
    "results": pgettext_lazy("circle", "Scores over time"),
    "card": pgettext_lazy("circle", "Card for hard days"),
    "diary": pgettext_lazy("circle", "Diary entries"),
    "decisions": pgettext_lazy("circle", "Signed decisions"),
    "documents": pgettext_lazy("circle", "Documents"),
    "money": pgettext_lazy("circle", "Invoices"),
}
MEANING: Words = {
    "times": _("When and where the next meetings are, and with whom. No fees."),
    "agreement": _("All of the agreement that holds now, its fee too."),
    "goals": _("The goals and how near they are."),
    "steps": _("Steps that are open, and those that are done."),
    "results": _("Curves and scores, never the words beside them."),
    "card": _("The whole card, to stand by on a hard day."),
    "diary": _("Only entries that were shared one by one."),
    "decisions": _("Decisions that both sides have signed."),
    "documents": _("Documents that the practice has shared."),
    "money": _("Invoices, open and paid, as PDF."),
}
TOPICS: Words = PAGES | {"progress": _("How it is going in general")}
CHANNELS: Words = {
    "talk": _("A talk in person"),
    "phone": _("A phone call"),
    "video": _("A video call"),
    "letter": pgettext_lazy("circle", "A letter"),
    "email": _("An e-mail"),
    "message": _("A text message"),
}
REFUSALS: Words = {
    "name_missing": _("Please write a name."),
    "changed_meanwhile": _("This was changed meanwhile. Please look at it again."),
    "too_many": _("There are very many people here already. Take somebody out first."),
    "page_unknown": _("Please choose from the list."),
    "no_email": _("There is no e-mail address of this person. Add one first."),
    "no_page": _("No page is open to this person yet. The client chooses one first."),
    "joined_already": _("This person has come in already."),
    "invited_just_now": _("The invitation went out a few minutes ago. Please wait a little."),
    "channel_unknown": _("Please choose from the list."),
    "not_yet": _("This time has not come yet."),
    "too_long": _("This is too long."),
}


def listed(pages: Iterable[str]) -> list[str | Promise]:
    """These topics in words."""
    return [TOPICS[each] for each in pages if each in TOPICS]
