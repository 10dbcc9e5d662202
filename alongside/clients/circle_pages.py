"""The pages that a client can open to somebody around them (N01). No Django here.

Two words, two things. A *page* is what somebody of the circle may open themselves, with their own sign-in;
only the client allows one. `CirclePerson.may_know` is what a member may tell them by mouth, as the client said.
What lies open to somebody is no secret from them, so a member may speak about it too; nothing else follows from
one to the other: who may be told a lot may have no page at all.
"""

from collections.abc import Collection, Iterable, Mapping

PAGES = (
    "times",  # the next meetings, without a fee
    "agreement",  # the agreement that holds
    "goals",  # goals, and how near they are
    "steps",  # steps, open and done
    "results",  # curves and scores, no words
    "card",  # the card for hard days
    "diary",  # the entries that the client shared with this very person
    "decisions",  # decisions that both have signed
    "documents",  # what was shared with the client
    "money",  # invoices, open and paid
)
# What often goes with whom: shown as a suggestion, never chosen for the client.
SUGGESTED: Mapping[str, tuple[str, ...]] = {
    "relative": ("times", "card"),
    "friend": ("card", "goals"),
    "network": ("agreement", "goals"),
    "colleague": ("times", "money"),
    "guardian": ("times", "agreement", "documents"),
}
# Beside the pages, one may tell how it is going in general.
IN_GENERAL = "progress"
TOPICS = (*PAGES, IN_GENERAL)
BY_MOUTH: Mapping[str, frozenset[str]] = {
    "nothing": frozenset(),
    "times": frozenset({"times"}),
    "progress": frozenset({"times", IN_GENERAL}),
    "agreed": frozenset(TOPICS),  # each time as the client says
}


def in_order(pages: Collection[str]) -> list[str]:
    """These pages as they are listed everywhere; what is no page is left out."""
    return [each for each in PAGES if each in pages]


def may_be_told(may_know: str, pages: Iterable[str]) -> list[str]:
    """What a member may speak about with somebody: what was said for talks, and the pages that lie open (E05)."""
    allowed = BY_MOUTH[may_know] | set(pages)
    return [each for each in TOPICS if each in allowed]


def beyond(told: Collection[str], may_know: str, pages: Iterable[str]) -> list[str]:
    """What was told that may not be; codes that are no topic at all count too. None: all is well."""
    allowed = may_be_told(may_know, pages)
    return sorted(each for each in told if each not in allowed)
