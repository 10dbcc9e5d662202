"""Sudden gains and losses, against the example data of 43 people."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.voice.series.enough import Reason
from alongside.voice.series.gains import Sudden, falls, rises, smallest_step, sudden_changes
from tests.voice.series.places import needs_science, vector, weekly_scores

quick = settings(max_examples=40, deadline=None)
series = st.lists(st.none() | st.integers(1, 60).map(float), min_size=0, max_size=14)
TABLE = [
    ([28, 19, 23], [12, 13, None], False),
    ([28, 19, 23], [11, 12, None], True),
    ([28, 19, None], [12, 13, None], None),
    ([28, 25, 28], [11, 12, None], True),
    ([None, 26, 28], [None, 12, 11], None),
    ([32, 31, 33], [5, 6, 7], True),
    ([32, 31, 33], [5, None, 7], True),
    ([None, 31, 33], [5, None, 7], True),
]


def found_in(scores: list[float | None], better: str = "lower") -> list[Sudden]:
    return list(sudden_changes(scores, 7, better).value or ())  # type: ignore[arg-type]


@needs_science
def test_the_gains_of_the_43_people_come_out() -> None:
    expected = vector("sudden_gains")
    changes = {person: found_in(scores) for person, scores in weekly_scores(first=1).items()}
    gains = {
        person: [f"{step.at + 1}to{step.at + 2}" for step in steps if step.kind == "gain"]
        for person, steps in changes.items()
    }
    assert {person: steps for person, steps in gains.items() if steps} == expected["by_person"]
    assert sum(map(len, gains.values())) == expected["total_gains"] == 24
    assert sum(bool(steps) for steps in gains.values()) == expected["persons"] == 15
    losses = [step for steps in changes.values() for step in steps if step.kind == "loss"]
    assert len(losses) == expected["losses"] == 3


@pytest.mark.parametrize(("before", "after", "expected"), TABLE)
def test_one_step_by_the_three_criteria(
    before: list[float | None], after: list[float | None], expected: bool | None
) -> None:
    assert falls(before, after, 7) is expected


@needs_science
def test_the_table_is_the_reference_one() -> None:
    rows = [[*before, *after, None if held is None else int(held)] for before, after, held in TABLE]
    assert rows == vector("sudden_gains")["table"]["rows"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([20, 20, 20], [14, 13, 12]),  # one point short of the cut-off of seven
        ([40, 40, 40], [32, 32, 32]),  # seven and more, but less than a quarter
        ([20, 34, 20], [12, 11, 12]),  # it was like this before
    ],
)
def test_each_criterion_can_fail_alone(before: list[float | None], after: list[float | None]) -> None:
    assert falls(before, after, 7) is False
    assert falls([40, 40, 40], [30, 30, 30], 7) is True


def test_a_quarter_exactly_is_enough() -> None:
    assert falls([28, 28, 28], [21, 21, 21], 7) is True
    assert rises([28, 28, 28], [35, 35, 35], 7) is True


def test_which_way_is_better_decides_what_is_a_gain() -> None:
    scores: list[float | None] = [20, 21, 20, 9, 8, 9]
    assert found_in(scores, "lower") == [Sudden("gain", 2, 20, 9)]
    assert found_in(scores, "higher") == [Sudden("loss", 2, 20, 9)]


@quick
@given(series)
def test_a_gain_is_a_loss_seen_the_other_way(scores: list[float | None]) -> None:
    seen = [(step.at, step.kind == "gain") for step in found_in(scores, "lower")]
    assert [(step.at, step.kind == "loss") for step in found_in(scores, "higher")] == seen


@quick
@given(series)
def test_steps_are_large_and_between_given_points(scores: list[float | None]) -> None:
    for step in found_in(scores):
        assert (scores[step.at], scores[step.at + 1]) == (step.before, step.after)
        assert abs(step.before - step.after) >= max(7, step.before / 4)


def test_too_few_points_is_said() -> None:
    found = sudden_changes([30, None, 10, 9], 7, "lower")
    assert (found.value, found.reason, found.n, found.needs) == (None, Reason.TOO_FEW_POINTS, 3, 4)
    assert sudden_changes([], 7, "lower").reason is Reason.TOO_FEW_POINTS
    assert sudden_changes([30, 30, 10, 10], 7, "lower").value == (Sudden("gain", 1, 30, 10),)


@pytest.mark.parametrize(
    ("sd", "reliability", "step"),
    [(10.5, 0.931, 7.645131), (10.5, 0.961, 5.747681), (6.396073, 0.931, 4.65703)],
)
def test_the_smallest_step(sd: float, reliability: float, step: float) -> None:
    assert smallest_step(sd, reliability) == pytest.approx(step, abs=1e-4)
