"""What findings about endings say: leaving without a word, what is still open, holding on, going on."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.desk.mirror_words.saying import Numbers, Words


def leaving_unsaid(n: Numbers) -> Words:
    return Words(
        title=_("Perhaps leaving, without a word"),
        observation=ngettext(
            "This person did not come or cancelled late %(times)d time in a row, nothing is booked, and nobody has spoken of an ending.",
            "This person did not come or cancelled late %(times)d times in a row, nothing is booked, and nobody has spoken of an ending.",
            n["times"],
        )
        % n,
        question=_("What happened in the last meeting before this?"),
        suggestion=_(
            "Invite them once, warmly, to one closing talk, and say that they are free to come or not."
        ),
        why=_(
            "Somebody who stays away often comes close to something hard. One open invitation keeps the door open; more than one pushes."
        ),
        row="G01",
        paper=_(
            "In 669 studies with 83,834 clients about one in five left early (19.7 %; Swift & Greenberg 2012)."
        ),
    )


def ending_with_open(n: Numbers) -> Words:
    return Words(
        title=_("An ending with something still open"),
        observation=_still_open(n) % n,
        question=_("What would this person like to have said before you part?"),
        suggestion=_(
            "Offer one talk about it before the end. They may say no, and the ending holds all the same."
        ),
        why=_(
            "What was voiced can be left behind. What was not goes along with both. It is an offer to the other person, never a condition."
        ),
        row="G02, G03",
        paper=_(
            "Where a break between the two was mended, the work went better (r = .29, 11 studies; Eubanks et al. 2018). This shows a link, not a cause."
        ),
    )


def _still_open(n: Numbers) -> str:
    """A conflict, something that is hard to say, or both."""
    if not n["named"]:
        return ngettext(
            "The work comes to its end, and %(conflicts)d conflict that was written down is still open.",
            "The work comes to its end, and %(conflicts)d conflicts that were written down are still open.",
            n["conflicts"],
        )
    if not n["conflicts"]:
        return ngettext(
            "The work comes to its end. %(named)d time this person let you know that something is hard to say, and it has not been taken up.",
            "The work comes to its end. %(named)d times this person let you know that something is hard to say, and it has not been taken up.",
            n["named"],
        )
    return _(
        "The work comes to its end. A conflict is still open, and something that this person found hard to say has not been taken up."
    )


def pressure_to_stay(n: Numbers) -> Words:
    return Words(
        title=_("Writing after the ending"),
        observation=ngettext(
            "Since the ending was spoken of, you wrote %(messages)d time without being asked, and nothing came back.",
            "Since the ending was spoken of, you wrote %(messages)d times without being asked, and nothing came back.",
            n["messages"],
        )
        % n,
        question=_("What would it be like to let this person go?"),
        suggestion=_("Leave it at the one invitation. The door stays open without another message."),
        why=_(
            "Everybody is free to leave. Asking again and again takes away the freedom and the safety that the work gave."
        ),
        row="G04",
    )


def goal_reached_still_going(n: Numbers) -> Words:
    return Words(
        title=_("The goals are reached, and you go on meeting"),
        observation=_reached(n) % n,
        question=_("For what do you meet now, in this person's own words?"),
        suggestion=_(
            "Look back together at what was reached. Then name a new goal, meet less often, or bring it to a good end."
        ),
        why=_(
            "Going on can be right. Going on without knowing for what makes a person need you for longer than they have to."
        ),
        row="G02, L05",
        paper=_(
            "Where both agreed on the goals, the work went better (r = .24, 54 studies; Tryon et al. 2018). This shows a link, not a cause."
        ),
    )


def _reached(n: Numbers) -> str:
    """One goal, or several."""
    if n["goals"] == 1:
        return ngettext(
            "The goal was reached %(weeks)d week ago. Since then you have met %(meetings)d times, and no new goal is set.",
            "The goal was reached %(weeks)d weeks ago. Since then you have met %(meetings)d times, and no new goal is set.",
            n["weeks"],
        )
    return ngettext(
        "The last of %(goals)d goals was reached %(weeks)d week ago. Since then you have met %(meetings)d times, and no new goal is set.",
        "The last of %(goals)d goals was reached %(weeks)d weeks ago. Since then you have met %(meetings)d times, and no new goal is set.",
        n["weeks"],
    )


WORDS: dict[str, Callable[[Numbers], Words]] = {
    "leaving_unsaid": leaving_unsaid,
    "ending_with_open": ending_with_open,
    "pressure_to_stay": pressure_to_stay,
    "goal_reached_still_going": goal_reached_still_going,
}
