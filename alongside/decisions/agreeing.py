"""When a decision may be put before the client, and when it may be signed (E03, B14). No Django here."""

from collections.abc import Iterable
from dataclasses import dataclass

FEWEST_DECISIONS = 5  # below it a share says nothing
FEWEST_PEOPLE = 5  # of whom a practice sees a share


@dataclass(frozen=True, slots=True)
class Standing:
    """What is there of a decision; words that are blank are not there."""

    question: str = ""
    alternative: str = ""
    usual: str = ""
    departs: str = ""
    who_does: str = ""
    our_options: int = 0
    their_options: int = 0
    has_no_proposal: bool = False
    has_choice: bool = False
    is_put_before: bool = False


def missing_before_client(standing: Standing) -> tuple[str, ...]:
    """What must be there before the client is asked to look at it, in the order in which one fills it in.

    `alternative` is the pause against one's own first impression (B14).
    """
    there = {
        "question": bool(standing.question.strip()),
        "our_option": standing.our_options > 0,
        "alternative": bool(standing.alternative.strip()),
    }
    return tuple(code for code, is_there in there.items() if not is_there)


def missing_before_signing(standing: Standing) -> tuple[str, ...]:
    """What must be there before either side signs, in the order in which it comes about.

    The slot for the client's own proposal is never skipped: an option of theirs, or their word that they have
    none (E03). Where the usual is named, how this departs from it, and why, must be too.
    """
    there = {
        "put_before": standing.is_put_before and not missing_before_client(standing),
        "own_proposal": standing.their_options > 0 or standing.has_no_proposal,
        "choice": standing.has_choice,
        "who_does": bool(standing.who_does.strip()),
        "departs": not standing.usual.strip() or bool(standing.departs.strip()),
    }
    return tuple(code for code, is_there in there.items() if not is_there)


def steps_in(who_does: str) -> list[str]:
    """What there is to do, line by line: each may become a step."""
    lines = (line.strip().lstrip("-–•*").strip() for line in who_does.splitlines())
    return [line for line in dict.fromkeys(lines) if line]


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision that both signed: whose it was, and whether the client's own words are in it."""

    client: object
    has_option: bool = False
    has_matters: bool = False

    @property
    def has_input(self) -> bool:
        return self.has_option or self.has_matters


@dataclass(frozen=True, slots=True)
class Share:
    """How many signed decisions there are, and how many of them have nothing of the client in them (B14)."""

    decided: int
    without_input: int
    people: int

    @property
    def share(self) -> float | None:
        """0 to 1; None for fewer than five decisions."""
        return self.without_input / self.decided if self.decided >= FEWEST_DECISIONS else None

    @property
    def percent(self) -> int | None:
        """The same in whole points of a hundred."""
        return None if self.share is None else round(100 * self.share)

    @property
    def is_of_enough_people(self) -> bool:
        """Whether it may be shown to who does not work with them."""
        return self.people >= FEWEST_PEOPLE


def share_without_input(found: Iterable[Decided]) -> Share:
    """Over these decisions."""
    decided = list(found)
    without = [each for each in decided if not each.has_input]
    return Share(len(decided), len(without), len({each.client for each in decided}))
