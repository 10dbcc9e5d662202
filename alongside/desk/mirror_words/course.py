"""What findings about being together and about the course of the work say."""

from collections.abc import Callable

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.desk.mirror_words.saying import Numbers, Words


def _tenths(value: int) -> str:
    """So many tenths as a number of the reader's language."""
    return number_format(value / 10, 1)


def _flueckiger() -> str:
    return _(
        "How the two work together goes with the result: r = .278, 95 percent interval .256 to .299, 295 studies with more than 30,000 clients (Flückiger and others 2018). That is about 8 of 100 parts of the difference in results, and it shows that they go together, not that one causes the other."
    )


def alliance_low(n: Numbers) -> Words:
    return Words(
        title=_("Being together is rated low"),
        observation=ngettext(
            "In their last answer after a meeting, what is about being together (such as heard, understood, accepted, safe) was %(mean)s of 10 on average.",
            "In their last %(answers)d answers after meetings, what is about being together (such as heard, understood, accepted, safe) was %(mean)s of 10 on average.",
            n["answers"],
        )
        % {**n, "mean": _tenths(n["tenths"])},
        question=_("What might they miss with you that they have not said aloud?"),
        suggestion=_(
            "Begin the next meeting with it: thank them for the honest answer, and ask what to do differently."
        ),
        why=_(
            "People open up where they feel heard and accepted. A low answer is a gift: it can be talked about while they are still here."
        ),
        row="C02, C04",
        paper=_flueckiger(),
    )


def alliance_falling(n: Numbers) -> Words:
    return Words(
        title=_("Being together is rated lower than usual"),
        observation=_(
            "Three times in a row they rated being together clearly lower than usual, last with %(mean)s of 10; usual for them was %(before)s."
        )
        % {"mean": _tenths(n["tenths"]), "before": _tenths(n["before"])},
        question=_("What has been different in the last meetings?"),
        suggestion=_("Ask about it early in the next meeting, without defending anything."),
        why=_(
            "A fall against what is usual for this person often says more than a low number. What is mended together can make the work stronger."
        ),
        row="C02, C04",
        paper=_flueckiger(),
    )


def not_taken_up(n: Numbers) -> Words:
    return Words(
        title=_("Feedback that nobody has taken up"),
        observation=ngettext(
            "%(concerns)d point in their answers has waited for a conversation for %(days)d days (meetings since: %(meetings)d).",
            "%(concerns)d points in their answers have waited for a conversation, the oldest for %(days)d days (meetings since: %(meetings)d).",
            n["concerns"],
        )
        % n,
        question=_("What makes it hard to begin with this?"),
        suggestion=_(
            "Open the next meeting with what they answered. If it has settled itself, write that down."
        ),
        why=_(
            "Who is asked and hears nothing back stops answering honestly. Taking up one small point shows that answers count."
        ),
        row="C02, C04",
        paper=_(
            "Feedback that practitioners receive and use helps a little: d = .15, 95 percent interval .10 to .20, 58 studies (de Jong and others 2021)."
        ),
    )


def unspoken_conflict(n: Numbers) -> Words:
    return Words(
        title=_("Perhaps a conflict that nobody has named"),
        observation=ngettext(
            "In the last %(days)d days a feeling was named %(feelings)d time (answers that fell: %(falls)d), and nothing written here says that you talked about it.",
            "In the last %(days)d days feelings were named %(feelings)d times (answers that fell: %(falls)d), and nothing written here says that you talked about them.",
            n["feelings"],
        )
        % n,
        question=_("If there were something between you that is not said, what could it be?"),
        suggestion=_("Name what you notice as your own impression, ask whether it fits, and accept a no."),
        why=_(
            "Most conflicts of this kind stay unsaid and show only as helplessness, disappointment, confusion, anger, uncertainty or sadness. Naming one lowers the tension. There may also be none."
        ),
        row="E04",
        paper=_(
            "In earlier studies mending a strain between the two went with better results: r = .24, 95 percent interval .09 to .39, only 3 studies with 148 clients (Safran and others 2011)."
        ),
    )


def polite_tens(n: Numbers) -> Words:
    return Words(
        title=_("Nothing but tens"),
        observation=ngettext(
            "Their last answer after a meeting was ten on every question, without words.",
            "Their last %(answers)d answers after meetings were ten on every question, without words.",
            n["answers"],
        )
        % n,
        question=_("If one thing could be a little better, which would it be?"),
        suggestion=_("Ask less often or in another way, and say that you can use criticism well."),
        why=_(
            "It may all be just as good as it says. But answers that never differ cannot show when something changes."
        ),
        row="C02",
    )


def much_better(n: Numbers) -> Words:
    return Words(
        title=_("The goals are near"),
        observation=ngettext(
            "They rated their goal %(near)d of 10 or nearer, the last %(times)d times.",
            "They rated each of their %(goals)d goals %(near)d of 10 or nearer, the last %(times)d times.",
            n["goals"],
        )
        % n,
        question=_("What is still to do together, and what can they do without you?"),
        suggestion=_("Talk about meeting less often, about a new goal, or about a good ending."),
        why=_(
            "A good ending is part of good work, and those who reach their goal are the best reason for it. This is good news."
        ),
        row="L04, G02",
    )


def _what_is_worse(n: Numbers) -> str:
    if not n["goals"]:
        return _("What they answered has become worse by more than its error of measurement.")
    seen = ngettext(
        "Over its last ratings %(goals)d goal moved away, by %(points)d points of 10, and that is more than chance.",
        "Over their last ratings %(goals)d goals moved away, by up to %(points)d points of 10, and that is more than chance.",
        n["goals"],
    )
    return seen % n


def worse(n: Numbers) -> Words:
    return Words(
        title=_("A goal is further away") if n["goals"] else _("An answer shows that it is worse"),
        observation=_what_is_worse(n),
        question=_("What has happened since, and what do they need now?"),
        suggestion=_("Ask about it in the next meeting, and look together whether the plan still fits."),
        why=_(
            "A step back is often part of the way. It is easier to help when it is seen early, and nearly everybody who works with people overlooks some of it."
        ),
        row="C02, B12",
        paper=_(
            "When practitioners said which of 550 clients would get worse, they named 3, while about 8 of 100 did (Hannan and others 2005)."
        ),
    )


def off_expected_course(n: Numbers) -> Words:
    return Words(
        title=_("Not on the course that was to be expected"),
        observation=ngettext(
            "Their last %(answers)d score lay off the course that was to be expected, towards the worse. Scales: %(scales)d.",
            "Their last %(answers)d scores one after another lay off the course that was to be expected, towards the worse. Scales: %(scales)d.",
            n["answers"],
        )
        % n,
        question=_("What do they say themselves about how it goes, and what would they change first?"),
        suggestion=_(
            "Look at the picture of the results together, and talk about what helps, what hinders, and what else you could try."
        ),
        why=_(
            "The course comes from people who began in a similar way, or from the measure’s own numbers. It is no promise and no verdict. Who is off it gains most from a conversation about it."
        ),
        row="C02, D03",
        paper=_(
            "When practitioners said which of 550 clients would get worse, they named 3, while about 8 of 100 did (Hannan and others 2005)."
        ),
    )


def request_not_looked_at(n: Numbers) -> Words:
    return Words(
        title=_("A reading of the request was never asked about"),
        observation=ngettext(
            "You wrote down what may stand behind the request %(days)d days ago. Since then there was %(meetings)d meeting, and it was not asked about.",
            "You wrote down what may stand behind the request %(days)d days ago. Since then there were %(meetings)d meetings, and it was not asked about.",
            n["meetings"],
        )
        % n,
        question=_("If they came to you for the first time today, what would they ask for?"),
        suggestion=_("Read the first words together, and ask which reading of them fits now."),
        why=_(
            "What a person wants changes while you work. Every reading stays a guess until they have said whether it fits."
        ),
        row="B01",
    )


WORDS: dict[str, Callable[[Numbers], Words]] = {
    "alliance_low": alliance_low,
    "alliance_falling": alliance_falling,
    "not_taken_up": not_taken_up,
    "unspoken_conflict": unspoken_conflict,
    "polite_tens": polite_tens,
    "much_better": much_better,
    "worse": worse,
    "request_not_looked_at": request_not_looked_at,
    "off_expected_course": off_expected_course,
}
