"""People who come on site do not meet at the door (F06)."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.spans import Span
from alongside.scheduling.corridor import apart, meets

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def at(start: int, length: int) -> Span:
    return Span(NINE + timedelta(minutes=start), NINE + timedelta(minutes=start + length))


spans = st.builds(at, st.integers(-600, 600), st.integers(5, 240))
minutes = st.integers(0, 60)


def test_one_who_goes_meets_one_who_comes() -> None:
    assert meets(at(50, 50), [at(0, 50)], 10)
    assert meets(at(59, 50), [at(0, 50)], 10)


def test_exactly_so_many_minutes_is_far_enough() -> None:
    assert not meets(at(60, 50), [at(0, 50)], 10)


def test_two_who_come_at_the_same_time_meet() -> None:
    assert meets(at(0, 50), [at(0, 90)], 10)


def test_two_who_go_at_the_same_time_meet() -> None:
    assert meets(at(40, 50), [at(0, 90)], 10)


def test_one_in_the_middle_of_another_meets_nobody() -> None:
    assert not meets(at(30, 30), [at(0, 90)], 10)


def test_nobody_meets_without_minutes_or_without_others() -> None:
    assert not meets(at(0, 50), [at(0, 50)], 0)
    assert not meets(at(0, 50), [], 10)


@given(spans, spans, minutes)
def test_it_does_not_matter_who_is_asked(one: Span, other: Span, least: int) -> None:
    assert meets(one, [other], least) == meets(other, [one], least)


@given(spans, st.lists(spans, max_size=5), minutes)
def test_more_minutes_never_let_more_people_through(span: Span, others: list[Span], least: int) -> None:
    assert meets(span, others, least) <= meets(span, others, least + 1)


@given(spans, st.lists(spans, max_size=5), minutes)
def test_the_nearest_decides(span: Span, others: list[Span], least: int) -> None:
    nearest = min((apart(span, other) for other in others), default=None)
    assert meets(span, others, least) == (nearest is not None and nearest < least * 60)


@given(spans, spans, minutes)
def test_waiting_long_enough_after_the_other_has_gone_is_always_fine(
    one: Span, other: Span, least: int
) -> None:
    length = one.end - one.start
    start = max(other.end, one.start) + timedelta(minutes=least)
    assert not meets(Span(start, start + length), [other], least)
