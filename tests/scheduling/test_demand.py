"""Demand against supply, by weekday and part of the day (H06)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.spans import Span
from alongside.scheduling.demand import (
    balance,
    can_come,
    clean_times,
    fitting_first,
    minutes_at,
    minutes_by_cell,
    times_of,
    week_of,
)
from alongside.scheduling.slots import Hours

HELSINKI = ZoneInfo("Europe/Helsinki")
MONDAY = date(2026, 2, 2)
MORNINGS = [{"weekday": 0, "from": "09:00", "to": "12:00"}]


def at(day: int, hour: int, minutes: int) -> Span:
    return Span.lasting(datetime(2026, 2, day, hour, tzinfo=HELSINKI), minutes)


def test_a_span_is_cut_where_the_parts_of_the_day_meet() -> None:
    found = minutes_by_cell([at(2, 9, 8 * 60)], HELSINKI)
    assert found == {(0, "morning"): 120, (0, "midday"): 180, (0, "afternoon"): 180}


def test_two_of_us_at_one_time_are_twice_the_supply() -> None:
    assert minutes_by_cell([at(2, 9, 60), at(2, 9, 60)], HELSINKI) == {(0, "morning"): 120}


@given(
    st.lists(
        st.tuples(st.integers(0, 20_000), st.integers(0, 3000)).map(
            lambda each: Span.lasting(datetime(2026, 3, 20, tzinfo=UTC) + timedelta(minutes=each[0]), each[1])
        ),
        max_size=6,
    ),
    st.sampled_from(["Europe/Helsinki", "America/St_Johns", "Australia/Lord_Howe", "Asia/Tehran"]),
)
def test_no_minute_is_lost_or_counted_twice(spans: list[Span], zone: str) -> None:
    found = minutes_by_cell(spans, ZoneInfo(zone))
    assert sum(found.values()) == sum(span.minutes for span in spans)


def test_a_week_follows_the_clock_of_who_said_it() -> None:
    sunday = [{"weekday": 6, "from": "09:00", "to": "10:00"}]
    before, after = (week_of(sunday, date(2026, 3, day), HELSINKI)[0] for day in (16, 23))
    assert (before.start.hour, after.start.hour) == (7, 6)


def test_who_can_come_when() -> None:
    assert can_come(MORNINGS, at(2, 9, 50), HELSINKI)
    assert can_come(MORNINGS, at(2, 11, 60), HELSINKI)
    assert not can_come(MORNINGS, at(2, 11, 61), HELSINKI)
    assert not can_come(MORNINGS, at(3, 9, 50), HELSINKI)
    assert can_come([], at(3, 9, 50), HELSINKI)
    two = [*MORNINGS, {"weekday": 0, "from": "12:00", "to": "14:00"}]
    assert can_come(two, at(2, 11, 90), HELSINKI)


def test_times_that_fit_come_first() -> None:
    spans = [at(3, 9, 50), at(2, 9, 50)]
    assert fitting_first(MORNINGS, spans, HELSINKI) == [(spans[1], True), (spans[0], False)]


def test_the_balance_of_a_week() -> None:
    cells = balance(
        [week_of(MORNINGS, MONDAY, HELSINKI), week_of(MORNINGS, MONDAY, HELSINKI)],
        worked=[at(2, 9, 60), at(9, 9, 60)],
        free=[],
        zone=HELSINKI,
        weeks=2,
    )
    assert len(cells) == 28
    monday = {cell.part: cell for cell in cells if cell.weekday == 0}
    morning = monday["morning"]
    assert (morning.people, morning.asked, morning.worked, morning.free) == (2, 240, 60, 0)
    assert morning.is_short
    assert (monday["midday"].people, monday["midday"].asked, monday["midday"].worked) == (2, 120, 0)
    assert monday["evening"].people == 0
    assert not monday["evening"].is_short


def test_a_wish_leaves_the_rest_of_the_day_open() -> None:
    assert times_of([2], time(9), None) == [{"weekday": 2, "from": "09:00:00", "to": "21:00:00"}]
    assert len(times_of([], None, None)) == 7
    assert times_of([2], time(22), None) == [{"weekday": 2, "from": "22:00:00", "to": "23:59:00"}]


def test_times_are_kept_in_order_and_once() -> None:
    said = [
        {"weekday": 3, "from": "9:00".zfill(5), "to": "10:00"},
        {"weekday": 1, "from": "08:00", "to": "09:30"},
        {"weekday": 3, "from": "09:00", "to": "10:00"},
    ]
    assert clean_times(said) == [said[1], said[2]]


@pytest.mark.parametrize(
    "odd",
    [
        {"weekday": 7, "from": "09:00", "to": "10:00"},
        {"weekday": 1, "from": "10:00", "to": "10:00"},
        {"weekday": 1, "from": "25:00", "to": "26:00"},
        {"weekday": 1, "from": "<b>", "to": "10:00"},
    ],
)
def test_what_is_no_time_is_refused(odd: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        clean_times([odd])


def test_minutes_a_week_at_a_place() -> None:
    hours = [
        Hours(0, time(9), time(12), place_kind="room"),
        Hours(1, time(9), time(10)),
        Hours(2, time(9), time(12), valid_until=date(2026, 1, 1)),
    ]
    assert minutes_at(hours, "room", MONDAY) == 240
    assert minutes_at(hours, "video", MONDAY) == 60
