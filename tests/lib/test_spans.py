from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.spans import Span, day_span, local, merge, subtract, week_span, weekly

HELSINKI, TOKYO, NEW_YORK = ZoneInfo("Europe/Helsinki"), ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")
ZERO = datetime(2026, 3, 28, 12, tzinfo=UTC)


def _span(start: int, end: int) -> Span:
    return Span(ZERO + timedelta(minutes=start), ZERO + timedelta(minutes=end))


def _minutes(spans: list[Span]) -> set[int]:
    """The model that the fast code is compared with: every single minute."""
    return {
        minute
        for span in spans
        for minute in range(
            (span.start - ZERO) // timedelta(minutes=1), (span.end - ZERO) // timedelta(minutes=1)
        )
    }


pairs = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: _span(min(pair), max(pair)))
many = st.lists(pairs, max_size=8)
zones = st.sampled_from(
    [
        "Europe/Helsinki",
        "America/New_York",
        "Asia/Tokyo",
        "Australia/Lord_Howe",
        "America/Havana",
        "Africa/Cairo",
        "UTC",
    ]
).map(ZoneInfo)
days = st.dates(date(2000, 1, 1), date(2036, 12, 31))


def test_touching_spans_do_not_overlap():
    assert not _span(0, 50).overlaps(_span(50, 100))
    assert _span(0, 51).overlaps(_span(50, 100))
    assert not _span(10, 10).overlaps(_span(0, 50))


@given(pairs, pairs)
def test_overlap_means_sharing_a_minute(one, other):
    shared = _minutes([one]) & _minutes([other])
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    both = one.shared_with(other)
    assert (_minutes([both]) if both else set()) == shared


@given(many)
def test_merging_keeps_the_time_and_leaves_gaps_between(spans):
    merged = merge(spans)
    assert _minutes(merged) == _minutes(spans)
    assert all(before.end < after.start for before, after in pairwise(merged))


@given(many, many)
def test_subtracting_leaves_what_nobody_takes(spans, taken):
    left = subtract(spans, taken)
    assert _minutes(left) == _minutes(spans) - _minutes(taken)
    assert left == merge(left)


def test_the_start_belongs_to_a_span_and_the_end_does_not():
    span = _span(0, 50)
    assert span.holds(span.start)
    assert not span.holds(span.end)


def test_a_span_refuses_what_is_no_span():
    with pytest.raises(ValueError, match="before it starts"):
        _span(5, 4)
    with pytest.raises(ValueError, match="zone"):
        Span(datetime(2026, 1, 1), datetime(2026, 1, 2, tzinfo=UTC))


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (29, 0), (30, 1), (90, 2), (3000, 50)])
def test_minutes_are_rounded(seconds, minutes):
    assert Span(ZERO, ZERO + timedelta(seconds=seconds)).minutes == minutes


def test_minutes_are_those_of_a_stopwatch_when_the_clocks_change():
    before = datetime(2026, 3, 29, 2, 30, tzinfo=HELSINKI)
    assert Span(before, datetime(2026, 3, 29, 4, 30, tzinfo=HELSINKI)).minutes == 60
    assert Span.lasting(before, 60).end == datetime(2026, 3, 29, 4, 30, tzinfo=HELSINKI)
    first = datetime(2026, 10, 25, 3, 30, tzinfo=HELSINKI)
    assert Span(first, first.replace(fold=1)).minutes == 60


def test_a_time_that_spring_skips_moves_forward():
    moved = local(date(2026, 3, 29), time(3, 30), HELSINKI)
    assert moved.isoformat() == "2026-03-29T04:30:00+03:00"


def test_a_time_that_autumn_repeats_is_the_first():
    first = local(date(2026, 10, 25), time(3, 30, fold=1), HELSINKI)
    assert first.isoformat() == "2026-10-25T03:30:00+03:00"


def test_a_gap_of_half_an_hour_moves_by_half_an_hour():
    moved = local(date(2026, 10, 4), time(2, 10), ZoneInfo("Australia/Lord_Howe"))
    assert moved.isoformat() == "2026-10-04T02:40:00+11:00"


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2026, 3, 28), HELSINKI, 24),
        (date(2026, 3, 29), HELSINKI, 23),
        (date(2026, 10, 25), HELSINKI, 25),
        (date(2026, 3, 29), TOKYO, 24),
        (date(2026, 4, 5), ZoneInfo("Australia/Lord_Howe"), 24.5),
        (date(2011, 12, 30), ZoneInfo("Pacific/Apia"), 0),
    ],
)
def test_a_day_has_as_many_hours_as_its_zone_gives_it(day, zone, hours):
    assert day_span(day, zone).length == timedelta(hours=hours)


def test_a_day_without_midnight_starts_when_it_starts():
    assert day_span(date(2024, 4, 26), ZoneInfo("Africa/Cairo")).start == datetime(
        2024, 4, 25, 22, tzinfo=UTC
    )
    assert day_span(date(2024, 4, 26), ZoneInfo("Africa/Cairo")).length == timedelta(hours=23)


@given(days, zones)
def test_days_follow_each_other_without_gap_or_overlap(day, zone):
    today, tomorrow = day_span(day, zone), day_span(day + timedelta(days=1), zone)
    assert today.end == tomorrow.start
    assert today.start.astimezone(zone).date() == day


@given(days, st.times(), zones)
def test_a_wall_clock_shows_what_was_asked_unless_that_time_was_skipped(day, at, zone):
    moment = local(day, at, zone)
    shown = moment.replace(tzinfo=None)
    asked = datetime.combine(day, at.replace(fold=0))
    assert shown == asked or timedelta() < shown - asked <= timedelta(hours=1)
    assert moment.fold == 0


def test_a_week_starts_where_people_say():
    wednesday = date(2026, 3, 25)
    assert week_span(wednesday, HELSINKI).start.astimezone(HELSINKI).date() == date(2026, 3, 23)
    assert week_span(wednesday, HELSINKI, 6).start.astimezone(HELSINKI).date() == date(2026, 3, 22)
    assert week_span(wednesday, HELSINKI).length == timedelta(days=7) - timedelta(hours=1)


def test_weekly_meetings_keep_their_time_on_the_wall():
    meetings = weekly(date(2026, 10, 13), time(16, 15), 50, HELSINKI, 4)
    assert [span.start.isoformat() for span in meetings] == [
        "2026-10-13T13:15:00+00:00",
        "2026-10-20T13:15:00+00:00",
        "2026-10-27T14:15:00+00:00",
        "2026-11-03T14:15:00+00:00",
    ]
    assert {span.minutes for span in meetings} == {50}
    fortnightly = weekly(date(2026, 10, 13), time(16, 15), 50, NEW_YORK, 3, every=2)
    assert [span.start.astimezone(NEW_YORK).strftime("%m-%d %H:%M") for span in fortnightly] == [
        "10-13 16:15",
        "10-27 16:15",
        "11-10 16:15",
    ]
