"""Words about clients, shared by the pages of desk, portal and public page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = dict[str, str | Promise]

STATUS: Words = {
    "newcomer": _("new here"),
    "active": pgettext_lazy("client", "active"),
    "ended": pgettext_lazy("client", "ended"),
    "archived": pgettext_lazy("client", "archived"),
}
ADDRESS_FORMS: Words = {"formal": _("formal"), "informal": _("informal, by first name")}
CONTACT_KINDS: Words = {"email": _("E-mail"), "phone": _("Phone"), "post": _("Postal address")}
CIRCLE_KINDS: Words = {
    "relative": _("Family"),
    "friend": _("Friend"),
    "network": _("Somebody from another service or network"),
    "colleague": _("Colleague"),
    "guardian": _("Guardian"),
}
MAY_KNOW: Words = {
    "nothing": _("Nothing, not even that there are meetings"),
    "times": _("When there are meetings"),
    "progress": _("Times, and how it is going in general"),
    "agreed": _("What the client agreed to each time"),
}
ENGAGEMENT_KINDS: Words = {
    "advice": _("Advice: the client does the work, we walk beside them"),
    "delivery": _("Delivery: we do the work for the client"),
}
ENGAGEMENT_NAMES: Words = {"advice": _("Advice"), "delivery": _("Delivery")}
STAGES: Words = {
    "intake": _("getting to know each other"),
    "active": _("under way"),
    "paused": _("resting"),
    "ending": _("coming to an end"),
    "ended": pgettext_lazy("work", "ended"),
}
READINGS: Words = {
    "hypothesis": _("a guess, not asked yet"),
    "asked": _("asked, no answer yet"),
    "confirmed": _("the client says: yes"),
    "rejected": _("the client says: no"),
}
TIE_DECISIONS: Words = {
    "none": _("There are no ties"),
    "discuss": _("Go on, and talk about it in supervision"),
    "refer_on": _("Do not work together; refer on to somebody else"),
    "accept": _("Go on; the tie does not matter here"),
}
REFUSALS: Words = {
    "name_missing": _("Please write a name."),
    "zone_unknown": _("Please choose a time zone from the list."),
    "language_unknown": _("Please choose a language from the list."),
    "born_in_future": _("This day has not come yet."),
    "unit_unknown": _("Please choose from the list."),
    "not_a_practitioner": _("Please choose somebody who works with clients here."),
    "possible_double": _("Somebody like this may be here already. Please look first."),
    "changed_meanwhile": _(
        "Somebody has saved this since you opened it. Both texts are below; nothing is lost."
    ),
    "words_missing": _("Please write something."),
    "needs_a_rival": _("Write at least two readings that rival each other. One alone is not a question."),
    "already_asked": _("The client has seen this already; it stays."),
    "tie_needs_decision": _("A tie needs a decision."),
    "tie_needs_reason": _("Please say why; in a year somebody will ask."),
    "tie_undecided": _("There is a tie outside the work. Decide about it first."),
    "tie_refer_on": _(
        "It was decided to refer this person on. Change the decision first if it no longer holds."
    ),
    "scale_out_of_range": _("Please choose from 0 to 10."),
    "kind_unknown": _("Please choose from the list."),
    "stage_wrong": _("This is not possible at this stage. Somebody may have changed it meanwhile."),
    "engagement_ended": _("This work has ended."),
    "work_is_open": _("There is work that has not ended yet. End it first."),
    "not_archived": _("This file is open already."),
    "no_email": _("There is no e-mail address. Add one first."),
}


def choices(words: Words) -> list[tuple[str, str | Promise]]:
    """For a form's field."""
    return list(words.items())
