"""How near a client says that their goals are (C01), read from the trail, and how that goes on. No Django."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from statistics import fmean
from uuid import UUID

from alongside.mirror.facts import Fact, past

READS = frozenset({"goal.set", "goal.rated", "goal.closed", "goal.reopened"})
LAST = 3  # so few ratings at least, before we speak of a course [derived]
USUAL_SPREAD = 0.8  # points of 10 by which ratings differ although nothing has changed [derived] ...
ITS_WEIGHT = 4  # ... worth so many ratings; from then on the client's own spread counts more [derived]
A_WEEK = timedelta(weeks=1)


def open_goals(facts: Sequence[Fact], now: datetime) -> dict[UUID, list[Fact]]:
    """Ratings of nearness by the client, oldest first, of every goal that is not closed."""
    goals: dict[UUID, list[Fact]] = {}
    closed: set[UUID] = set()
    for fact in past(facts, now, READS):
        if fact.about is None:
            continue
        rated = goals.setdefault(fact.about, [])
        if fact.verb == "goal.closed":
            closed.add(fact.about)
        elif fact.verb == "goal.reopened":
            closed.discard(fact.about)
        elif fact.verb == "goal.rated" and near(fact) is not None:
            rated.append(fact)
    return {goal: rated for goal, rated in goals.items() if goal not in closed}


def near(fact: Fact) -> int | None:
    """How near, 0 to 10, where the client said it as a number."""
    value = fact.facts.get("near")
    if not isinstance(value, int) or fact.facts.get("by") != "client":
        return None
    return value if 0 <= value <= 10 else None


def every_day(rated: Sequence[Fact]) -> list[Fact]:
    """The last rating of each day with one, oldest first."""
    return list({fact.at.date(): fact for fact in rated}.values())


def last_days(rated: Sequence[Fact], count: int = LAST) -> list[Fact]:
    """The last ratings on so many different days, the last of each day; fewer where there are fewer."""
    return every_day(rated)[-count:]


def is_fresh(rated: Sequence[Fact], days: int, now: datetime) -> bool:
    """Whether the newest of these is not older than so many days."""
    return bool(rated) and now - rated[-1].at <= timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Course:
    """The straight line through ratings. `slope`: points a week; `error`: its standard error.

    `weeks`: from the first to the last of them; `after_middle`: from their middle to the last. `mean`: of what was
    said, in points of 10.
    """

    slope: float
    error: float
    weeks: float
    after_middle: float
    mean: float

    @property
    def change(self) -> float:
        """Points of 10 from the beginning of the line to its end."""
        return self.slope * self.weeks

    @property
    def end(self) -> float:
        """Where the line stands at the last of them, in points of 10."""
        return self.mean + self.slope * self.after_middle


def course(rated: Sequence[Fact]) -> Course | None:
    """The line through these ratings of one goal, oldest first; None with fewer than three or all at one time.

    Few whole numbers can lie on a line by chance: the spread around it is shrunk towards what is usual.
    """
    said = [(fact.at, float(value)) for fact in rated if (value := near(fact)) is not None]
    if len(said) < LAST or said[0][0] == said[-1][0]:
        return None
    weeks = [(at - said[0][0]) / A_WEEK for at, _ in said]
    middle, mean = fmean(weeks), fmean(value for _, value in said)
    width = sum((week - middle) ** 2 for week in weeks)
    slope = sum((week - middle) * value for week, (_, value) in zip(weeks, said, strict=True)) / width
    off = [value - mean - slope * (week - middle) for week, (_, value) in zip(weeks, said, strict=True)]
    return Course(slope, _spread(off) / sqrt(width), weeks[-1], weeks[-1] - middle, mean)


def _spread(off: Sequence[float]) -> float:
    """By how much ratings lie off their line: the client's own way of rating, and what is usual."""
    own = sum(each * each for each in off)
    return sqrt((ITS_WEIGHT * USUAL_SPREAD**2 + own) / (ITS_WEIGHT + len(off) - 2))
