"""Where a day and a value lie in a picture, and which of them are written along its edges."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

STEPS = (1, 2, 5, 10)
NEARLY = 1e-9


@dataclass(frozen=True, slots=True)
class Frame:
    """The field in which values are drawn: its edges in the picture, and what they stand for.

    Values grow upwards, days to the right. What lies beyond an edge is drawn on it.
    """

    left: float
    right: float
    top: float
    bottom: float
    days: tuple[int, int]
    values: tuple[float, float]
    is_whole: bool = False  # whole coordinates are enough for a small picture, and quicker

    def x(self, day: float) -> float:
        """How far to the right a day lies; the middle when there is one day only."""
        return _between(day, self.days, self.left, self.right)

    def y(self, value: float) -> float:
        """How far down a value lies; the middle when the scale has one value only."""
        return _between(value, self.values, self.bottom, self.top)

    def place(self, day: float, value: float) -> str:
        """Both, as a path writes them: "12.5 40"."""
        return self._write(self.x(day), self.y(value))

    def places(self, points: Iterable[tuple[float, float]]) -> list[str]:
        """`place` of many (day, value): a page of results draws hundreds."""
        (first, last), (low, high) = self.days, self.values
        if last <= first or high <= low:
            return [self.place(day, value) for day, value in points]
        left, width, bottom, height = self.left, self.right - self.left, self.bottom, self.top - self.bottom
        days, values = last - first, high - low
        spots = (
            (
                left + width * min(1.0, max(0.0, (day - first) / days)),
                bottom + height * min(1.0, max(0.0, (value - low) / values)),
            )
            for day, value in points
        )
        if self.is_whole:
            return [f"{x:.0f} {y:.0f}" for x, y in spots]
        return [f"{round(x, 1) + 0.0:g} {round(y, 1) + 0.0:g}" for x, y in spots]

    def _write(self, x: float, y: float) -> str:
        return f"{x:.0f} {y:.0f}" if self.is_whole else f"{short(x)} {short(y)}"

    def across(self, values: Iterable[float]) -> str:
        """A path of level lines."""
        left, right = short(self.left), short(self.right)
        return "".join(f"M{left} {short(self.y(value))}H{right}" for value in values)

    def strip(self, low: float, high: float) -> str:
        """A path around everything from one value to another."""
        top, bottom = short(self.y(high)), short(self.y(low))
        return f"M{short(self.left)} {top}H{short(self.right)}V{bottom}H{short(self.left)}Z"


def short(number: float) -> str:
    """A coordinate with at most one digit after the point: 12, 12.5."""
    return f"{round(number, 1) + 0.0:g}"


def value_ticks(lowest: float, highest: float, most: int = 6) -> list[float]:
    """Round values from lowest to highest, at most `most` steps between them; rising, at least one."""
    span = highest - lowest
    if span <= 0:
        return [lowest]
    step = _round_step(span / most)
    first, last = ceil(lowest / step - NEARLY), floor(highest / step + NEARLY)
    return [round(number * step, 9) for number in range(first, last + 1)] or [lowest]


def day_ticks(first: int, last: int, most: int) -> list[int]:
    """Days spread evenly, the first and the last among them; rising, `most` (2 or more) at most."""
    pieces = min(most - 1, last - first)
    if pieces <= 0:
        return [first]
    return [first + round(piece * (last - first) / pieces) for piece in range(pieces + 1)]


def _round_step(least: float) -> float:
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in STEPS if step * power >= least * (1 - NEARLY))


def _between(at: float, span: tuple[float, float], start: float, end: float) -> float:
    low, high = span
    if high <= low:
        return (start + end) / 2
    return start + (end - start) * min(1.0, max(0.0, (at - low) / (high - low)))
