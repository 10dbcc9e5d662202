"""Is the change more than error of measurement, and does it cross into the other population?

Jacobson, N. S. & Truax, P. (1991). Clinical significance. Journal of Consulting and Clinical Psychology 59,
12-19. A change is reliable when |RC| > 1.96; where a measure publishes points, from those points on.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from alongside.voice.measuring.definitions import Cutoff, Direction, ReliableChange

Z95 = 1.96
NEARLY = 1e-9


class Category(StrEnum):
    """RECOVERED: reliably better and out of the clinical range. HARMED: reliably worse and into it."""

    RECOVERED = "recovered"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    DETERIORATED = "deteriorated"
    HARMED = "harmed"


@dataclass(frozen=True, slots=True)
class Population:
    """Mean and standard deviation of a scale in a clinical or a functional population."""

    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """The three criteria; `b` and `c` need a functional population and are None without."""

    a: float
    b: float | None
    c: float | None

    @property
    def preferred(self) -> float:
        """c, which weighs both populations, where there is one; else a."""
        return self.a if self.c is None else self.c


def standard_error(sd: float, reliability: float) -> float:
    """The standard error of measurement, sd x sqrt(1 - reliability), in points of the scale.

    ValueError when `sd` is not above 0 or `reliability` not from 0 to below 1.
    """
    if not (sd > 0 and 0 <= reliability < 1):
        raise ValueError("sd above 0 and reliability from 0 to below 1")
    return sd * sqrt(1 - reliability)


def standard_error_of_difference(sd: float, reliability: float) -> float:
    """sqrt(2 x SE^2), in points (Jacobson & Truax 1991)."""
    return sqrt(2) * standard_error(sd, reliability)


def reliable_change_index(first: float, last: float, *, sd: float, reliability: float) -> float:
    """RC = (last - first) / Sdiff; its sign is that of the change, not of the benefit (Jacobson & Truax 1991)."""
    return (last - first) / standard_error_of_difference(sd, reliability)


def smallest_reliable_change(sd: float, reliability: float, z: float = Z95) -> float:
    """The points that a change must exceed to be reliable: z x Sdiff (Jacobson & Truax 1991)."""
    return z * standard_error_of_difference(sd, reliability)


def gulliksen_lord_novick(
    first: float, last: float, *, clinical_mean: float, sd: float, reliability: float
) -> float:
    """The index that expects regression to the mean, ((last - M) - r(first - M)) / (sd sqrt(1 - r^2)).

    Hsu, L. M. (1989). Behavioral Assessment 11, 459-467. For sensitivity, beside Jacobson-Truax.
    """
    standard_error(sd, reliability)
    expected = reliability * (first - clinical_mean)
    return ((last - clinical_mean) - expected) / (sd * sqrt(1 - reliability**2))


def edwards_nunnally(
    first: float, last: float, *, clinical_mean: float, sd: float, reliability: float
) -> float:
    """The index around the estimated true score, (last - (r(first - M) + M)) / SE.

    Speer, D. C. (1992). Journal of Consulting and Clinical Psychology 60, 402-408. For sensitivity.
    """
    true_score = reliability * (first - clinical_mean) + clinical_mean
    return (last - true_score) / standard_error(sd, reliability)


def cutoffs(clinical: Population, functional: Population | None, direction: Direction) -> Cutoffs:
    """Criteria a (2 SD out of the clinical mean), b (within 2 SD of the functional mean), c (between, weighed).

    Jacobson & Truax 1991, p. 13. With equal SDs c lies halfway. ValueError when an SD is negative or both are 0.
    """
    better = 1 if direction is Direction.HIGHER_IS_BETTER else -1
    a = clinical.mean + better * 2 * clinical.sd
    if functional is None:
        return Cutoffs(a, None, None)
    both = clinical.sd + functional.sd
    if min(clinical.sd, functional.sd) < 0 or both == 0:
        raise ValueError("standard deviations above 0")
    c = (functional.sd * clinical.mean + clinical.sd * functional.mean) / both
    return Cutoffs(a, functional.mean - better * 2 * functional.sd, c)


def is_clinical(score: float, cutoff: Cutoff, direction: Direction) -> bool:
    """Does this score lie on the clinical side of the cut-off? The cut-off itself: as its measure says."""
    worse_by = cutoff.value - score if direction is Direction.HIGHER_IS_BETTER else score - cutoff.value
    return worse_by >= -NEARLY if cutoff.is_inclusive else worse_by > NEARLY


def benefit(first: float, last: float, direction: Direction) -> float:
    """The change in points, above 0 when it is for the better."""
    return last - first if direction is Direction.HIGHER_IS_BETTER else first - last


def is_reliable(points: float, change: ReliableChange) -> bool:
    """Is a change of so many points (either way) reliable? Published points count from themselves on (>=);
    points from `sd` and `reliability` must be exceeded (>), as Jacobson & Truax have it."""
    if change.points is not None:
        return abs(points) >= change.points - NEARLY
    if change.sd is None or change.reliability is None:
        raise ValueError("points, or sd and reliability")
    return abs(points) > smallest_reliable_change(change.sd, change.reliability)


def categorize(
    first: float, last: float, *, reliable: ReliableChange, cutoff: Cutoff | None, direction: Direction
) -> Category:
    """Jacobson & Truax's categories, and harmed. Without a cut-off: improved, unchanged or deteriorated."""
    gained = benefit(first, last, direction)
    if not is_reliable(gained, reliable):
        return Category.UNCHANGED
    was, is_now = (cutoff and is_clinical(score, cutoff, direction) for score in (first, last))
    if gained > 0:
        return Category.RECOVERED if was and not is_now else Category.IMPROVED
    return Category.HARMED if cutoff and is_now and not was else Category.DETERIORATED
