"""When a standing slot comes round: compared with dateutil and recurring-ical-events, over all IANA zones."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest
import recurring_ical_events
from dateutil import rrule
from dateutil.tz import datetime_exists
from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.errors import Refused
from alongside.lib.spans import is_skipped
from alongside.scheduling.rhythms import MOST_TIMES, Rhythm, days, monthly_to, turns, week_of

HELSINKI = ZoneInfo("Europe/Helsinki")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
zones = st.sampled_from(sorted(available_timezones() - {"localtime"})).map(ZoneInfo)
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))
starts = st.dates(date(2024, 1, 1), date(2030, 6, 30))
weekly = st.builds(
    Rhythm, starts_on=starts, at=clocks, every_weeks=st.integers(1, 8), times=st.integers(1, 30)
)
monthly = st.builds(
    Rhythm,
    starts_on=starts,
    at=clocks,
    every_months=st.integers(1, 12),
    week_of_month=st.sampled_from([None, 1, 2, 3, 4, -1]),
    times=st.integers(1, 30),
)
rhythms = weekly | monthly


def rule(rhythm: Rhythm) -> rrule.rrule:
    """The same rhythm as dateutil says it."""
    start = datetime.combine(rhythm.starts_on, rhythm.at)
    until = datetime.combine(rhythm.until, time.max) if rhythm.until else None
    end = {"count": rhythm.times} if until is None else {"until": until}
    if not rhythm.every_months:
        return rrule.rrule(rrule.WEEKLY, dtstart=start, interval=rhythm.every_weeks, **end)
    week = rhythm.week_of_month or week_of(rhythm.starts_on)
    weekday = rrule.weekday(rhythm.starts_on.weekday(), week)
    return rrule.rrule(rrule.MONTHLY, dtstart=start, interval=rhythm.every_months, byweekday=weekday, **end)


@given(rhythms)
def test_the_days_are_those_of_dateutil(rhythm: Rhythm) -> None:
    assert list(days(rhythm)) == [moment.date() for moment in rule(rhythm)]


@given(rhythms, zones)
def test_the_wall_clock_is_kept_and_no_time_comes_twice(rhythm: Rhythm, zone: ZoneInfo) -> None:
    found = turns(rhythm, zone)
    assert [each.number for each in found] == list(range(1, (rhythm.times or 0) + 1))
    moments = [each.starts_at for each in found]
    assert moments == sorted(set(moments))
    for each in found:
        wall = datetime.combine(each.day, rhythm.at)
        shown = each.starts_at.astimezone(zone).replace(tzinfo=None)
        assert each.is_skipped == (not datetime_exists(wall, zone))
        assert (shown == wall) != each.is_skipped
        assert wall <= shown <= wall + timedelta(days=1)


@given(rhythms, zones)
def test_a_count_and_the_day_of_the_last_agree(rhythm: Rhythm, zone: ZoneInfo) -> None:
    counted = turns(rhythm, zone)
    dated = Rhythm(
        rhythm.starts_on,
        rhythm.at,
        rhythm.every_weeks,
        rhythm.every_months,
        rhythm.week_of_month,
        until=counted[-1].day,
    )
    assert turns(dated, zone) == counted
    assert list(days(dated)) == [moment.date() for moment in rule(dated)]


@given(monthly, starts)
def test_a_monthly_rhythm_given_another_day_keeps_to_that_weekday(rhythm: Rhythm, to: date) -> None:
    days_before = list(days(rhythm))
    begun = replace(rhythm, starts_on=days_before[0], week_of_month=week_of(days_before[0]))
    new = list(days(monthly_to(begun, days_before[0], to, rhythm.at)))
    assert len(new) == len(days_before)
    assert new[0] == to
    assert {day.weekday() for day in new} == {to.weekday()}
    months = [[day.year * 12 + day.month for day in each] for each in (days_before, new)]
    assert len({b - a for a, b in zip(*months, strict=True)}) == 1


def test_the_last_of_a_month_stays_the_last() -> None:
    rhythm = Rhythm(date(2026, 2, 24), time(9), every_months=1, week_of_month=-1, times=3)
    moved = monthly_to(rhythm, date(2026, 2, 24), date(2026, 2, 26), time(10))
    assert list(days(moved)) == [date(2026, 2, 26), date(2026, 3, 26), date(2026, 4, 30)]


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/Helsinki", date(2026, 3, 22)),
        ("Europe/Helsinki", date(2026, 10, 18)),
        ("America/St_Johns", date(2026, 3, 1)),
        ("Australia/Lord_Howe", date(2026, 9, 27)),
        ("Asia/Tehran", date(2026, 3, 15)),
        ("Pacific/Apia", date(2026, 9, 20)),
    ],
)
def test_a_calendar_reads_the_same_moments(zone: str, first: date) -> None:
    """A rule in a calendar file, expanded by another library, across each change of summer time."""
    found = turns(Rhythm(first, time(9, 30), times=4), ZoneInfo(zone))
    event = icalendar.Event()
    event.add("dtstart", datetime.combine(first, time(9, 30), tzinfo=ZoneInfo(zone)))
    event.add("dtend", datetime.combine(first, time(10, 20), tzinfo=ZoneInfo(zone)))
    event.add("rrule", {"freq": "weekly", "count": 4})
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    read = recurring_ical_events.of(calendar).between(first, first + timedelta(days=60))
    assert sorted(each.start.astimezone(UTC) for each in read) == [each.starts_at for each in found]


def test_a_time_that_spring_skips_moves_by_the_gap_and_says_so() -> None:
    found = turns(Rhythm(date(2026, 3, 22), time(3, 30), times=3), HELSINKI)
    assert [each.is_skipped for each in found] == [False, True, False]
    assert found[1].starts_at.astimezone(HELSINKI).time() == time(4, 30)
    assert is_skipped(date(2026, 10, 4), time(2, 15), ZoneInfo("Australia/Lord_Howe"))
    assert not is_skipped(date(2026, 10, 25), time(3, 30), HELSINKI)


def test_a_time_that_autumn_shows_twice_is_the_first() -> None:
    (found,) = turns(Rhythm(date(2026, 10, 25), time(3, 30), times=1), HELSINKI)
    assert found.starts_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_last_friday_of_every_other_month() -> None:
    rhythm = Rhythm(date(2026, 1, 30), time(9), every_months=2, times=4)
    assert list(days(rhythm)) == [date(2026, 1, 30), date(2026, 3, 27), date(2026, 5, 29), date(2026, 7, 31)]


@pytest.mark.parametrize(
    ("also", "code"),
    [
        ({}, "no_end"),
        ({"times": 0}, "times"),
        ({"times": MOST_TIMES + 1}, "times"),
        ({"until": date(2026, 2, 28)}, "until"),
        ({"until": date(2030, 3, 1)}, "until"),
        ({"until": date(9999, 12, 31)}, "until"),
        ({"times": 2, "every_weeks": 0}, "every_weeks"),
        ({"times": 2, "every_weeks": 9}, "every_weeks"),
        ({"times": 2, "every_months": 0}, "every_months"),
        ({"times": 2, "every_months": 13}, "every_months"),
        ({"times": 2, "every_months": 1, "week_of_month": 5}, "week_of_month"),
        ({"times": 5, "starts_on": date(9999, 12, 20)}, "too_far"),
        ({"times": 5, "starts_on": date(9999, 12, 20), "every_months": 1}, "too_far"),
    ],
)
def test_nonsense_is_refused(also: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as no:
        turns(Rhythm(**({"starts_on": date(2026, 3, 1), "at": time(9)} | also)), HELSINKI)
    assert no.value.code == code


def test_as_many_as_are_allowed_by_day_too() -> None:
    last = date(2026, 3, 1) + timedelta(weeks=MOST_TIMES - 1)
    assert len(turns(Rhythm(date(2026, 3, 1), time(9), until=last), HELSINKI)) == MOST_TIMES
