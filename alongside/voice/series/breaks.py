"""Where one client's series moved to another level.

The model behind both functions: between changes the scores scatter (normally, with a known variance) around one
level; levels come from a normal prior; a change comes at each point with the same small chance (the hazard).
`moved_lately` follows a series point by point, `breaks` looks back over the whole of it. Both are exact: tests compare
them with every way to cut a short series. The papers are recalled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import exp, log, pi
from operator import add
from statistics import fmean, median

from alongside.voice.series.control import moving_sigma
from alongside.voice.series.enough import Formula, Result, too_few

HAZARD = 0.1  # a change about every ten meetings; our own choice
PRIOR_WIDTH = 16.0  # variance of the levels, in variances of the scatter; our own choice
MINIMUM = 6
LIKELY = 0.5

BOCPD = Formula("BOCPD (normal, known variance)", "Adams & MacKay 2007, arXiv:0710.3742")
BREAKS = Formula(
    "Change points (product partition, normal, known variance, whole series)",
    "Barry & Hartigan 1992, Annals of Statistics 20:260; exact sums as Fearnhead 2006, Statistics and Computing 16:203",
    is_verified=False,
)


@dataclass(frozen=True, slots=True)
class Levels:
    """How scores scatter (variance) around a level, and where levels may lie (mean and variance)."""

    mean: float
    variance: float
    scatter: float


@dataclass(frozen=True, slots=True)
class Break:
    """A change just before the point `at` (0 is the first): how likely, and the mean level on each side."""

    at: int
    probability: float  # that it lies at this point or at one next to it
    before: float
    after: float


def own_levels(scores: Sequence[float]) -> Levels:
    """A prior drawn from the series itself; the scatter from its moving ranges, which a change hardly touches."""
    scatter = moving_sigma(scores) ** 2
    return Levels(median(scores), PRIOR_WIDTH * scatter, scatter)


def run_lengths(scores: Sequence[float], levels: Levels, hazard: float = HAZARD) -> list[list[float]]:
    """After each point, how likely it is that 0, 1, 2, ... points have come since the last change.

    Run 0 means that the next point starts anew; each row sums to 1 (Adams & MacKay 2007).
    """
    rows, logs = [], [0.0]
    for at, score in enumerate(scores):
        fits = [_predicted(score, scores[at - run : at], levels) for run in range(at + 1)]
        grown = [before + fit for before, fit in zip(logs, fits, strict=True)]
        total = _log_sum(grown)
        logs = [log(hazard), *(log(1 - hazard) + grow - total for grow in grown)]
        rows.append([exp(chance) for chance in logs])
    return rows


def moved_lately(scores: Sequence[float], hazard: float = HAZARD) -> Result[float]:
    """How likely it is that the present level began with the newest point or the one before it. 0 to 1.

    The same as summing the first two runs of the last row of `run_lengths`, and quicker.
    """
    n = len(scores)
    if n < MINIMUM:
        return too_few(n, MINIMUM, BOCPD)
    levels = own_levels(scores)
    if levels.scatter == 0:
        return Result(n=n, formula=BOCPD, value=0.0)
    pieces = _pieces(scores, levels, hazard)
    upto = _upto(pieces)
    lately = sum(exp(upto[start] + pieces[start][-1] - upto[n]) for start in (n - 2, n - 1))
    return Result(n=n, formula=BOCPD, value=min(1.0, lately))


def change_chances(scores: Sequence[float], levels: Levels, hazard: float = HAZARD) -> list[float]:
    """For each point, how likely it is that a new level begins there, all points known; the first is 0.

    Equal to summing over all 2^(n-1) ways to cut the series.
    """
    n = len(scores)
    pieces = _pieces(scores, levels, hazard)
    upto, onwards = _upto(pieces), [0.0] * (n + 1)
    for start in range(n - 1, -1, -1):
        onwards[start] = _log_sum(list(map(add, pieces[start], onwards[start + 1 :])))
    return [0.0, *(exp(upto[at] + onwards[at] - upto[n]) for at in range(1, n))]


def breaks(scores: Sequence[float], hazard: float = HAZARD) -> Result[tuple[Break, ...]]:
    """The points at which a new level more likely than not begins; the earliest first."""
    n = len(scores)
    if n < MINIMUM:
        return too_few(n, MINIMUM, BREAKS)
    levels = own_levels(scores)
    if levels.scatter == 0:  # always the same score: there is nothing to find
        return Result(n=n, formula=BREAKS, value=())
    found = _peaks(change_chances(scores, levels, hazard))
    edges = [0, *(at for at, _ in found), n]
    means = [fmean(scores[start:end]) for start, end in pairwise(edges)]
    value = tuple(Break(at, p, means[i], means[i + 1]) for i, (at, p) in enumerate(found))
    return Result(n=n, formula=BREAKS, value=value)


def _peaks(chances: list[float]) -> list[tuple[int, float]]:
    """The likely points. Unlikely neighbours mean the same change, so that their chance is added."""
    likely = {at for at, chance in enumerate(chances) if chance >= LIKELY}
    found: list[tuple[int, float]] = []
    taken: set[int] = set()
    for at in sorted(range(1, len(chances)), key=lambda at: (-chances[at], at)):
        around = {at} | {i for i in (at - 1, at + 1) if 0 < i < len(chances)} - taken - likely
        probability = sum(chances[i] for i in around)
        if at not in taken and probability >= LIKELY:
            found.append((at, min(1.0, probability)))
            taken |= around
    return sorted(found)


def _predicted(score: float, run: Sequence[float], levels: Levels) -> float:
    """The log density of a score after this run at one level."""
    precision = 1 / levels.variance + len(run) / levels.scatter
    mean = (levels.mean / levels.variance + sum(run) / levels.scatter) / precision
    return _log_normal(score - mean, levels.scatter + 1 / precision)


def _pieces(scores: Sequence[float], levels: Levels, hazard: float) -> list[list[float]]:
    """By start and length (the first is 1), the log chance of that piece at one level, with its beginning and its
    staying. Sums from the start on make each piece one step of arithmetic."""
    n, ratio = len(scores), levels.variance / levels.scatter
    apart = [score - levels.mean for score in scores]
    sums = [0.0, *accumulate(apart)]
    squares = [0.0, *accumulate(x * x for x in apart)]
    spreads = [1 + length * ratio for length in range(1, n + 1)]
    fixed = [
        (length - 1) * log(1 - hazard) - (length * log(2 * pi * levels.scatter) + log(spread)) / 2
        for length, spread in enumerate(spreads, start=1)
    ]
    pulls, half = [ratio / spread for spread in spreads], 2 * levels.scatter
    found = []
    for start in range(n):
        before, square, begun = sums[start], squares[start], log(hazard) if start else 0.0
        ends = zip(sums[start + 1 :], squares[start + 1 :], fixed, pulls, strict=False)
        found.append(
            [begun + own - (far - square - pull * (end - before) ** 2) / half for end, far, own, pull in ends]
        )
    return found


def _upto(pieces: list[list[float]]) -> list[float]:
    """The log chance of the first points, however they are cut: of none of them, of one, of two, ..."""
    found = [0.0]
    for end in range(len(pieces)):
        found.append(_log_sum([found[start] + pieces[start][end - start] for start in range(end + 1)]))
    return found


def _log_normal(difference: float, variance: float) -> float:
    return -(log(2 * pi * variance) + difference**2 / variance) / 2


def _log_sum(logs: list[float]) -> float:
    top = max(logs)
    return top + log(sum(exp(x - top) for x in logs))
