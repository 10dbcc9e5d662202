"""When the letter "your diary" is due, by the client's clock."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from alongside.diary import prompting

HELSINKI, TOKYO = ZoneInfo("Europe/Helsinki"), ZoneInfo("Asia/Tokyo")
DAY = date(2026, 3, 28)


@pytest.mark.parametrize(
    ("at", "zone", "first"),
    [
        (time(20), HELSINKI, date(2026, 3, 28)),
        (time(13), HELSINKI, date(2026, 3, 29)),
        (time(21), TOKYO, date(2026, 3, 28)),
        (time(19), TOKYO, date(2026, 3, 29)),
    ],
)
def test_the_first_day_is_today_where_the_time_is_still_to_come(
    at: time, zone: ZoneInfo, first: date
) -> None:
    assert prompting.first_on(datetime(2026, 3, 28, 11, tzinfo=UTC), at, zone) == first


@pytest.mark.parametrize(
    ("every", "today", "ends_on", "following"),
    [
        (1, DAY, None, date(2026, 3, 29)),
        (3, DAY, None, date(2026, 3, 31)),
        (3, date(2026, 4, 1), None, date(2026, 4, 3)),
        (3, DAY, date(2026, 3, 31), date(2026, 3, 31)),
        (3, DAY, date(2026, 3, 30), None),
    ],
)
def test_days_follow_and_what_was_missed_is_left_out(
    every: int, today: date, ends_on: date | None, following: date | None
) -> None:
    assert prompting.next_on(DAY, every, today, ends_on) == following


def test_the_time_stays_when_the_clocks_change() -> None:
    before, after = (prompting.due_at(day, time(20), HELSINKI) for day in (DAY, date(2026, 3, 29)))
    assert (before.astimezone(UTC).hour, after.astimezone(UTC).hour) == (18, 17)
    assert not prompting.is_late(before, datetime(2026, 3, 28, 21, tzinfo=UTC))
    assert prompting.is_late(before, datetime(2026, 3, 28, 21, 1, tzinfo=UTC))


def test_quiet_hours_go_over_midnight() -> None:
    night = (time(21), time(8))
    assert prompting.is_quiet(DAY, time(22), HELSINKI, *night)
    assert prompting.is_quiet(DAY, time(7), HELSINKI, *night)
    assert not prompting.is_quiet(DAY, time(20), HELSINKI, *night)
    assert not prompting.is_quiet(DAY, time(22), HELSINKI, None, None)
