"""What a practice learns from its members' findings: rounded counts of whole quarters, and never of whom.

Below five people nothing is said, and of a kind nothing below five people in that quarter. Quarters are over, so the
numbers stand still; there is no other period to ask for, and rounding hides a single finding that goes with a file.
No Django here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.clients.heard_from import quarter

FEWEST = 5  # people (issue 6)
STEP = 5  # counts are rounded to this [derived]
QUARTERS = 4

Quarter = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Came:
    """One finding: its kind, whose it is, and when it came up first."""

    kind: str
    member: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Kind:
    """How many of one kind came up in each quarter, about; None: too few people to say."""

    kind: str
    counts: tuple[int | None, ...]


def last_quarters(today: date) -> tuple[Quarter, ...]:
    """The quarters that are over, oldest first."""
    year, number = quarter(today)
    before = (year * 4 + number - 1 - ago for ago in range(QUARTERS, 0, -1))
    return tuple((count // 4, count % 4 + 1) for count in before)


def kinds(
    came: Iterable[Came], quarters: Sequence[Quarter], zone: ZoneInfo, order: Sequence[str]
) -> list[Kind]:
    """Kinds that can be said in one of the quarters at least, in this order."""
    whose: dict[tuple[str, Quarter], list[UUID]] = {}
    for each in came:
        whose.setdefault((each.kind, quarter(each.at.astimezone(zone).date())), []).append(each.member)
    found = (Kind(kind, tuple(_about(whose.get((kind, each), [])) for each in quarters)) for kind in order)
    return [each for each in found if any(count is not None for count in each.counts)]


def _about(members: Sequence[UUID]) -> int | None:
    """How many, to the nearest five; None below five people."""
    if len(set(members)) < FEWEST:
        return None
    return STEP * ((len(members) + STEP // 2) // STEP)
