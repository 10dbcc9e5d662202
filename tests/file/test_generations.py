"""Which backups stay, and when the next one is due."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from alongside.file.generations import Keep, is_due, last_due, read_keep, to_keep

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HELSINKI = ZoneInfo("Europe/Helsinki")


def nightly(days: int) -> list[datetime]:
    return [NOW.replace(hour=1) - timedelta(days=day) for day in range(days)]


def test_a_year_of_nights_leaves_seven_days_five_weeks_and_twelve_months() -> None:
    kept = sorted(to_keep(nightly(400), Keep(), NOW), reverse=True)
    days = [at.date().isoformat() for at in kept]
    assert days[:7] == [f"2026-11-{day}" for day in (22, 21, 20, 19, 18, 17, 16)]
    assert days[7:] == [
        *("2026-11-15", "2026-11-08", "2026-11-01", "2026-10-31", "2026-10-25", "2026-09-30", "2026-08-31"),
        *("2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31"),
        "2025-12-31",
    ]


def test_the_newest_and_the_fresh_ones_stay_always() -> None:
    old = [NOW - timedelta(days=900), NOW - timedelta(days=901)]
    assert to_keep(old, Keep(0, 0, 1), NOW) == {old[0]}
    hourly = [NOW - timedelta(hours=hours) for hours in range(30)]
    assert to_keep(hourly, Keep(1, 1, 1), NOW) == set(hourly[:24])
    assert to_keep([], Keep(), NOW) == set()


def test_days_without_a_backup_do_not_count() -> None:
    far = [NOW - timedelta(days=100 * number) for number in range(1, 12)]
    assert to_keep(far, Keep(7, 0, 0), NOW) == set(far[:7])


@pytest.mark.parametrize("text", ["", "7", "7,5", "7,5,-1", "0,0,0", "a,b,c", "7,5,12,1", "1001,1,1"])
def test_what_is_no_way_to_keep_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_keep(text)


def test_how_many_are_kept_is_read() -> None:
    assert read_keep("14, 8, 24") == Keep(14, 8, 24)


def test_a_nightly_backup_is_due_at_three_where_the_practice_is() -> None:
    morning = datetime(2026, 11, 22, 9, tzinfo=HELSINKI)
    three = datetime(2026, 11, 22, 3, tzinfo=HELSINKI)
    assert last_due(morning, 24) == three
    assert last_due(three - timedelta(minutes=1), 24) == three - timedelta(days=1)
    assert is_due(None, morning, 24)
    assert is_due(three - timedelta(hours=1), morning, 24)
    assert not is_due(three + timedelta(minutes=1), morning, 24)
    assert not is_due(None, morning, 0)


def test_every_six_hours_and_every_week() -> None:
    now = datetime(2026, 11, 22, 16, tzinfo=HELSINKI)
    assert last_due(now, 6) == datetime(2026, 11, 22, 15, tzinfo=HELSINKI)
    assert last_due(now.replace(hour=1), 6) == datetime(2026, 11, 21, 21, tzinfo=HELSINKI)
    assert not is_due(now - timedelta(days=6), now, 24 * 7)
    assert is_due(now - timedelta(days=7, hours=14), now, 24 * 7)
