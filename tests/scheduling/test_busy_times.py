"""Calendars from elsewhere as busy times: what takes time, what is refused, and that it ends."""

import datetime as dt
import time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.errors import Refused
from alongside.lib.spans import Span, merge, subtract
from alongside.scheduling.busy_times import BusyRead, BusyTime, busy_times, pieces, window_around
from tests.file.reading.places import REAL, needs_real, sample

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = dt.datetime(2026, 10, 12, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def read(data: bytes, zone: ZoneInfo = HELSINKI, now: dt.datetime = NOW, **how: object) -> BusyRead:
    return busy_times(data, zone=zone, window=window_around(now), **how)  # type: ignore[arg-type]


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str, uid: str = "one") -> bytes:
    return calendar("BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT")


def said(found: BusyRead) -> list[tuple[str, str]]:
    return [(f"{each.span.start:%m-%d %H:%M}", f"{each.span.end:%m-%d %H:%M}") for each in found.times]


def why(data: bytes, **how: object) -> str:
    with pytest.raises(Refused) as refused:
        read(data, **how)  # type: ignore[arg-type]
    return refused.value.code


def test_a_week_of_many_kinds() -> None:
    found = read(sample("calendar_week.ics"))
    # Left out: the dropped and the cancelled Tuesday, the transparent days, what is long ago.
    assert said(found) == [
        ("10-13 06:00", "10-13 06:50"),
        ("10-27 07:00", "10-27 07:50"),
        ("11-02 08:00", "11-02 09:00"),
        ("11-03 12:00", "11-03 12:30"),
        ("11-04 08:00", "11-04 08:30"),
        ("11-05 12:00", "11-05 13:00"),
        ("11-06 12:00", "11-06 12:15"),
    ]
    assert found.left_out == []
    assert len({each.key for each in found.times}) == 7


def test_a_whole_day_is_the_members_day() -> None:
    data = event("DTSTART;VALUE=DATE:20261025", "SUMMARY:Fair")
    # The clocks go back that night: 25 hours in Helsinki.
    assert said(read(data)) == [("10-24 21:00", "10-25 22:00")]
    assert said(read(data, zone=ZoneInfo("Asia/Tokyo"))) == [("10-24 15:00", "10-25 15:00")]


@pytest.mark.parametrize(
    ("start", "zone", "starts"),
    [
        ("DTSTART:20261020T090000", "Asia/Tokyo", "10-20 00:00"),  # floating: by the member's clock
        ("DTSTART;TZID=Nowhere/Land:20261020T090000", "Asia/Tokyo", "10-20 00:00"),
        ("DTSTART;TZID=Europe/Helsinki:20261020T090000", "Asia/Tokyo", "10-20 06:00"),
        ("DTSTART:20261020T090000Z", "Asia/Tokyo", "10-20 09:00"),
    ],
)
def test_a_time_without_a_known_zone_is_by_the_members_clock(start: str, zone: str, starts: str) -> None:
    found = read(event(start, "DURATION:PT1H"), zone=ZoneInfo(zone))
    assert [one for one, _ in said(found)] == [starts]
    assert found.left_out == []


def test_a_calendars_own_zone_comes_before_the_members() -> None:
    body = ("BEGIN:VEVENT", "UID:a", "DTSTART:20261020T090000", "DURATION:PT1H", "END:VEVENT")
    own = calendar("X-WR-TIMEZONE:Europe/Helsinki", *body)
    assert said(read(own, zone=ZoneInfo("Asia/Tokyo"))) == [("10-20 06:00", "10-20 07:00")]


@pytest.mark.parametrize(
    "line", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "DTEND:20261020T090000Z", "X:Y\r\nDURATION:PT0S"]
)
def test_what_takes_no_time_is_left_out(line: str) -> None:
    assert read(event("DTSTART:20261020T090000Z", line)) == BusyRead([], [])


def test_a_rule_without_end_ends_with_the_window() -> None:
    found = read(event("DTSTART:20200101T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY"))
    first, last = found.times[0].span, found.times[-1].span
    assert (first.start, last.start) == (
        dt.datetime(2026, 10, 5, 9, tzinfo=dt.UTC),
        dt.datetime(2027, 11, 15, 9, tzinfo=dt.UTC),
    )
    assert len(found.times) == 407


def test_keys_stay_when_the_calendar_is_read_again() -> None:
    rule = ("DURATION:PT1H", "RRULE:FREQ=WEEKLY")
    before = {each.span: each.key for each in read(event("DTSTART:20260101T090000Z", *rule)).times}
    later = read(event("DTSTART:20260101T090000Z", *rule), now=NOW + 30 * DAY)
    assert {before[each.span] for each in later.times if each.span in before} <= {
        each.key for each in later.times
    }
    assert len({each.key for each in later.times}) == len(later.times)


def test_one_event_twice_in_the_file_is_once_busy() -> None:
    lines = ("BEGIN:VEVENT", "UID:a", "DTSTART:20261020T090000Z", "DURATION:PT1H", "END:VEVENT")
    found = read(calendar(*lines, *lines))
    assert len(found.times) == 1


def test_html_in_a_summary_is_plain_text() -> None:
    found = read(event("DTSTART:20261020T090000Z", "DURATION:PT1H", "SUMMARY:<b onclick=x()>Fish</b>"))
    assert [each.title for each in found.times] == ["<b onclick=x()>Fish</b>"]


def test_a_broken_event_is_named_and_the_others_are_taken() -> None:
    good = ("BEGIN:VEVENT", "UID:good", "DTSTART:20261020T090000Z", "DURATION:PT1H", "END:VEVENT")
    bad = ("BEGIN:VEVENT", "UID:bad", "DTSTART:20261020T990000Z", "END:VEVENT")
    found = read(calendar(*good, *bad))
    assert said(found) == [("10-20 09:00", "10-20 10:00")]
    assert [each.uid for each in found.left_out] == ["bad"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_calendar"),
        (b"\x00\xff\x00\xfe" * 20, "not_a_calendar"),
        (b"<!doctype html><title>Sign in</title>", "not_a_calendar"),
        (b"PK\x03\x04 a spreadsheet", "not_a_calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "broken"),
        (b"BEGIN:VCALENDAR\r\n" + b"X" * 2 * 1024 * 1024, "too_large"),
        (calendar(*["BEGIN:VEVENT", "END:VEVENT"] * 10_001), "too_many"),
    ],
)
def test_what_is_no_calendar_is_refused_whole(data: bytes, code: str) -> None:
    assert why(data) == code


def test_more_times_than_the_limit_are_refused_whole() -> None:
    daily = [
        line
        for number in range(30)
        for line in (
            "BEGIN:VEVENT",
            f"UID:{number}",
            "DTSTART:20200101T090000Z",
            "DURATION:PT1H",
            "RRULE:FREQ=DAILY",
            "END:VEVENT",
        )
    ]
    assert why(calendar(*daily)) == "too_many"


def test_thinking_has_an_end() -> None:
    lines = [
        line
        for number in range(3000)
        for line in (
            "BEGIN:VEVENT",
            f"UID:{number}",
            "DTSTART:20261020T090000Z",
            "DURATION:PT1H",
            "END:VEVENT",
        )
    ]
    began = time.monotonic()
    assert why(calendar(*lines), seconds=0.2) == "too_much_to_read"
    assert time.monotonic() - began < 5


def test_years_of_history_cost_little() -> None:
    lines = [
        line
        for number in range(9000)
        for line in (
            "BEGIN:VEVENT",
            f"UID:{number}",
            f"DTSTART:20{number % 10 + 10}0301T090000Z",
            f"DTEND:20{number % 10 + 10}0301T100000Z",
            "END:VEVENT",
        )
    ]
    today = ("BEGIN:VEVENT", "UID:new", "DTSTART:20261020T090000Z", "DTEND:20261020T100000Z", "END:VEVENT")
    assert said(read(calendar(*lines, *today), seconds=2)) == [("10-20 09:00", "10-20 10:00")]


def test_what_touches_the_edge_of_the_window_is_taken() -> None:
    window = window_around(NOW)
    for starts in (window.start - dt.timedelta(minutes=30), window.end - dt.timedelta(minutes=30)):
        found = read(event(f"DTSTART:{starts:%Y%m%dT%H%M%SZ}", f"DTEND:{starts + DAY / 24:%Y%m%dT%H%M%SZ}"))
        assert [each.span.start for each in found.times] == [starts]
    away = window.end + dt.timedelta(minutes=1)
    assert read(event(f"DTSTART:{away:%Y%m%dT%H%M%SZ}", "DURATION:PT1H")).times == []


@needs_real
@pytest.mark.parametrize("path", sorted((REAL / "calendars").glob("*.ics")), ids=lambda path: path.name)
def test_real_calendars_are_read_or_refused_with_a_reason(path: object) -> None:
    data = path.read_bytes()  # type: ignore[attr-defined]
    try:
        found = read(data)
    except Refused as no:
        known = no.code in {"not_a_calendar", "broken", "too_large", "too_many", "too_much_to_read"}
    else:
        known = all(isinstance(each, BusyTime) and each.span.length for each in found.times)
    assert known


# How busy times share a day with ours

HOURS = st.integers(0, 24 * 6)
START = dt.datetime(2026, 3, 28, tzinfo=dt.UTC)


@st.composite
def some_spans(draw: st.DrawFn) -> list[Span]:
    found = []
    for first, length in draw(st.lists(st.tuples(HOURS, st.integers(1, 60)), max_size=12)):
        start = START + dt.timedelta(hours=first)
        found.append(Span(start, start + dt.timedelta(hours=length)))
    return found


@given(some_spans(), some_spans())
def test_every_moment_is_taken_once_and_none_is_forgotten(busy: list[Span], others: list[Span]) -> None:
    found = pieces(enumerate(busy), others)
    spans = [span for _, span in found]
    assert merge(spans) == subtract(busy, others)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.length <= DAY for span in spans)
    assert all(busy[owner].start <= span.start and span.end <= busy[owner].end for owner, span in found)


def test_two_that_overlap_share_and_a_meeting_stays() -> None:
    def at(first: int, last: int) -> Span:
        return Span(START + dt.timedelta(hours=first), START + dt.timedelta(hours=last))

    found = pieces([("b", at(10, 12)), ("a", at(8, 11))], [at(9, 10)])
    assert found == [("a", at(8, 9)), ("a", at(10, 11)), ("b", at(11, 12))]
