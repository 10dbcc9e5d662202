"""Words for results: what a change means, what happened on a day, why a number is missing. Plain words, no verdicts."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.voice.measuring.change import Category
from alongside.voice.series.enough import Reason
from alongside.voice.series.rational import Because, Status

Words = str | Promise

CATEGORIES: dict[Category, Words] = {
    Category.RECOVERED: _("Clearly better, and now within the range of people who do not seek help."),
    Category.IMPROVED: _("Clearly better: more than chance would explain."),
    Category.UNCHANGED: _("No clear change: the difference may be chance."),
    Category.DETERIORATED: _("Clearly worse: more than chance would explain."),
    Category.HARMED: _("Clearly worse, and now within the range of people who seek help."),
}
NO_CATEGORY = _("Nobody has found out yet how much change in this measure is more than chance.")
REASONS: dict[Reason, Words] = {
    Reason.TOO_FEW_POINTS: _("Too few points: %(n)d of %(needs)d."),
    Reason.TOO_FEW_CLOSED: _("Too few finished courses to compare with: %(n)d of %(needs)d."),
    Reason.NO_SPREAD: _("All points are the same, so nothing can stand out."),
    Reason.NO_INTAKE: _("The first score is missing."),
    Reason.NO_NORMS: NO_CATEGORY,
}
EVENTS: dict[str, Words] = {
    "opened": _("The work began"),
    "agreed": _("The agreement was made"),
    "changed": _("The agreement was changed"),
    "ended": _("The work ended"),
}
CRITERIA: dict[str, Words] = {
    "a": _("a: far from people who seek help"),
    "b": _("b: near to people who do not"),
    "c": _("c: nearer to people who do not"),
    "published": _("the measure's own cut-off"),
}
STATUSES: dict[Status, Words] = {
    Status.ON_TRACK: _("As expected"),
    Status.WATCH: _("Worth watching"),
    Status.OFF_TRACK: _("Not as expected: worth a conversation"),
}
BECAUSE: dict[Because, Words] = {
    Because.WITHIN: _("Nothing stands out."),
    Because.WORSE_THAN_INTAKE: _("Clearly worse than at the beginning."),
    Because.NO_CHANGE: _("No clear change after six meetings or more."),
    Because.BELOW_BEST: _("Clearly below this person's own best."),
    Because.OUTSIDE_OUTER: _("Beyond what 80 of 100 similar people show."),
    Because.OUTSIDE_INNER: _("Beyond what 68 of 100 similar people show."),
}
NO_SCORE: dict[str, Words] = {
    "too_few_answers": _("too few answers for a score"),
    "required_missing": _("an answer that the score needs is missing"),
}
PEOPLE: dict[str, Words] = {
    "seeking_help": _("people who seek help"),
    "general": _("people in general"),
    "this_practice": _("people who came to this practice"),
}
RATERS: dict[str, Words] = {
    "client": _("answered by the client"),
    "member": _("answered by who works with them"),
    "circle": _("answered by somebody close to them"),
}
REFUSALS: dict[str, Words] = {
    "required": _("Please write something first."),
    "too_long": _("This is too long. Please write at most %(most)d characters."),
}
