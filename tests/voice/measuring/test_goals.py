"""Goal attainment scaling against its published formula, and goals rated from 0 to 10."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.voice.measuring.change import is_reliable
from alongside.voice.measuring.goals import GOAL_CHANGE, GoalProgress, gas_t, goal_progress
from tests.voice.measuring.vectors import vectors


def test_the_reference_rows() -> None:
    table = vectors()["gas_t"]
    for levels, weights, expected in table["rows"]:
        assert gas_t(levels, weights) == pytest.approx(expected, abs=table["tol"])


def test_to_the_last_digit() -> None:
    """Three goals one level up: 50 + 10 x 3 / sqrt(0.7 x 3 + 0.3 x 9) = 50 + 30 / sqrt(4.8)."""
    assert gas_t([1, 1, 1]) == pytest.approx(50 + 30 / 4.8**0.5, abs=1e-9)
    assert gas_t([2]) == 70
    assert gas_t([1, 1], rho=0) == pytest.approx(50 + 20 / 2**0.5, abs=1e-9)
    assert gas_t([1, 1], rho=1) == pytest.approx(60, abs=1e-9)


@pytest.mark.parametrize(
    ("levels", "weights", "rho"),
    [
        ([], None, 0.3),
        ([1], [1, 2], 0.3),
        ([3], None, 0.3),
        ([float("nan")], None, 0.3),
        ([1], [0], 0.3),
        ([1], [-1], 0.3),
        ([1], None, 1.1),
        ([1], None, -0.1),
    ],
)
def test_what_cannot_be_is_refused(levels: list[float], weights: list[float] | None, rho: float) -> None:
    with pytest.raises(ValueError):
        gas_t(levels, weights, rho)


goals = st.lists(st.tuples(st.integers(-2, 2), st.integers(1, 9)), min_size=1, max_size=6)


@given(goals, st.integers(2, 5))
def test_mirrored_goals_mirror_the_score_and_only_the_ratio_of_weights_counts(
    rated: list[tuple[int, int]], times: int
) -> None:
    levels, weights = [level for level, _weight in rated], [weight for _level, weight in rated]
    found = gas_t(levels, weights)
    assert gas_t([-level for level in levels], weights) == pytest.approx(100 - found, abs=1e-9)
    assert gas_t(levels, [weight * times for weight in weights]) == pytest.approx(found, abs=1e-9)


def test_goals_are_compared_where_both_ratings_are_there() -> None:
    found = goal_progress({"sleep": 2, "talk": 3, "old": 9}, {"sleep": 6, "talk": 4, "new": 0})
    assert found == GoalProgress(first=2.5, last=5, goals=2, left_out=2)
    assert found is not None
    assert (found.change, is_reliable(found.change, GOAL_CHANGE)) == (2.5, True)
    assert not is_reliable(2.4, GOAL_CHANGE)
    assert GOAL_CHANGE.source.is_verified is False


def test_without_a_goal_rated_twice_there_is_nothing_to_say() -> None:
    assert goal_progress({}, {}) is None
    assert goal_progress({"a": 1}, {"b": 2}) is None


@pytest.mark.parametrize("rating", [-1, 10.5, float("nan")])
def test_a_rating_out_of_range_is_refused(rating: float) -> None:
    with pytest.raises(ValueError):
        goal_progress({"a": 1}, {"a": rating})
