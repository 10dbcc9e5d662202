"""Control charts on one client's own series: is this point outside what has been usual for this client?

A signal is a question to ask ("possible rupture"), never a diagnosis: there is no agreed standard for these
charts in therapy (Lipner 2022). The formulas are checked against the examples of NIST; the papers of Roberts and Page
and the place of XmR in the handbook are recalled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import fmean

from alongside.voice.series.enough import Formula, Reason, Result, too_few

BASELINE = 8  # points that the limits are drawn from
MINIMUM = 6  # points before limits mean anything (six to eight)
WIDTH = 3.0  # limits lie this many standard deviations from the centre
MEMORY = 0.3  # weight of the newest point in an EWMA, as in NIST's example
PER_RANGE = 1.128  # d2: the mean range of two points of a normal series, in standard deviations

XMR = Formula(
    "XmR", "Shewhart's chart for individuals: centre ± 3 MR/1.128; NIST/SEMATECH e-Handbook 6.3.2.2"
)
EWMA = Formula("EWMA", "Roberts 1959, Technometrics 1:239; NIST/SEMATECH e-Handbook 6.3.2.4")
CUSUM = Formula("CUSUM (tabular)", "Page 1954, Biometrika 41:100; NIST/SEMATECH e-Handbook 6.3.2.3")


@dataclass(frozen=True, slots=True)
class Limits:
    """What is usual: the centre, how far points usually stray (sigma), and where a signal begins."""

    centre: float
    sigma: float
    lower: float
    upper: float

    def is_outside(self, score: float) -> bool:
        return not self.lower <= score <= self.upper


@dataclass(frozen=True, slots=True)
class Smoothed:
    """One point of an EWMA with its limits, which are narrower at the start."""

    value: float
    lower: float
    upper: float

    @property
    def is_signal(self) -> bool:
        return not self.lower <= self.value <= self.upper


@dataclass(frozen=True, slots=True)
class Sums:
    """What has piled up above and below the target, and where it first became too much (0 is the first point)."""

    high: tuple[float, ...]
    low: tuple[float, ...]
    first_alarm: int | None


def xmr(baseline: Sequence[float]) -> Result[Limits]:
    """The limits that these points draw: their mean ± 3 mean moving ranges / 1.128 (units of the score)."""
    n = len(baseline)
    if n < MINIMUM:
        return too_few(n, MINIMUM, XMR)
    sigma = moving_sigma(baseline)
    if sigma == 0:
        return Result(n=n, formula=XMR, reason=Reason.NO_SPREAD)
    centre = fmean(baseline)
    low, high = centre - WIDTH * sigma, centre + WIDTH * sigma
    return Result(n=n, formula=XMR, value=Limits(centre, sigma, low, high), interval=(low, high))


def xmr_signals(scores: Sequence[float], baseline: int = BASELINE) -> Result[tuple[int, ...]]:
    """Which later points lie outside the limits of the first `baseline` ones (0 is the first point)."""
    usual = xmr(scores[:baseline])
    if usual.value is None:
        return Result(n=len(scores), formula=XMR, reason=usual.reason, needs=usual.needs)
    limits = usual.value
    found = tuple(at for at, score in enumerate(scores) if at >= baseline and limits.is_outside(score))
    return Result(n=len(scores), formula=XMR, value=found, interval=usual.interval)


def ewma(
    scores: Sequence[float], centre: float, sigma: float, memory: float = MEMORY, width: float = WIDTH
) -> tuple[Smoothed, ...]:
    """z = memory x + (1 - memory) z from the centre, with limits centre ± width sigma √(...) at each point.

    `memory` is above 0 and at most 1; at 1 this is the chart of single points.
    """
    smoothed, last = [], centre
    for at, score in enumerate(scores, start=1):
        last = memory * score + (1 - memory) * last
        reach = width * sigma * sqrt(memory / (2 - memory) * (1 - (1 - memory) ** (2 * at)))
        smoothed.append(Smoothed(last, centre - reach, centre + reach))
    return tuple(smoothed)


def own_ewma(scores: Sequence[float], baseline: int = BASELINE) -> Result[tuple[Smoothed, ...]]:
    """The EWMA of what came after the first `baseline` points, against what was usual in those.

    It sees a slow drift that no single point shows.
    """
    usual = xmr(scores[:baseline])
    if usual.value is None:
        return Result(n=len(scores), formula=EWMA, reason=usual.reason, needs=usual.needs)
    later = scores[baseline:]
    if not later:
        return too_few(len(scores), baseline + 1, EWMA)
    drawn = ewma(later, usual.value.centre, usual.value.sigma)
    return Result(n=len(scores), formula=EWMA, value=drawn, interval=(drawn[-1].lower, drawn[-1].upper))


def cusum(scores: Sequence[float], target: float, slack: float, threshold: float) -> Result[Sums]:
    """What piles up beyond `target` ± `slack`; an alarm when it passes `threshold` (units of the score)."""
    highs, lows = [0.0], [0.0]
    for score in scores:
        highs.append(max(0.0, highs[-1] + score - target - slack))
        lows.append(max(0.0, lows[-1] + target - slack - score))
    sums = zip(highs[1:], lows[1:], strict=True)
    alarm = next((at for at, pair in enumerate(sums) if max(pair) > threshold), None)
    return Result(n=len(scores), formula=CUSUM, value=Sums(tuple(highs[1:]), tuple(lows[1:]), alarm))


def moving_sigma(scores: Sequence[float]) -> float:
    """How far neighbouring points usually lie apart, as a standard deviation: mean moving range / 1.128."""
    ranges = [abs(later - earlier) for earlier, later in pairwise(scores)]
    return fmean(ranges) / PER_RANGE if ranges else 0.0
