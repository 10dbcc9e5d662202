"""The rational rules, one by one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.voice.series.enough import Reason
from alongside.voice.series.rational import Because, Scale, Status, judge

PHQ = Scale("lower", reliable_change=6, intake_is_clinical=True)
Scores = list[float | None]


@pytest.mark.parametrize(
    ("scores", "status", "because"),
    [
        ([15, 16, 20, 21], Status.OFF_TRACK, Because.WORSE_THAN_INTAKE),
        ([15, 16, 20, 20], Status.ON_TRACK, Because.WITHIN),  # five points are not reliable
        ([15, 22], Status.WATCH, Because.BELOW_BEST),  # too early to be off track
        ([15, 10, 5, 11], Status.WATCH, Because.BELOW_BEST),
        ([15, 14, 15, 14, 15, 14, 15], Status.WATCH, Because.NO_CHANGE),
        ([15, 14, 15, 14, 15, 14], Status.ON_TRACK, Because.WITHIN),  # the fifth meeting
        ([15, None, None, None, None, None, 14], Status.WATCH, Because.NO_CHANGE),
        ([15, 12, 12, 11, 10, 10, 9], Status.ON_TRACK, Because.WITHIN),
    ],
)
def test_each_rule(scores: Scores, status: Status, because: Because) -> None:
    found = judge(scores, PHQ).value
    assert found is not None
    assert (found.status, found.because, found.meeting) == (status, because, len(scores) - 1)


def test_no_change_is_no_worry_where_there_was_none_at_intake() -> None:
    found = judge([5, 4, 5, 4, 5, 4, 5], replace(PHQ, intake_is_clinical=False)).value
    assert found is not None
    assert found.status is Status.ON_TRACK


@settings(max_examples=40, deadline=None)
@given(st.lists(st.none() | st.integers(0, 27).map(float), max_size=9))
def test_a_measure_turned_round_gives_the_same_verdict(scores: Scores) -> None:
    turned: Scores = [None if score is None else 27 - score for score in scores]
    assert judge(turned, replace(PHQ, better="higher")) == judge(scores, PHQ)


def test_what_is_missing_is_said() -> None:
    assert judge([15, None], PHQ).reason is Reason.TOO_FEW_POINTS
    assert judge([], PHQ).needs == 2
    assert judge([None, 15, 16], PHQ).reason is Reason.NO_INTAKE
    assert judge([15, 16], PHQ).formula.is_verified is False
