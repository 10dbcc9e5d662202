"""Sudden gains and losses between two meetings: large steps that stay (Tang & DeRubeis 1999).

A gain is a step for the better, a loss one for the worse. Three things must hold: the step is large for this
measure, it is at least a quarter of the score before it, and the mean of (up to) three points before differs
from that of three after by more than t times their pooled standard deviation (not error).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance
from typing import Literal

from alongside.voice.series.enough import Better, Formula, Result, present, too_few

SHARE = 0.25
SIDE = 3  # points looked at on each side
FEWEST = 2  # of which so many must be there, the two at the step among them
# t(.975) for n before + n after - 2 degrees of freedom; missing points make it stricter (Lutz 2013)
CRITICAL = {4: 2.7764451052, 3: 3.1824463053, 2: 4.3026527297}

GAINS = Formula(
    "Sudden gains (three criteria, t times pooled SD)",
    "Tang & DeRubeis 1999, J Consulting and Clinical Psychology 67:894; missing points as Lutz et al. 2013",
)

Scores = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Sudden:
    """One step: between the points `at` and `at + 1` (0 is the first), and the scores there."""

    kind: Literal["gain", "loss"]
    at: int
    before: float
    after: float


def sudden_changes(scores: Scores, cutoff: float, better: Better) -> Result[tuple[Sudden, ...]]:
    """Every sudden gain and loss of a series, one score for each meeting, None where one is missing.

    `cutoff` (above 0, in points of the measure) is how large a step must be: see `smallest_step`.
    """
    n = len(present(scores))
    if n < 2 * FEWEST:
        return too_few(n, 2 * FEWEST, GAINS)
    steps = [_step(scores, at, cutoff, better) for at in range(len(scores) - 1)]
    return Result(n=n, formula=GAINS, value=tuple(step for step in steps if step is not None))


def falls(before: Scores, after: Scores, cutoff: float) -> bool | None:
    """Whether scores fall suddenly between the last of `before` and the first of `after`.

    Each holds up to three points, the nearest to the step inside; None: too few of them to tell.
    """
    return _holds(before, after, cutoff, direction=-1)


def rises(before: Scores, after: Scores, cutoff: float) -> bool | None:
    """The mirror of `falls`; the quarter is of the score before the step as well."""
    return _holds(before, after, cutoff, direction=1)


def smallest_step(sd: float, reliability: float) -> float:
    """A step too large for chance: 1.96 √2 sd √(1 - reliability) (Jacobson & Truax 1991; Stiles 2003)."""
    return 1.96 * sqrt(2) * sd * sqrt(1 - reliability)


def _step(scores: Scores, at: int, cutoff: float, better: Better) -> Sudden | None:
    sides = scores[max(0, at + 1 - SIDE) : at + 1], scores[at + 1 : at + 1 + SIDE]
    before, after = scores[at], scores[at + 1]
    if before is None or after is None:
        return None
    for found, is_rise in ((falls, False), (rises, True)):
        if found(*sides, cutoff):
            return Sudden("gain" if is_rise == (better == "higher") else "loss", at, before, after)
    return None


def _holds(before: Scores, after: Scores, cutoff: float, direction: int) -> bool | None:
    earlier, later = present(before), present(after)
    if not before or not after or min(len(earlier), len(later)) < FEWEST:
        return None
    last, first = before[-1], after[0]
    if last is None or first is None:
        return None
    step = direction * (first - last)
    apart = direction * (fmean(later) - fmean(earlier))
    return step >= cutoff and step >= SHARE * abs(last) and apart > _chance(earlier, later)


def _chance(earlier: list[float], later: list[float]) -> float:
    freedom = len(earlier) + len(later) - 2
    squares = (len(earlier) - 1) * variance(earlier) + (len(later) - 1) * variance(later)
    return CRITICAL[freedom] * sqrt(squares / freedom)
