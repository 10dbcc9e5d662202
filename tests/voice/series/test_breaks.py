"""Change points, against brute force over every way to cut a series."""

import time
from itertools import combinations, pairwise
from math import exp, pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.voice.series.breaks import (
    Levels,
    breaks,
    change_chances,
    moved_lately,
    own_levels,
    run_lengths,
)
from alongside.voice.series.enough import Reason
from tests.voice.series.places import needs_science, vector

quick = settings(max_examples=30, deadline=None)
SEVEN = [36.5, 37.0, 36.0, 37.5, 36.5, 31.0, 30.0]
LEVELS = Levels(mean=36, variance=16, scatter=1)


def test_the_run_since_the_last_change() -> None:
    last = run_lengths(SEVEN, LEVELS)[-1]
    assert last == pytest.approx([0.1, 0.017703, 0.882288, 9e-6, 0, 0, 0, 0], abs=1e-6)


@needs_science
def test_the_reference_runs() -> None:
    expected = vector("bocpd")
    levels = Levels(expected["prior_mean"], expected["prior_var"], expected["obs_var"])
    rows = run_lengths(expected["x"], levels, expected["hazard"])
    assert rows[-1] == pytest.approx(expected["run_length_posterior_last"], abs=1e-6)
    assert [sum(row[:3]) for row in rows] == pytest.approx(expected["P_run_le_2"], abs=1e-4)


def density(piece: list[float], levels: Levels) -> float:
    """Point by point, unlike the code: each given the ones before it."""
    mean, variance, product = levels.mean, levels.variance, 1.0
    for x in piece:
        wide = variance + levels.scatter
        product *= exp(-((x - mean) ** 2) / wide / 2) / (2 * pi * wide) ** 0.5
        mean, variance = (
            (mean * levels.scatter + x * variance) / wide,
            variance * levels.scatter / wide,
        )
    return product


def by_brute_force(scores: list[float], levels: Levels, hazard: float) -> list[float]:
    n = len(scores)
    chances, total = [0.0] * n, 0.0
    for count in range(n):
        for cuts in combinations(range(1, n), count):
            edges = [0, *cuts, n]
            weight = hazard**count * (1 - hazard) ** (n - 1 - count)
            for start, end in pairwise(edges):
                weight *= density(scores[start:end], levels)
            total += weight
            for cut in cuts:
                chances[cut] += weight
    return [chance / total for chance in chances]


def test_looking_back_equals_every_way_to_cut() -> None:
    assert change_chances(SEVEN, LEVELS, 0.1) == pytest.approx(by_brute_force(SEVEN, LEVELS, 0.1), abs=1e-9)


@quick
@given(st.lists(st.integers(20, 40).map(float), min_size=1, max_size=7), st.floats(0.02, 0.5))
def test_any_short_series_equals_brute_force(scores: list[float], hazard: float) -> None:
    found = change_chances(scores, LEVELS, hazard)
    assert found == pytest.approx(by_brute_force(scores, LEVELS, hazard), abs=1e-9)
    backwards = change_chances(scores[::-1], LEVELS, hazard)
    assert backwards[1:] == pytest.approx(found[:0:-1], abs=1e-9)
    assert all(sum(row) == pytest.approx(1) for row in run_lengths(scores, LEVELS, hazard))


def test_a_step_down_is_found_where_it_is() -> None:
    found = breaks([20, 21, 20, 19, 20, 21, 12, 11, 12, 13, 12])
    assert found.value is not None
    [change] = found.value
    assert (change.at, change.before) == (6, pytest.approx(121 / 6))
    assert change.after == 12
    assert 0.9 < change.probability <= 1
    assert found.n == 11


def test_two_steps_and_the_mean_level_of_each_piece() -> None:
    found = breaks([30, 31, 30, 29, 30, 20, 21, 20, 19, 20, 9, 10, 11, 10, 10])
    assert [(change.at, change.before, change.after) for change in found.value or ()] == [
        (5, 30, 20),
        (10, 20, 10),
    ]


@pytest.mark.parametrize("scores", [[20] * 10, [20, 21, 20, 19, 20, 21, 20, 20, 19, 21]])
def test_a_steady_series_has_none(scores: list[float]) -> None:
    assert breaks(scores).value == ()


def test_a_move_is_seen_as_it_comes() -> None:
    steady = [20, 21, 20, 19, 20, 21, 20]
    chances = [moved_lately([*steady, *later]).value for later in ([], [12], [12, 11], [12, 11, 12])]
    assert [chance is not None and chance > 0.95 for chance in chances] == [False, True, True, False]
    assert all(chance is not None and not 0.2 < chance < 0.95 for chance in chances)
    assert moved_lately([20] * 8).value == 0
    assert moved_lately([20] * 5).reason is Reason.TOO_FEW_POINTS


@quick
@given(
    st.lists(st.integers(20, 30).map(float), min_size=6, max_size=9).filter(
        lambda scores: len(set(scores)) > 1
    )
)
def test_a_late_move_is_one_of_the_last_two_changes_looked_back_on(scores: list[float]) -> None:
    lately = moved_lately(scores).value
    last_two = change_chances(scores, own_levels(scores))[-2:]
    assert lately is not None
    assert max(last_two) - 1e-9 <= lately <= sum(last_two) + 1e-9


def test_too_few_points_is_said() -> None:
    found = breaks([30, 30, 10, 10, 10])
    assert (found.value, found.reason, found.n, found.needs) == (None, Reason.TOO_FEW_POINTS, 5, 6)


def test_scores_far_from_the_levels_do_not_vanish() -> None:
    rows = run_lengths([36.0, 36.5, 300.0], LEVELS)
    assert sum(rows[-1]) == pytest.approx(1)
    assert breaks([20, 21, 20, 19, 20, 21, 900, 901, 900]).value is not None


def test_one_odd_week_is_a_step_there_and_back() -> None:
    found = breaks([20, 21, 20, 19, 20, 21, 45, 20, 21, 20, 19, 20]).value
    assert [(change.at, change.after) for change in found or ()] == [(6, 45), (7, 20)]


def test_a_hundred_points_take_no_time() -> None:
    scores = [float(20 + (at * 7) % 5 - at // 30) for at in range(100)]
    started = time.perf_counter()
    assert breaks(scores).n == 100
    assert time.perf_counter() - started < 0.5
