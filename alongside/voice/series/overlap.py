"""How far a client's scores after a beginning (B) lie apart from those before it (A).

All of these treat the points as independent of each other, which scores of one person never quite are: the
intervals are therefore rather too narrow, and pages should say so. The formulas are checked against published
numbers; volume and page of the papers on Tau, Tau-BC and PAND are recalled.
"""

from collections.abc import Callable, Sequence
from itertools import combinations
from math import sqrt
from statistics import NormalDist, median

from alongside.voice.series.enough import Better, Formula, Interval, Result, too_few, upwards

MINIMUM = 3  # points in each phase; our own floor
LEVEL = 0.95

NAP = Formula(
    "NAP", "Parker & Vannest 2009, Behavior Therapy 40:357; interval Newcombe 2006 (method 5), SE Sen 1967"
)
TAU = Formula("Tau (A vs B)", "Parker, Vannest, Davis & Sauber 2011, Behavior Therapy 42:284; 2 NAP - 1")
TAU_U = Formula(
    "Tau-U (A vs B - trend A, over m n pairs)",
    "Parker, Vannest, Davis & Sauber 2011, Behavior Therapy 42:284; can exceed 1; no interval is known",
)
TAU_BC = Formula("Tau-BC (Theil-Sen, no pretest, not Kendall)", "Tarlow 2017, Behavior Modification 41:427")
PAND = Formula("PAND", "Parker, Hagan-Burke & Vannest 2007, J Special Education 40:194; no interval is known")

Phase = Sequence[float]


def nap(before: Phase, after: Phase, better: Better, level: float = LEVEL) -> Result[float]:
    """The share of pairs (one before, one after) in which the later is better; a tie counts half. 0 to 1."""
    if _short(before, after):
        return too_few(_n(before, after), 2 * MINIMUM, NAP)
    wins = _wins(upwards(before, better), upwards(after, better))
    share = _share(wins)
    return Result(
        n=_n(before, after),
        formula=NAP,
        value=share,
        interval=_newcombe(share, len(before), len(after), level),
        level=level,
        standard_error=_standard_error(wins, share),
    )


def tau(before: Phase, after: Phase, better: Better, level: float = LEVEL) -> Result[float]:
    """The same as NAP on the scale from -1 to 1: 2 NAP - 1."""
    return _as_tau(nap(before, after, better, level), TAU)


def tau_u(before: Phase, after: Phase, better: Better) -> Result[float]:
    """Tau less the trend that was there before: (S_AB - S_AA) / (m n).

    This is the variant of Parker et al. 2011; others of the same name give other numbers.
    """
    if _short(before, after):
        return too_few(_n(before, after), 2 * MINIMUM, TAU_U)
    first, then = upwards(before, better), upwards(after, better)
    between = sum(_sign(later - earlier) for earlier in first for later in then)
    within = sum(_sign(later - earlier) for earlier, later in combinations(first, 2))
    return Result(n=_n(before, after), formula=TAU_U, value=(between - within) / (len(first) * len(then)))


def tau_bc(before: Phase, after: Phase, better: Better, level: float = LEVEL) -> Result[float]:
    """Tau of what remains when the line through the points before (Theil-Sen) is taken from all of them."""
    if _short(before, after):
        return too_few(_n(before, after), 2 * MINIMUM, TAU_BC)
    slope, start = theil_sen(before)
    # rounded: what lies exactly on the line must tie, whatever the last digit of a float says
    rest = [round(y - start - slope * (x + 1), 9) for x, y in enumerate([*before, *after])]
    return _as_tau(nap(rest[: len(before)], rest[len(before) :], better, level), TAU_BC)


def pand(before: Phase, after: Phase, better: Better) -> Result[float]:
    """The largest share of all points that can stay so that no later one overlaps an earlier one."""
    if _short(before, after):
        return too_few(_n(before, after), 2 * MINIMUM, PAND)
    first, then = upwards(before, better), upwards(after, better)
    bars = [*first, float("-inf")]
    kept = max(sum(x <= bar for x in first) + sum(y > bar for y in then) for bar in bars)
    return Result(n=_n(before, after), formula=PAND, value=kept / _n(before, after))


def theil_sen(scores: Phase) -> tuple[float, float]:
    """Slope for each step and value at step 0 of the line through points 1, 2, 3, ... (Theil 1950; Sen 1968)."""
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(enumerate(scores), 2)]
    slope = median(slopes)
    return slope, median(y - slope * (x + 1) for x, y in enumerate(scores))


def _short(before: Phase, after: Phase) -> bool:
    return min(len(before), len(after)) < MINIMUM


def _n(before: Phase, after: Phase) -> int:
    return len(before) + len(after)


def _sign(difference: float) -> int:
    return (difference > 0) - (difference < 0)


def _wins(before: Phase, after: Phase) -> list[list[float]]:
    return [[(1 + _sign(later - earlier)) / 2 for later in after] for earlier in before]


def _share(wins: list[list[float]]) -> float:
    return sum(map(sum, wins)) / (len(wins) * len(wins[0]))


def _standard_error(wins: list[list[float]], share: float) -> float:
    """The exactly unbiased one (Sen 1967; Mee 1990)."""
    m, n = len(wins), len(wins[0])
    rows = sum(sum(row) ** 2 for row in wins) / (m * n)
    columns = sum(sum(column) ** 2 for column in zip(*wins, strict=True)) / (m * n)
    squares = sum(win * win for row in wins for win in row) / (m * n)
    variance = share - (m + n - 1) * share**2 + rows + columns - 2 * squares
    return sqrt(max(variance, 0) / ((m - 1) * (n - 1)))


def _newcombe(share: float, m: int, n: int, level: float) -> Interval:
    """Where (NAP - t)^2 = z^2 t(1-t)/(mn) (1 + h((1-t)/(2-t) + t/(1+t))), h = (m+n)/2 - 1."""
    z, h = NormalDist().inv_cdf((1 + level) / 2), (m + n) / 2 - 1

    def outside(t: float) -> bool:
        width = z * z * t * (1 - t) / (m * n) * (1 + h * ((1 - t) / (2 - t) + t / (1 + t)))
        return (share - t) ** 2 >= width

    return _edge(outside, 0.0, share), _edge(outside, 1.0, share)


def _edge(is_outside: Callable[[float], bool], far: float, near: float) -> float:
    if far == near:
        return far
    for _ in range(60):
        middle = (far + near) / 2
        far, near = (middle, near) if is_outside(middle) else (far, middle)
    return far


def _as_tau(found: Result[float], formula: Formula) -> Result[float]:
    if found.value is None or found.interval is None or found.standard_error is None:
        return too_few(found.n, 2 * MINIMUM, formula)
    low, high = found.interval
    return Result(
        n=found.n,
        formula=formula,
        value=2 * found.value - 1,
        interval=(2 * low - 1, 2 * high - 1),
        level=found.level,
        standard_error=2 * found.standard_error,
    )
