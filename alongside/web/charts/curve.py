"""What a picture is drawn from. Days are whole numbers (`date.toordinal`), values are points of the scale."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One answer; `value` is None where a score is missing: the line has a gap there."""

    day: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Zone:
    """A band of the scale with its name."""

    lowest: float
    highest: float
    text: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What to expect on one day: the middle and the two bands around it."""

    day: int
    middle: float
    inner: tuple[float, float]
    outer: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that belongs to a day: a letter for what happened, a number for the client's own words."""

    day: int
    text: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Everything that one picture may show; only the points and the range of the scale must be there."""

    points: tuple[Point, ...]
    lowest: float
    highest: float
    cutoff: float | None = None
    corridor: tuple[float, float] | None = None
    zones: tuple[Zone, ...] = ()
    expected: tuple[Ahead, ...] = ()
    events: tuple[Sign, ...] = ()
    words: tuple[Sign, ...] = ()

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day that anything lies on; (1, 1) when there is nothing."""
        parts: tuple[Iterable[Point | Ahead | Sign], ...] = (
            self.points,
            self.expected,
            self.events,
            self.words,
        )
        found = [each.day for part in parts for each in part]
        return (min(found), max(found)) if found else (1, 1)
