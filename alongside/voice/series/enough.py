"""What every statistic here answers with, and how it says that there is too little to say anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal, TypeVar

Value = TypeVar("Value", covariant=True)  # noqa: PLC0105 what the page reads is called a value
Better = Literal["higher", "lower"]  # in which direction a score gets better
Interval = tuple[float, float]


class Reason(StrEnum):
    """Why there is no value. Pages give it words."""

    TOO_FEW_POINTS = "too_few_points"
    TOO_FEW_CLOSED = "too_few_closed"  # the archive holds too few closed engagements
    NO_SPREAD = "no_spread"  # every point is the same, so nothing can stand out
    NO_INTAKE = "no_intake"  # the first point is missing
    NO_NORMS = "no_norms"  # nothing is known of how other people answer this measure


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula by name, and where it comes from."""

    name: str  # as pages and the interface show it, with its variant: "Tau-U (A vs B, trend A)"
    source: str  # the paper, or that it is our own choice
    is_verified: bool = (
        True  # False: recalled, and checked against no published or independently computed number
    )


@dataclass(frozen=True, slots=True)
class Result(Generic[Value]):
    """A value with everything that must be shown beside it, or the reason why there is none."""

    n: int  # points it rests on
    formula: Formula
    value: Value | None = None
    interval: Interval | None = None  # None where no honest interval is known
    level: float | None = None  # of the interval: 0.95
    standard_error: float | None = None
    reason: Reason | None = None
    needs: int | None = None  # points (or closed engagements) that would be enough

    @property
    def is_enough(self) -> bool:
        return self.reason is None


def too_few(n: int, needs: int, formula: Formula, reason: Reason = Reason.TOO_FEW_POINTS) -> Result[Value]:
    """No value: there are `n` and it needs `needs`."""
    return Result(n=n, formula=formula, reason=reason, needs=needs)


def present(scores: Sequence[float | None]) -> list[float]:
    """The scores that were given, in order."""
    return [score for score in scores if score is not None]


def upwards(scores: Sequence[float], better: Better) -> list[float]:
    """The same scores, turned so that more is better."""
    return [score if better == "higher" else -score for score in scores]
