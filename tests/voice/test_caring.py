"""What an answer asks of us: properties and edges."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.voice.caring import (
    Answered,
    Evidence,
    Why,
    escalates_at,
    has_fallen,
    is_fine_again,
    is_worse,
    worth_a_conversation,
)
from alongside.voice.measuring.definitions import Direction, ReliableChange, Scale, Source
from alongside.voice.sets import AFTER_MEETING

UP, DOWN = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER
TEN = (0.0, 10.0)
HELSINKI = ZoneInfo("Europe/Helsinki")


def answer(**items: float) -> Answered:
    mean = sum(items.values()) / len(items) if items else None
    return Answered(items, {"mean": mean})


@pytest.mark.parametrize(
    ("earlier", "now", "falls"),
    [
        ([], 0, False),  # nothing to compare with
        ([9], 7, True),
        ([9], 7.5, False),
        ([9, 7], 6, True),  # two below their mean of 8
        ([None, 9, None], 7, True),
        ([9], None, False),
        ([2], 9, False),
    ],
)
def test_a_fall_of_two_points_below_the_own_mean(
    earlier: list[float | None], now: float, falls: bool
) -> None:
    assert has_fallen(earlier, now, UP, TEN) is falls


def test_where_less_is_better_a_rise_is_the_fall() -> None:
    assert has_fallen([2], 4, DOWN, TEN)
    assert not has_fallen([4], 2, DOWN, TEN)


def test_items_with_few_steps_are_not_judged_alone() -> None:
    assert not has_fallen([3], 0, UP, (0.0, 3.0))


def test_with_eight_answers_their_own_spread_decides() -> None:
    restless, calm = [9, 4, 9, 4, 9, 4, 9, 4], [8, 9, 8, 9, 8, 9, 8, 9]
    assert not has_fallen(restless, 4, UP, TEN)  # as low as usual for this person
    assert has_fallen(calm, 5, UP, TEN)
    assert has_fallen([9] * 8, 7, UP, TEN)  # no spread at all: two points stand out
    assert not has_fallen([9] * 8, 8, UP, TEN)


@given(st.lists(st.floats(0, 10), max_size=20), st.floats(0, 10))
def test_nobody_falls_by_answering_their_best(earlier: list[float], now: float) -> None:
    assert not has_fallen(earlier, max([now, *earlier]), UP, TEN)


@given(st.lists(st.floats(0, 10), max_size=20), st.floats(0, 10))
def test_both_directions_are_mirrors(earlier: list[float], now: float) -> None:
    mirrored = has_fallen([10 - each for each in earlier], 10 - now, DOWN, TEN)
    if all(abs(round(each, 3) - each) < 1e-12 for each in [*earlier, now]):
        assert has_fallen(earlier, now, UP, TEN) is mirrored


SYMPTOMS = Scale("sum", ("a",), DOWN, Source("x"), reliable_changes=(ReliableChange(Source("x"), points=6),))


@pytest.mark.parametrize(
    ("earlier", "now", "worse"),
    [
        ([10], 16, True),
        ([10], 15, False),
        ([10, 4], 10, True),  # against the one before
        ([10, 14], 16, True),  # against the first
        ([16], 10, False),
        ([], 20, False),
    ],
)
def test_worse_is_more_than_error_of_measurement(earlier: list[float], now: float, worse: bool) -> None:
    assert is_worse(earlier, now, SYMPTOMS) is worse


def test_each_part_is_named_once_with_its_most_pressing_reason() -> None:
    found = worth_a_conversation(
        AFTER_MEETING,
        answer(safe=2, heard=4, understood=6, valuable=9),
        low=("safe", "heard"),
        urgent=("safe",),
        earlier=[answer(safe=9, heard=9, understood=9, valuable=9)],
    )
    assert found == [
        Evidence("safe", Why.URGENT),
        Evidence("heard", Why.LOW),
        Evidence("understood", Why.FALLING),
    ]


def test_better_than_before_and_not_low_is_fine_again() -> None:
    then = answer(heard=3)
    assert is_fine_again(AFTER_MEETING, "heard", then, answer(heard=7), low=())
    assert not is_fine_again(AFTER_MEETING, "heard", then, answer(heard=4), low=("heard",))
    assert not is_fine_again(AFTER_MEETING, "heard", then, answer(heard=3), low=())
    assert not is_fine_again(AFTER_MEETING, "heard", then, answer(safe=9), low=())


@pytest.mark.parametrize(
    ("told", "hours", "due"),
    [
        ("2026-11-23 10:00", 2, "2026-11-23 12:00"),
        ("2026-11-23 19:30", 2, "2026-11-24 09:30"),
        ("2026-11-23 23:00", 2, "2026-11-24 10:00"),
        ("2026-11-23 05:00", 2, "2026-11-23 10:00"),
        ("2026-11-23 10:00", 12, "2026-11-24 10:00"),
        ("2026-03-28 19:00", 2, "2026-03-29 09:00"),  # the clock jumps in that night
    ],
)
def test_only_hours_of_the_day_count(told: str, hours: int, due: str) -> None:
    moment = datetime.fromisoformat(told).replace(tzinfo=HELSINKI)
    assert escalates_at(moment, hours, HELSINKI) == datetime.fromisoformat(due).replace(tzinfo=HELSINKI)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)),
    st.integers(1, 72),
)
def test_it_comes_by_day_and_not_before_its_hours(naive: datetime, hours: int) -> None:
    told = naive.replace(tzinfo=UTC)
    due = escalates_at(told, hours, HELSINKI)
    assert due - told >= timedelta(hours=hours)
    assert time(8) <= due.astimezone(HELSINKI).time() <= time(20)
