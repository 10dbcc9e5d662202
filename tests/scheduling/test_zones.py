"""Openings on the days when clocks change, in every zone of the world: no time that is not, none twice unsaid.

Peers give ten openings instead of eight in the March gap, slots of -30 and of 90 minutes, a 03:00 that does not
exist, two 03:00s in October that nobody can tell apart, and rows written by a look-up (peers.md 2.3). The everyday
run looks at the zones named here and at every twelfth other one; --full at all of them.
"""

import os
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from django.utils import timezone, translation

from alongside.lib.spans import day_span, first_moment, is_repeated, is_skipped, local
from alongside.scheduling import slots
from alongside.scheduling.slots import Hours, Rules
from alongside.templatetags.times import clock, when

NAMED = [
    "Europe/Helsinki",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Tehran",
    "Pacific/Apia",
    "Africa/Casablanca",
    "America/Santiago",
]
ALL = sorted(available_timezones() - {"localtime", "Factory"})
ZONES = ALL if os.environ.get("ALONGSIDE_FULL") == "1" else sorted({*NAMED, *ALL[::12]})
HALF_HOUR = timedelta(minutes=30)
ANY_TIME = Rules(notice=timedelta(0), horizon=timedelta(days=40_000), step=HALF_HOUR)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ROUND_THE_CLOCK = [
    Hours(weekday, time(first), last)
    for weekday in range(7)
    for first, last in ((0, time(12)), (12, time(23, 59, 59)))
]


def changes(zone: ZoneInfo) -> list[date]:
    """The days from 2024 to 2030 on which the clocks of a zone change."""
    day, found = date(2024, 1, 1), []
    before = datetime.combine(day, time(), zone).utcoffset()
    while day.year <= 2030:
        after = datetime.combine(day + timedelta(days=1), time(), zone).utcoffset()
        if after != before:
            found.append(day)
        day, before = day + timedelta(days=1), after
    return found


@pytest.mark.parametrize("name", ZONES)
def test_each_opening_is_one_moment_that_the_clocks_show(name: str) -> None:
    zone = ZoneInfo(name)
    for day in changes(zone):
        working = slots.working_spans(ROUND_THE_CLOCK, [day], zone)
        whole = day_span(day, zone)
        assert sum((span.length for span in working), timedelta(0)) <= whole.length
        found = slots.openings(working, [], 30, ANY_TIME, LONG_AGO)
        assert {span.length for span in found} == {HALF_HOUR}
        assert found == sorted(set(found))
        assert len(found) == sum(span.length // HALF_HOUR for span in working)
        for span in found:
            shown = span.start.astimezone(zone)
            assert shown.date() == day
            assert not is_skipped(day, shown.time().replace(fold=0), zone)
            again = local(day, shown.time(), zone)
            assert again.astimezone(UTC) == span.start or (is_repeated(shown) and shown.fold == 1)


def hours_of(name: str, day: date, first: int, last: int) -> list[str]:
    zone = ZoneInfo(name)
    working = slots.working_spans([Hours(day.weekday(), time(first), time(last))], [day], zone)
    hourly = Rules(notice=timedelta(0), horizon=timedelta(days=40_000), step=timedelta(hours=1))
    found = slots.openings(working, [], 60, hourly, LONG_AGO)
    return [span.start.astimezone(zone).strftime("%H:%M %Z") for span in found]


def test_helsinki_in_spring_and_autumn() -> None:
    spring = hours_of("Europe/Helsinki", date(2026, 3, 29), 1, 6)
    assert spring == ["01:00 EET", "02:00 EET", "04:00 EEST", "05:00 EEST"]
    autumn = hours_of("Europe/Helsinki", date(2026, 10, 25), 2, 5)
    assert autumn == ["02:00 EEST", "03:00 EEST", "03:00 EET", "04:00 EET"]


def test_zones_that_change_by_half_an_hour_or_hardly_at_all() -> None:
    assert hours_of("Australia/Lord_Howe", date(2026, 10, 4), 1, 5) == [
        "01:00 +1030",
        "02:30 +11",
        "03:30 +11",
    ]
    assert hours_of("America/St_Johns", date(2026, 3, 8), 1, 4) == ["01:00 NST", "03:00 NDT"]
    assert hours_of("Asia/Tehran", date(2026, 3, 22), 0, 3) == ["00:00 +0330", "01:00 +0330", "02:00 +0330"]
    assert hours_of("Pacific/Apia", date(2026, 4, 5), 2, 5) == ["02:00 +13", "03:00 +13", "04:00 +13"]


def test_hours_that_begin_or_end_in_the_gap_begin_and_end_at_the_jump() -> None:
    """Helsinki goes from 3:00 to 4:00; Nuuk from 23:00 to the next day."""
    helsinki, nuuk = ZoneInfo("Europe/Helsinki"), ZoneInfo("America/Nuuk")
    jump = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert first_moment(date(2026, 3, 29), time(3, 30), helsinki) == jump
    assert first_moment(date(2026, 3, 29), time(3), helsinki) == jump
    assert first_moment(date(2026, 3, 29), time(2, 59), helsinki) == jump - timedelta(minutes=1)
    working = slots.working_spans([Hours(6, time(1), time(3, 30))], [date(2026, 3, 29)], helsinki)
    assert [span.length for span in working] == [timedelta(hours=2)]
    midnight = datetime(2024, 3, 31, 1, tzinfo=UTC)
    assert first_moment(date(2024, 3, 30), time(23, 59, 59), nuuk) == midnight


def test_a_day_that_a_zone_left_out_has_no_openings() -> None:
    assert hours_of("Pacific/Apia", date(2011, 12, 30), 9, 17) == []


def test_the_hour_that_comes_twice_says_which_it_is() -> None:
    first = datetime(2026, 10, 25, 0, tzinfo=UTC)
    with timezone.override("Europe/Helsinki"), translation.override("en"):
        said = [clock(first + timedelta(hours=n)) for n in (-1, 0, 1, 2)]
        assert [each.split(" (")[-1] for each in said][1:3] == ["EEST)", "EET)"]
        assert "(" not in said[0] + said[3]
        assert when(first).endswith("(EEST)")
        assert when(first + timedelta(hours=1)).endswith("(EET)")
