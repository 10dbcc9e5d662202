"""Four indicators, computed the same way each quarter (C10). No Django here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.voice.quarters import Quarter

FEWEST = 3  # answers behind a mean that one may look at oneself
FEWEST_PEOPLE = 5  # people behind a mean that others look at
# Trust; how near goals came; whether they would go on or send a friend; who works here and their own meetings.
INDICATORS = ("trust", "attainment", "lasting", "satisfied")


@dataclass(frozen=True, slots=True)
class Point:
    """One answer, 0 to 10, of one person (or about one goal of theirs)."""

    quarter: Quarter
    who: UUID
    value: float


@dataclass(frozen=True, slots=True)
class Cell:
    """The mean of one quarter over n answers; None where there are too few."""

    mean: float | None
    n: int


def own_cell(points: Sequence[Point]) -> Cell:
    """For who works with these people themselves."""
    return Cell(_mean(points) if len(points) >= FEWEST else None, len(points))


def shared_cell(points: Sequence[Point]) -> Cell:
    """For everybody else: from five people up, and without the count below that."""
    people = {each.who for each in points}
    if len(people) < FEWEST_PEOPLE:
        return Cell(None, 0)
    return Cell(_mean(points), len(points))


def row(
    points: Iterable[Point], quarters: Sequence[Quarter], cell: Callable[[Sequence[Point]], Cell]
) -> list[Cell]:
    """One cell for each quarter, in their order."""
    found = list(points)
    return [cell([each for each in found if each.quarter == quarter]) for quarter in quarters]


def last_of_each(rated: Iterable[tuple[UUID, Quarter, datetime, UUID, float]]) -> list[Point]:
    """Of (goal, quarter, at, client, near) the last rating of each goal in each quarter."""
    newest: dict[tuple[UUID, Quarter], tuple[datetime, Point]] = {}
    for goal, quarter, at, client, near in rated:
        before = newest.get((goal, quarter))
        if before is None or at >= before[0]:
            newest[goal, quarter] = at, Point(quarter, client, near)
    return [point for _at, point in newest.values()]


def _mean(points: Sequence[Point]) -> float:
    return sum(each.value for each in points) / len(points)
