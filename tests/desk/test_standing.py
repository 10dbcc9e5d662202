"""What one more client would find in the coming weeks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from alongside.desk.calendar_load import Load, load, share
from alongside.desk.standing import ahead, standing
from alongside.lib.spans import Span

HELSINKI = ZoneInfo("Europe/Helsinki")
MONDAY = date(2026, 2, 2)


def span(week: int, day: int, hour: int, minutes: int = 50) -> Span:
    on = MONDAY + timedelta(weeks=week, days=day)
    return Span.lasting(datetime.combine(on, time(hour), HELSINKI), minutes)


def test_a_time_counts_the_weeks_in_which_it_is_free() -> None:
    found = standing(
        [span(n, 1, 9) for n in range(8)] + [span(n, 0, 9) for n in range(5)], MONDAY, HELSINKI, 1
    )
    assert [(slot.weekday, slot.at, slot.free, slot.weeks, slot.is_whole) for slot in found] == [
        (0, time(9), 5, 8, False),
        (1, time(9), 8, 8, True),
    ]
    assert found[1].first == datetime(2026, 2, 3, 7, tzinfo=UTC)


def test_what_is_taken_more_often_than_free_is_not_offered() -> None:
    assert standing([span(n, 0, 9) for n in range(3)], MONDAY, HELSINKI, 1) == []
    assert standing([span(9, 0, 9)], MONDAY, HELSINKI, 1) == []


def test_every_second_week_begins_where_it_is_freer() -> None:
    (slot,) = standing([span(n, 2, 14) for n in (1, 3, 4, 5, 7)], MONDAY, HELSINKI, 2)
    assert (slot.free, slot.weeks, slot.first) == (4, 4, span(1, 2, 14).start)


def test_the_wall_clock_stays_when_summer_time_begins() -> None:
    monday = date(2026, 3, 2)
    weeks = [datetime.combine(monday + timedelta(weeks=n), time(9), HELSINKI) for n in range(8)]
    (slot,) = standing([Span.lasting(at, 50) for at in weeks], monday, HELSINKI, 1)
    assert (slot.at, slot.free) == (time(9), 8)


def test_the_weeks_ahead_with_one_more() -> None:
    found = ahead([span(0, 0, 9), span(0, 4, 9), span(1, 2, 9, 30), span(12, 0, 9)], MONDAY, HELSINKI, 2, 2)
    assert [(each.meetings, each.minutes, each.with_one_more, each.is_over) for each in found[:3]] == [
        (2, 100, 3, True),
        (1, 30, 1, False),
        (0, 0, 1, False),
    ]
    assert [each.monday for each in found] == [MONDAY + timedelta(weeks=n) for n in range(8)]


def test_loads_and_shares() -> None:
    spans = [span(0, 0, 9), span(0, 0, 9), span(0, 0, 10)]
    assert load(spans, 3) == Load(3, 150, 3)
    assert (load(spans, 3).is_full, load(spans, 4).is_full, load(spans).is_full) == (True, False, False)
    assert (load(spans).hours, load(spans).rest) == (2, 30)
    assert (share(spans, 600), share(spans, 60), share([], 0)) == (17, 100, 0)
