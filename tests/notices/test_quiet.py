"""Quiet hours: by the recipient's clock, over midnight, and never so long that a letter helps nobody."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.notices.quiet import LEAST_USE, best_time, quiet_span

HELSINKI, TOKYO = ZoneInfo("Europe/Helsinki"), ZoneInfo("Asia/Tokyo")
NIGHT = (time(21), time(8))
LONG_AFTER = datetime(2026, 3, 1, tzinfo=UTC)


def helsinki(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 2, day, hour, minute, tzinfo=HELSINKI)


@pytest.mark.parametrize(
    ("due", "sent"),
    [
        (helsinki(2, 20, 59), helsinki(2, 20, 59)),
        (helsinki(2, 21), helsinki(3, 8)),
        (helsinki(3, 0, 30), helsinki(3, 8)),
        (helsinki(3, 7, 59), helsinki(3, 8)),
        (helsinki(3, 8), helsinki(3, 8)),
    ],
)
def test_what_is_due_at_night_goes_out_in_the_morning(due: datetime, sent: datetime) -> None:
    assert best_time(due, LONG_AFTER, due, *NIGHT, HELSINKI) == sent


def test_the_night_is_the_recipients() -> None:
    due = helsinki(2, 15)  # 22:00 in Tokyo
    assert best_time(due, LONG_AFTER, due, *NIGHT, TOKYO) == datetime(2026, 2, 3, 8, tzinfo=TOKYO)


def test_quiet_hours_within_one_day() -> None:
    noon = (time(12), time(14))
    assert best_time(helsinki(2, 13), LONG_AFTER, helsinki(2, 9), *noon, HELSINKI) == helsinki(2, 14)
    assert best_time(helsinki(2, 11), LONG_AFTER, helsinki(2, 9), *noon, HELSINKI) == helsinki(2, 11)


def test_before_the_night_where_the_morning_is_too_late() -> None:
    """A meeting at 8:30: the reminder comes in the evening, not half an hour before."""
    due, meeting = helsinki(3, 6, 30), helsinki(3, 8, 30)
    assert best_time(due, meeting, helsinki(1, 9), *NIGHT, HELSINKI) == helsinki(2, 20, 59)
    assert best_time(due, helsinki(3, 9), helsinki(1, 9), *NIGHT, HELSINKI) == helsinki(3, 8)


def test_rather_at_night_than_never() -> None:
    due, meeting = helsinki(3, 6), helsinki(3, 7)
    assert best_time(due, meeting, due, *NIGHT, HELSINKI) == due


@pytest.mark.parametrize("hours", [(None, time(8)), (time(21), None), (None, None), (time(8), time(8))])
def test_none_is_no_quiet(hours: tuple[time | None, time | None]) -> None:
    assert best_time(helsinki(3, 3), LONG_AFTER, helsinki(3, 3), *hours, HELSINKI) == helsinki(3, 3)


ZONES = st.sampled_from(["Europe/Helsinki", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia"])
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))


@given(MOMENTS, st.times(), st.times(), ZONES, st.integers(0, 72))
def test_it_is_quiet_or_nothing_else_was_left(
    due: datetime, since: time, until: time, name: str, hours: int
) -> None:
    zone, useless = ZoneInfo(name), due + timedelta(hours=hours)
    now = due - timedelta(days=2)
    sent = best_time(due, useless, now, since, until, zone)
    assert now <= sent <= max(due, useless)
    if sent == due:
        return
    assert sent < due or sent <= useless - LEAST_USE
    assert quiet_span(due, since, until, zone) is not None
