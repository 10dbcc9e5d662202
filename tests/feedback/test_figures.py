"""Numbers about feedback."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.feedback.figures import Share, counted, is_stale, median_days, month_of, wilson

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def test_wilson_as_in_the_textbook() -> None:
    low, high = wilson(8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(0, 10)[0] == 0.0
    assert round(wilson(0, 10)[1], 4) == 0.2775


@given(st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_the_interval_holds_the_share_and_mirrors(case: tuple[int, int]) -> None:
    part, total = case
    low, high = wilson(part, total)
    assert 0 <= low <= part / total + 1e-12
    assert part / total - 1e-12 <= high <= 1
    other_low, other_high = wilson(total - part, total)
    assert other_low == pytest.approx(1 - high)
    assert other_high == pytest.approx(1 - low)


def test_a_share_of_four_says_nothing() -> None:
    assert not Share(4, 4).is_enough
    assert Share(4, 5).is_enough
    assert (Share(4, 5).percent, Share(0, 0).percent) == (80, 0)


def test_counts() -> None:
    found = counted(["good", "bad", "good", "fair", ""])
    assert (found.good, found.fair, found.bad, found.total) == (2, 1, 1, 4)
    assert (found.well.part, found.well.total) == (2, 4)


def test_median_days() -> None:
    assert median_days([]) is None
    assert median_days([(NOW, NOW + timedelta(days=each)) for each in (1, 30, 4)]) == 4.0


def test_stale_is_without_feedback_and_without_change_for_that_long() -> None:
    today = date(2026, 5, 1)
    old = today - timedelta(days=91)
    edge = today - timedelta(days=90)
    assert is_stale(today, made_on=old, days=90)
    assert not is_stale(today, made_on=edge, days=90)
    assert not is_stale(today, made_on=old, days=90, said_on=edge)
    assert not is_stale(today, made_on=old, days=90, moved_on=edge)
    assert is_stale(today, made_on=old, days=90, said_on=old, moved_on=old)


def test_month() -> None:
    assert month_of(date(2026, 5, 31)) == date(2026, 5, 1)
