"""Times of day, lengths, and the two nights of the year when clocks change."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from alongside.file.reading.times import Clock, instant, oddity, read_clock, read_minutes
from alongside.lib.reading.problems import Reason, Unreadable

HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("8:00", 8, 0), ("08:00:00", 8, 0), ("8.05", 8, 5), ("klo 8.00", 8, 0), ("2:30 PM", 14, 30),
        ("12:10 a.m.", 0, 10), ("12:10 pm", 12, 10), ("14時30分", 14, 30), ("9時", 9, 0), ("9時5分", 9, 5),
        ("午後2時30分", 14, 30), ("午前9時", 9, 0), ("14ч30", 14, 30), ("８：００", 8, 0),
    ],
)  # fmt: skip
def test_times_of_day(text: str, hour: int, minute: int) -> None:
    assert read_clock(text) == Clock(dt.time(hour, minute))


def test_offsets_seconds_and_the_end_of_a_day() -> None:
    assert read_clock("08:00Z").offset == dt.UTC
    assert read_clock("08:00:30+0530") == Clock(dt.time(8, 0, 30), dt.timezone(dt.timedelta(hours=5.5)))
    assert read_clock("16:44:50.5").time == dt.time(16, 44, 50, 500_000)
    assert read_clock("24:00") == Clock(dt.time(0), None, day_after=True)


@pytest.mark.parametrize("text", ["25:00", "8", "8:61", "13:00 am", "noon", "", "08:00+99:00"])
def test_what_is_no_time_says_so(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_clock(text, field="time")
    assert (error.value.reason, error.value.field) == (Reason.TIME_UNREADABLE, "time")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("50", 50), ("50.5", 50.5), ("50,5 мин", 50.5), ("50 min", 50), ("50分", 50), ("0:50", 50),
        ("1:00:30", 60.5), ("1 h 30 min", 90), ("1時間30分", 90), ("1 ч 30 мин", 90), ("1 t", 60), ("PT1H30M", 90),
    ],
)  # fmt: skip
def test_lengths(text: str, minutes: float) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["-5", "", "h", "long", "1e9", "9" * 400])
def test_what_is_no_length_says_so(text: str) -> None:
    with pytest.raises(Unreadable):
        read_minutes(text)


def test_a_time_that_spring_leaps_over_moves_on_by_the_hour() -> None:
    day, clock = dt.date(2026, 3, 29), Clock(dt.time(3, 30))
    assert oddity(day, clock, HELSINKI) is Reason.TIME_IN_GAP
    assert instant(day, clock, HELSINKI) == dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC)
    assert instant(day, clock, HELSINKI).astimezone(HELSINKI).time() == dt.time(4, 30)


def test_a_time_that_autumn_shows_twice_is_the_first() -> None:
    day, clock = dt.date(2026, 10, 25), Clock(dt.time(3, 30))
    assert oddity(day, clock, HELSINKI) is Reason.TIME_TWICE
    assert instant(day, clock, HELSINKI) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    assert instant(day, clock, HELSINKI, fold=1) == dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)


def test_an_ordinary_time_is_not_odd() -> None:
    assert oddity(dt.date(2026, 6, 1), Clock(dt.time(3, 30)), HELSINKI) is None
    assert oddity(dt.date(2026, 3, 29), Clock(dt.time(3, 30), dt.UTC), HELSINKI) is None
