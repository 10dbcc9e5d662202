"""The growth curve, against lme4's fit and by brute force over the whole covariance."""

import random
from dataclasses import replace
from math import log, pi, sqrt

import pytest

from alongside.voice.series.growth import FEWEST, Growth, fit_growth, own_line
from tests.voice.series.places import needs_science, weekly_scores

Series = list[float | None]


def fitted(people: list[Series]) -> Growth:
    return fit_growth([line for scores in people if (line := own_line(scores))])


def made_up(people: int, seed: int = 5, gaps: float = 0.2) -> list[Series]:
    """Series with start 30 (sd 6), slope -5 (sd 3), scatter 4."""
    chance = random.Random(seed)
    made: list[Series] = []
    for _ in range(people):
        start, slope, meetings = chance.gauss(30, 6), chance.gauss(-5, 3), chance.randint(4, 16)
        line = [start + slope * log(at + 1) + chance.gauss(0, 4) for at in range(meetings)]
        made.append([*line[:2], *(None if chance.random() < gaps else score for score in line[2:])])
    return made


def reml(people: list[Series], growth: Growth) -> float:
    """-2 log restricted likelihood, from each person's whole covariance matrix; the curve profiled out."""
    total = 0.0
    n, info, pull, squares = 0, [0.0] * 3, [0.0] * 2, 0.0
    for scores in people:
        points = [(log(at + 1), score) for at, score in enumerate(scores) if score is not None]
        a, b, c = growth.own
        rows = [
            [
                a + b * (x + z) + c * x * z + (growth.scatter if i == j else 0)
                for j, (z, _) in enumerate(points)
            ]
            for i, (x, _) in enumerate(points)
        ]
        determinant, (one, xs, ys) = whitened(rows, [[1.0, x, y] for x, y in points])
        total, n = total + determinant, n + len(points)
        info = [info[0] + dot(one, one), info[1] + dot(one, xs), info[2] + dot(xs, xs)]
        pull = [pull[0] + dot(one, ys), pull[1] + dot(xs, ys)]
        squares += dot(ys, ys)
    det = info[0] * info[2] - info[1] ** 2
    fit = (info[2] * pull[0] ** 2 - 2 * info[1] * pull[0] * pull[1] + info[0] * pull[1] ** 2) / det
    return total + log(det) + squares - fit + (n - 2) * log(2 * pi)


def dot(one: list[float], other: list[float]) -> float:
    return sum(x * y for x, y in zip(one, other, strict=True))


def whitened(matrix: list[list[float]], columns: list[list[float]]) -> tuple[float, list[list[float]]]:
    """The log determinant, and L^-1 of the columns, where L L' is the matrix (Cholesky)."""
    n, lower, done = len(matrix), [], []
    for i in range(n):
        row: list[float] = []
        for j in range(i):
            row.append((matrix[i][j] - dot(row, lower[j][:j])) / lower[j][j])
        row.append(sqrt(matrix[i][i] - dot(row, row)))
        lower.append(row)
        done.append([(columns[i][k] - sum(row[j] * done[j][k] for j in range(i))) / row[i] for k in range(3)])
    return 2 * sum(log(lower[i][i]) for i in range(n)), [list(column) for column in zip(*done, strict=True)]


@needs_science
def test_the_fit_of_lme4_comes_out() -> None:
    people = list(weekly_scores().values())
    growth = fitted(people)
    a, b, c = growth.own
    assert growth.engagements == 43
    assert (growth.start, growth.slope) == pytest.approx((39.5642, -9.6371), abs=5e-5)
    assert (sqrt(a), sqrt(c), b / sqrt(a * c)) == pytest.approx((7.741, 4.222, -0.836), abs=5e-4)
    assert sqrt(growth.scatter) == pytest.approx(4.628, abs=5e-4)
    assert reml(people, growth) == pytest.approx(3040.42, abs=0.005)


def test_no_other_variances_fit_better() -> None:
    people = made_up(40)
    growth = fitted(people)
    best, (a, b, c) = reml(people, growth), growth.own
    others = [
        replace(growth, own=(a * 1.05, b, c)),
        replace(growth, own=(a * 0.95, b, c)),
        replace(growth, own=(a, b + 0.3, c)),
        replace(growth, own=(a, b - 0.3, c)),
        replace(growth, own=(a, b, c * 1.05)),
        replace(growth, own=(a, b, c * 0.95)),
        replace(growth, scatter=growth.scatter * 1.02),
        replace(growth, scatter=growth.scatter * 0.98),
    ]
    assert [round(reml(people, other) - best, 9) > 0 for other in others] == [True] * 8


def test_many_people_give_back_what_made_them() -> None:
    growth = fitted(made_up(1500))
    assert (growth.start, growth.slope) == pytest.approx((30, -5), abs=0.4)
    assert [sqrt(growth.own[0]), sqrt(growth.own[2]), sqrt(growth.scatter)] == pytest.approx(
        [6, 3, 4], rel=0.05
    )


def test_other_units_give_the_same_curve() -> None:
    people = made_up(30)
    turned: list[Series] = [
        [None if score is None else 100 - 2 * score for score in scores] for scores in people
    ]
    here, there = fitted(people), fitted(turned)
    for meeting in (0, 3, 10):
        assert there.expected(meeting) == pytest.approx(100 - 2 * here.expected(meeting), abs=1e-4)
        assert there.spread(meeting) == pytest.approx(2 * here.spread(meeting), rel=1e-5)


def test_the_order_of_people_does_not_matter() -> None:
    people = made_up(30)
    assert fitted(people[::-1]).expected(5) == pytest.approx(fitted(people).expected(5), abs=1e-6)


def test_a_line_of_ones_own() -> None:
    exact = own_line([30 - 5 * log(at + 1) for at in range(6)])
    assert exact is not None
    assert (exact.start, exact.slope, exact.residual) == pytest.approx((30, -5, 0))
    assert own_line([30, None, None]) is None
    assert own_line([30, None, 20]) is not None
    assert FEWEST == 2


def test_people_without_any_scatter_do_not_divide_by_zero() -> None:
    growth = fitted([[30 - 5 * log(at + 1) for at in range(6)] for _ in range(5)])
    assert (growth.expected(5), growth.spread(5)) == pytest.approx((30 - 5 * log(6), 0), abs=1e-3)
