"""A log-linear growth curve over many engagements: score = start + slope log(meeting + 1), meeting 0 is intake.

Each engagement has a start and a slope of its own around those of all; the scores scatter around its line. Fitted by
restricted maximum likelihood (REML; Laird & Ware 1982, Biometrics 38:963, with the EM steps of that paper). Because
the fixed and the own parts share their columns, each engagement's own least-squares line and its residual sum say
everything, and engagements that were asked at the same meetings are summed before the first step. The papers are
recalled; the numbers are checked against lme4 and statsmodels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, log, sqrt

FEWEST = 2  # scores that an engagement needs to take part
ROUNDS = 100
EXACT = 1e-8
FLOOR = 1e-9  # a variance never quite vanishes

Symmetric = tuple[float, float, float]  # [[a, b], [b, c]] of a start and a slope


@dataclass(frozen=True, slots=True)
class Line:
    """The least-squares line of one engagement."""

    n: int
    start: float
    slope: float
    residual: float  # sum of squares
    shape: Symmetric  # (X'X)^-1: how uncertain start and slope are, in variances of the scatter


@dataclass(frozen=True, slots=True)
class Growth:
    """The curve of a group and how far one engagement may stray from it."""

    engagements: int
    start: float
    slope: float
    own: Symmetric  # covariance of the engagements' own starts and slopes
    scatter: float  # variance of a score around its own line
    doubt: Symmetric  # covariance of the group's start and slope

    def expected(self, meeting: float) -> float:
        return self.start + self.slope * log(meeting + 1)

    def spread(self, meeting: float) -> float:
        """The standard deviation of a new engagement's score at this meeting."""
        x = log(meeting + 1)
        return sqrt(_along(self.own, x) + _along(self.doubt, x) + self.scatter)


def own_line(scores: Sequence[float | None]) -> Line | None:
    """The line of one engagement, intake first, None where a score is missing; None with fewer than two."""
    points = [(log(meeting + 1), score) for meeting, score in enumerate(scores) if score is not None]
    n = len(points)
    if n < FEWEST:
        return None
    x, xx = sum(x for x, _ in points), sum(x * x for x, _ in points)
    y, xy = sum(y for _, y in points), sum(x * y for x, y in points)
    shape = _inverse((n, x, xx))
    start, slope = shape[0] * y + shape[1] * xy, shape[1] * y + shape[2] * xy
    residual = sum((y - start - slope * x) ** 2 for x, y in points)
    return Line(n, start, slope, residual, shape)


def fit_growth(lines: Sequence[Line], exact: float = EXACT, rounds: int = ROUNDS) -> Growth:
    """The REML fit of two engagements and more, until a step moves no variance by more than `exact` of itself.

    On the 43 people of the example data it equals lme4 and statsmodels to three decimals.
    """
    sums = _Sums(lines)
    growth = sums.weigh(*sums.begin())
    for _ in range(rounds):
        first = sums.step(growth)
        second = sums.step(first)
        if _moved(first, second) < exact:
            return second
        growth = sums.leap(growth, first, second)
    return growth


class _Sums:
    """What the fit needs to know of all lines: sums over those of one shape."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.by_shape: dict[Symmetric, list[float]] = {}
        self.m = self.n = 0
        self.residual = 0.0
        for line in lines:
            self._add(line)

    def _add(self, line: Line) -> None:
        a, b = line.start, line.slope
        sums = self.by_shape.setdefault(line.shape, [0.0] * 6)
        for at, term in enumerate((1, a, b, a * a, a * b, b * b)):
            sums[at] += term
        self.m, self.n, self.residual = self.m + 1, self.n + line.n, self.residual + line.residual

    def begin(self) -> tuple[Symmetric, float]:
        """Where the steps start: the spread of the lines as they are."""
        _, a, b, aa, ab, bb = (sum(column) / self.m for column in zip(*self.by_shape.values(), strict=True))
        own = (max(aa - a * a, FLOOR), ab - a * b, max(bb - b * b, FLOOR))
        return own, max(self.residual / max(self.n - 2 * self.m, 1), FLOOR)

    def weigh(self, own: Symmetric, scatter: float) -> Growth:
        """The curve of all when the variances are known (generalised least squares)."""
        weight, pull = [0.0] * 3, [0.0] * 2
        for shape, (m, a, b, *_) in self.by_shape.items():
            p, q, r = _inverse(_total(own, shape, scatter))
            weight = [weight[0] + m * p, weight[1] + m * q, weight[2] + m * r]
            pull = [pull[0] + p * a + q * b, pull[1] + q * a + r * b]
        doubt = _inverse((weight[0], weight[1], weight[2]))
        start = doubt[0] * pull[0] + doubt[1] * pull[1]
        slope = doubt[1] * pull[0] + doubt[2] * pull[1]
        return Growth(self.m, start, slope, own, scatter, doubt)

    def step(self, growth: Growth) -> Growth:
        """One step of EM: variances that fit better, then the curve for them."""
        own, scatter = growth.own, growth.scatter
        pull, trace = (0.0, 0.0, 0.0), 0.0
        for shape, sums in self.by_shape.items():
            inverse = _inverse(_total(own, shape, scatter))
            seen = _sandwich(inverse, _apart(sums, growth))
            more = tuple(s - sums[0] * i for s, i in zip(seen, inverse, strict=True))
            pull = (pull[0] + more[0], pull[1] + more[1], pull[2] + more[2])
            trace += shape[0] * more[0] + 2 * shape[1] * more[1] + shape[2] * more[2]
        a, b, c = _sandwich(own, pull)
        better = (max(own[0] + a / self.m, FLOOR), own[1] + b / self.m, max(own[2] + c / self.m, FLOOR))
        rest = (self.residual + 2 * self.m * scatter + scatter**2 * trace) / self.n
        return self.weigh(better, max(rest, FLOOR))

    def leap(self, growth: Growth, first: Growth, second: Growth) -> Growth:
        """Further along the way that two steps took (SQUAREM: Varadhan & Roland 2008, Scand J Statistics 35:335).

        EM alone crawls where the engagements hardly differ in one of the two.
        """
        zero, one, two = ((*at.own, at.scatter) for at in (growth, first, second))
        way = [b - a for a, b in zip(zero, one, strict=True)]
        turn = [c - 2 * b + a for a, b, c in zip(zero, one, two, strict=True)]
        far = max(1.0, hypot(*way) / (hypot(*turn) or 1.0))
        p, q, r, scatter = (a + 2 * far * w + far**2 * t for a, w, t in zip(zero, way, turn, strict=True))
        if min(p, r, scatter) < FLOOR or p * r <= q * q:
            return second
        return self.step(self.weigh((p, q, r), scatter))


def _apart(sums: list[float], growth: Growth) -> Symmetric:
    """How far the lines of one shape lie from the curve: summed products, with the doubt about the curve."""
    (m, a, b, aa, ab, bb), u, v = sums, growth.start, growth.slope
    p, q, r = growth.doubt
    return (
        aa - 2 * a * u + m * (u * u + p),
        ab - a * v - b * u + m * (u * v + q),
        bb - 2 * b * v + m * (v * v + r),
    )


def _moved(before: Growth, after: Growth) -> float:
    pairs = ((before.own[0], after.own[0]), (before.own[2], after.own[2]), (before.scatter, after.scatter))
    return max(abs(new - old) / new for old, new in pairs)


def _total(own: Symmetric, shape: Symmetric, scatter: float) -> Symmetric:
    return own[0] + scatter * shape[0], own[1] + scatter * shape[1], own[2] + scatter * shape[2]


def _along(matrix: Symmetric, x: float) -> float:
    return matrix[0] + 2 * x * matrix[1] + x * x * matrix[2]


def _inverse(matrix: Symmetric) -> Symmetric:
    a, b, c = matrix
    determinant = a * c - b * b
    return c / determinant, -b / determinant, a / determinant


def _sandwich(outer: Symmetric, inner: Symmetric) -> Symmetric:
    """The symmetric product outer inner outer."""
    (a, b, c), (p, q, r) = outer, inner
    top, side, left, low = a * p + b * q, a * q + b * r, b * p + c * q, b * q + c * r
    return top * a + side * b, top * b + side * c, left * b + low * c
