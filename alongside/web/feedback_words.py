"""Words of feedback that several pages share: taps, kinds, whose experience, what came of it, stages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = str | Promise

RATINGS: dict[str, Words] = {
    "good": pgettext_lazy("how it was", "Good"),
    "fair": pgettext_lazy("how it was", "All right"),
    "bad": pgettext_lazy("how it was", "Not good"),
}
KINDS: dict[str, Words] = {
    "named": _("With a name: the person responsible answers"),
    "anonymous": _("Without a name: shown from five answers up"),
}
WHOSE: dict[str, Words] = {
    "client": _("Clients"),
    "relative": _("Relatives"),
    "friend": _("Friends"),
    "network": _("Partners and network"),
    "colleague": _("Colleagues"),
}
STATUS: dict[str, Words] = {
    "received": _("It has arrived"),
    "decided": _("Decided"),
    "changed": _("Changed"),
    "unchanged": _("Not changed"),
}
STAGES: dict[str, Words] = {
    "find": pgettext_lazy("improvement", "Find"),
    "try": pgettext_lazy("improvement", "Try"),
    "measure": pgettext_lazy("improvement", "Measure"),
    "done": pgettext_lazy("improvement", "Learned"),
}
TOLD_BY: dict[str, Words] = {
    "member": _("told by a colleague"),
    "client": _("told by a client"),
    "relative": _("told by a relative"),
}
NEEDS: dict[str, Words] = {
    "seen": _("I am seen here."),
    "heard": _("I am heard here."),
    "understood": _("I am understood here."),
    "noticed": _("I am taken into account here."),
    "loved": _("I am cared about here."),
}
GESTURES: dict[str, Words] = {
    "seen": _("A small gesture: greet each other by name, and look up when somebody comes in."),
    "heard": _("A small gesture: let one person speak to the end, and say back what you heard."),
    "understood": _("A small gesture: ask what makes the work hard this week, before you advise."),
    "noticed": _("A small gesture: ask those whom a decision touches, before it is made."),
    "loved": _("A small gesture: say thank you for one thing, and say what it was."),
}
REFUSED: dict[str, Words] = {
    "required": _("Please fill this in."),
    "taken": _("There is one with this short name already."),
    "too_long": _("This is too long."),
    "out_of_range": _("This number is too small or too large."),
    "settled": _("This has been answered to its end."),
    "used": _("This link has been used. Each link is good for one answer."),
    "not_anonymous": _("Links for one answer are only for feedback without a name."),
    "answered_already": _("You have answered this month. Thank you."),
    "nothing_said": _("Please answer at least one question."),
    "no_words": _("There are no words to take over."),
}


def choices(words: dict[str, Words]) -> list[tuple[str, Words]]:
    """For a select or radios."""
    return list(words.items())
