"""Numbers about feedback, each with what it stands on. No Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import sqrt
from statistics import median

GROUP = 5  # anonymous answers are shown by so many at once
FEWEST = 5  # below it a share says nothing
_Z = 1.959963984540054  # 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `total`, with Wilson's 95 % interval in whole percent (Wilson 1927)."""

    part: int
    total: int

    @property
    def is_enough(self) -> bool:
        return self.total >= FEWEST

    @property
    def percent(self) -> int:
        return round(100 * self.part / self.total) if self.total else 0

    @property
    def low(self) -> int:
        return round(100 * wilson(self.part, self.total)[0])

    @property
    def high(self) -> int:
        return round(100 * wilson(self.part, self.total)[1])


def wilson(part: int, total: int) -> tuple[float, float]:
    """Wilson's score interval for a share, 95 %, without continuity correction; (0, 1) of nothing."""
    if not total:
        return 0.0, 1.0
    share, z2 = part / total, _Z * _Z
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = _Z / (1 + z2 / total) * sqrt(share * (1 - share) / total + z2 / (4 * total * total))
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many taps of each kind."""

    good: int = 0
    fair: int = 0
    bad: int = 0

    @property
    def total(self) -> int:
        return self.good + self.fair + self.bad

    @property
    def well(self) -> Share:
        """The share of "good"."""
        return Share(self.good, self.total)


def counted(ratings: Iterable[str]) -> Counts:
    """Counts of good, fair and bad; anything else is left out."""
    listed = list(ratings)
    return Counts(listed.count("good"), listed.count("fair"), listed.count("bad"))


def median_days(spans: Sequence[tuple[datetime, datetime]]) -> float | None:
    """The middle number of days between two moments; None of nothing (C05)."""
    return median((until - since) / timedelta(days=1) for since, until in spans) if spans else None


def is_stale(
    today: date, *, made_on: date, days: int, said_on: date | None = None, moved_on: date | None = None
) -> bool:
    """Whether a touchpoint had neither feedback nor a change cycle for `days` days (C06); never a new one."""
    last = max(each for each in (made_on, said_on, moved_on) if each is not None)
    return today - last > timedelta(days=days)


def is_group(number: int) -> bool:
    """Whether so many waiting anonymous answers make a group that may be shown."""
    return number >= GROUP


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)
