"""What the reply coach says: what was seen, why it matters, a gentle question, an offered wording. Never a verdict."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.messages.coach import Mark

FULL_STOPS = (".", "!", "?", "…", "\u3002", "\uff01", "\uff1f")


@dataclass(frozen=True, slots=True)
class Words:
    """Of one rule: the requirement behind it, what was seen, why it matters, and what to ask oneself."""

    row: str
    seen: str | Promise
    why: str | Promise
    question: str | Promise


RULES = {
    "length": Words(
        "D01",
        _("Your answer is much longer than the question."),
        _("Saying far more than was asked can come from the wish to please. It takes room from the other."),
        _("What would a short answer make possible? The rest may be good for your next meeting."),
    ),
    "own_hands": Words(
        "D04",
        _("You offer to do this for them."),
        _("Success stays with those who did the work themselves, with somebody at their side."),
        _("Which part of it could be theirs, and which could you do together?"),
    ),
    "promise": Words(
        "A07",
        _("This may promise something outside your agreement."),
        _(
            "More time, another fee or contact at other hours, once given, is soon expected. A clear frame protects both."
        ),
        _("Is it agreed? If it should be, change the agreement together first."),
    ),
    "pressure": Words(
        "G04",
        _("This could be read as a reason not to leave."),
        _(
            "Whoever wants to end is free to. Guilt, fear, a better price or asking again take this freedom away."
        ),
        _("How would it sound to somebody who has decided to go?"),
    ),
    "advice_first": Words(
        "E08",
        _("Advice comes before a word about how they feel."),
        _("Somebody who feels heard can take in more, and tells more."),
        _("Would you like to say first what you heard?"),
    ),
    "plain": Words(
        "E09",
        _("This may be hard to understand."),
        _("People understand best what is said in short sentences and in words of their own."),
        _("How would they say it themselves?"),
    ),
    "address": Words(
        "E06",
        _("This is another form of address than they chose."),
        _("To be addressed as one wishes is the first sign of being respected."),
        _("Do you want to keep to the form they chose?"),
    ),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One mark in words. `start` and `end` count characters; `excerpt` is "" for the whole draft."""

    rule: str
    row: str
    start: int
    end: int
    excerpt: str
    instead: str
    seen: str
    why: str
    question: str


def in_words(words: str, marks: Iterable[Mark]) -> list[Said]:
    """The marks of a draft with these words, as a member reads them."""
    return [_said(words, each) for each in marks]


def reworded(words: str, mark: Mark) -> str:
    """The words with the offered wording in its place; where it ends its sentence, the old full stop goes."""
    rest = words[mark.end :]
    if mark.instead[-1:] in FULL_STOPS and rest[:1] in FULL_STOPS:
        rest = rest[1:]
    return words[: mark.start] + mark.instead + rest


def as_data(words: str, marks: Iterable[Mark]) -> list[dict[str, object]]:
    """The same, for the page's script."""
    return [asdict(each) for each in in_words(words, marks)]


def _said(words: str, mark: Mark) -> Said:
    rule = RULES[mark.rule]
    excerpt = words[mark.start : mark.end]
    return Said(
        mark.rule,
        rule.row,
        mark.start,
        mark.end,
        excerpt,
        mark.instead,
        str(rule.seen),
        str(rule.why),
        str(rule.question),
    )
