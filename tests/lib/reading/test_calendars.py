"""Calendar files: what is taken, what is skipped by name, and what can never make us hang."""

import datetime as dt
import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.lib.errors import Refused
from alongside.lib.reading.calendar_rules import rule_fault
from alongside.lib.reading.calendars import CalendarRead, Event, read_calendar, usual_window
from alongside.lib.reading.problems import Problem, Reason
from alongside.lib.spans import Span
from tests.file.reading.places import REAL, needs_real, sample

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
EVER = Span(dt.datetime(2000, 1, 1, tzinfo=dt.UTC), dt.datetime(2027, 1, 1, tzinfo=dt.UTC))


def read(data: bytes, window: Span | None = None, **how: object) -> CalendarRead:
    return read_calendar(data, zone=HELSINKI, window=window or usual_window(NOW), **how)  # type: ignore[arg-type]


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str) -> bytes:
    return calendar("BEGIN:VEVENT", "UID:one", *lines, "END:VEVENT")


def times(found: CalendarRead, uid: str) -> list[tuple[str, str]]:
    return [(f"{e.starts:%m-%d %H:%M}", f"{e.ends:%m-%d %H:%M}") for e in found.events if e.uid == uid]


def short(found: CalendarRead) -> list[tuple[Reason, int, str]]:
    return [(problem.reason, problem.line, problem.uid) for problem in found.problems]


def test_a_week_of_many_kinds() -> None:
    found = read(sample("calendar_week.ics"))
    assert (found.problems, found.outside) == ([], 1)
    # The clocks go back on 25 October: nine in Helsinki is six, then seven in UTC.
    assert times(found, "weekly") == [
        ("10-13 06:00", "10-13 06:50"),
        ("10-27 07:00", "10-27 07:50"),
        ("11-04 08:00", "11-04 08:30"),
        ("11-10 07:00", "11-10 07:50"),
    ]
    assert times(found, "windows") == [("11-02 08:00", "11-02 09:00")]
    assert times(found, "periods") == [
        ("11-03 12:00", "11-03 12:30"),
        ("11-05 12:00", "11-05 13:00"),
        ("11-06 12:00", "11-06 12:15"),
    ]
    # Two days, one of them of 25 hours.
    assert times(found, "days") == [("10-23 21:00", "10-25 22:00")]


def test_states_and_titles() -> None:
    found = {(e.uid, e.original): e for e in read(sample("calendar_week.ics")).events}
    moved = found["weekly", "2026-11-03T07:00:00+00:00"]
    assert (moved.summary, moved.cancelled, moved.takes_time) == ("Tuesday talk, moved", False, True)
    cancelled = found["weekly", "2026-11-10T07:00:00+00:00"]
    assert (cancelled.cancelled, cancelled.takes_time) == (True, False)
    away = found["days", ""]
    assert (away.all_day, away.transparent, away.takes_time, away.has_end) == (True, True, False, True)


def test_keys_stay_the_same_and_are_all_different() -> None:
    first = [e.key for e in read(sample("calendar_week.ics")).events]
    assert first == [e.key for e in read(sample("calendar_week.ics")).events]
    assert len(set(first)) == len(first) == 9


def test_a_broken_event_is_skipped_and_named() -> None:
    found = read(sample("calendar_bad_events.ics"))
    assert [(e.uid, e.starts.day) for e in found.events] == [("good", 2), ("", 3)]
    assert short(found) == [
        (Reason.EVENT_WITHOUT_START, 9, "nostart"),
        (Reason.EVENT_DATES_UNREADABLE, 13, "nodate"),
        (Reason.EVENT_END_BEFORE_START, 17, "backwards"),
        (Reason.EVENT_DATES_UNREADABLE, 22, "mixed"),
        (Reason.EVENT_START_IMPOSSIBLE, 27, "ancient"),
        (Reason.EVENT_TOO_LONG, 31, "endless"),
        (Reason.RULE_TOO_DENSE, 36, "every-second"),
        (Reason.RULE_TOO_DENSE, 41, "every-minute-of-a-day"),
        (Reason.RULE_NEVER_HAPPENS, 46, "never"),
        (Reason.RULE_UNREADABLE, 51, "standing-still"),
        (Reason.RULE_UNREADABLE, 56, "nonsense"),
        (Reason.ZONE_UNKNOWN, 0, ""),
        (Reason.UID_REPEATED, 61, "good"),
        (Reason.UID_MISSING, 66, ""),
    ]
    assert found.problems[-3].facts == {"tzid": "Mars/Olympus", "zone": "Europe/Helsinki"}


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b"", "file_empty", {}),
        (b"name,dob\nA,1980-01-01\n", "not_a_calendar", {}),
        (b"BEGIN:VCARD\nEND:VCARD\n", "not_a_calendar", {}),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\n", "calendar_not_closed", {"line": 1}),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "calendar_line_unreadable", {"line": 3}),
        (b"BEGIN:VCALENDAR\njunk\nEND:VCALENDAR\n", "calendar_line_unreadable", {"line": 2}),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 50, "calendar_line_unreadable", {"line": 6}),
        (b"\x00\x01\x02\x03\x04", "file_binary", {}),
        (b"x" * (5 * 1024 * 1024 + 1), "file_too_large", {"bytes": 5242881, "limit": 5242880}),
    ],
)
def test_a_file_that_is_no_whole_calendar_is_refused(
    data: bytes, code: str, facts: dict[str, object]
) -> None:
    with pytest.raises(Refused) as refused:
        read(data)
    assert (refused.value.code, refused.value.facts) == (code, facts)


def test_an_empty_calendar_and_one_of_another_time_say_so() -> None:
    assert read("\ufeff".encode() + calendar()).problems == [Problem(Reason.NO_EVENTS)]
    long_ago = event("DTSTART:20010101T120000Z")
    assert read(long_ago).problems == [Problem(Reason.NOTHING_IN_WINDOW, facts={"count": 1})]


def test_days_begin_in_the_asked_zone_and_floating_times_are_in_the_calendars_own() -> None:
    found = read(
        calendar(
            "X-WR-TIMEZONE:Asia/Tokyo",
            *("BEGIN:VEVENT", "UID:day", "DTSTART;VALUE=DATE:20261102", "END:VEVENT"),
            *("BEGIN:VEVENT", "UID:float", "DTSTART:20261102T090000", "DTEND:20261102T100000", "END:VEVENT"),
        )
    )
    assert times(found, "day") == [("11-01 22:00", "11-02 22:00")]
    assert times(found, "float") == [("11-02 00:00", "11-02 01:00")]


def described_zone(offset: str) -> bytes:
    zone = ("BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:19700101T000000")
    rest = (f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE")
    return calendar(
        *zone, *rest, "BEGIN:VEVENT", "UID:one", "DTSTART;TZID=Ours:20261102T090000", "END:VEVENT"
    )


def test_a_zone_that_one_file_describes_is_not_remembered_for_the_next() -> None:
    assert times(read(described_zone("+0100")), "one")[0][0] == "11-02 08:00"
    assert times(read(described_zone("+0900")), "one")[0][0] == "11-02 00:00"
    unknown = read(event("DTSTART;TZID=Ours:20261102T090000"))
    assert short(unknown) == [(Reason.ZONE_UNKNOWN, 0, "")]


def test_a_zone_whose_rule_never_rests_is_named_and_not_followed() -> None:
    hostile = described_zone("+0100").replace(b"TZOFFSETFROM", b"RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM")
    found = read(hostile)
    assert short(found) == [(Reason.ZONE_UNREADABLE, 4, ""), (Reason.ZONE_UNKNOWN, 0, "")]


def test_many_heavy_rules_do_not_keep_us_long() -> None:
    rule = "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU"  # from a Monday, so it never happens again
    one = ("BEGIN:VEVENT", "DTSTART:20261102T090000Z", rule, "END:VEVENT")
    began = time.perf_counter()
    found = read(calendar(*(line for _ in range(50) for line in one)), seconds=0.5)
    assert time.perf_counter() - began < 5
    assert found.problems[-1].reason is Reason.TOO_SLOW


def test_there_is_a_most_of_events() -> None:
    found = read(event("DTSTART:20260101T090000Z", "RRULE:FREQ=DAILY"), most=40)
    assert len(found.events) == 40


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE", None),
        ("FREQ=YEARLY", None),
        ("FREQ=MONTHLY;BYMONTH=2", Reason.RULE_NEVER_HAPPENS),  # starts on a 30th
        ("FREQ=HOURLY", Reason.RULE_TOO_DENSE),
        ("FREQ=MINUTELY;COUNT=1", Reason.RULE_TOO_DENSE),
        ("FREQ=DAILY;INTERVAL=-1", Reason.RULE_UNREADABLE),
        ("FREQ=DAILY;BYDAY=XX", Reason.RULE_UNREADABLE),
        ("", Reason.RULE_UNREADABLE),
    ],
)
def test_rules_are_judged_before_they_are_followed(rule: str, fault: Reason | None) -> None:
    assert rule_fault(rule, dt.date(2026, 11, 30)) is fault


def test_a_yearly_leap_day_happens() -> None:
    assert rule_fault("FREQ=YEARLY", dt.date(2024, 2, 29)) is None


LINES = st.sampled_from(
    [
        line
        for line in sample("calendar_week.ics").decode().splitlines()
        if not line.startswith(("BEGIN", "END"))
    ]
    + ["DTSTART:9", "RRULE:FREQ=DAILY", "DURATION:-PT5M", "junk", " y"]
)


@given(st.lists(LINES, max_size=25))
@settings(max_examples=150, deadline=None)
def test_any_lines_make_events_or_a_named_reason(lines: list[str]) -> None:
    found = read(event(*lines))
    assert found.events or found.problems


def outcome(name: str) -> tuple[object, ...]:
    """The code of a refusal, or the number of events and the named problems."""
    try:
        found = read((REAL / "calendars" / name).read_bytes(), EVER)
    except Refused as refused:
        return refused.code, refused.facts
    return len(found.events), [problem.reason for problem in found.problems]


@needs_real
def test_every_real_calendar_gives_events_or_a_reason() -> None:
    assert {path.name: outcome(path.name) for path in sorted((REAL / "calendars").iterdir())} == {
        "america_new_york.ics": (1, []),
        "big_bad_calendar.ics": (Reason.CALENDAR_NOT_CLOSED, {"line": 1}),
        "bom_calendar.ics": (0, [Reason.NO_EVENTS]),
        "broken_ical.ics": (0, [Reason.EVENT_WITHOUT_START]),
        "calendar_with_unicode.ics": (0, [Reason.NO_EVENTS]),
        "example.ics": (3, []),
        "issue_104_broken_calendar.ics": (Reason.CALENDAR_LINE_UNREADABLE, {"line": 13}),
        "issue_1081_event_with_rrule.ics": (10, []),
        "issue_1231_recurrence.ics": (1, []),
        "issue_156_RDATE_with_PERIOD_TZID_khal.ics": (19, [Reason.UID_MISSING]),
        "issue_218_bad_tzid.ics": (1, []),
        "issue_313_globally_unique_tzid.ics": (3, []),
        "issue_526_calendar_with_events.ics": (2, [Reason.ZONE_UNKNOWN]),
        "issue_722_timezone_transition_ambiguity.ics": (4, []),
        "multiple_calendar_components.ics": (3, []),
        "multiple_timezones.ics": (0, [Reason.EVENT_DATES_UNREADABLE] * 3),
    }


def real_starts(name: str) -> list[tuple[str, str]]:
    found: list[Event] = read((REAL / "calendars" / name).read_bytes(), EVER).events
    return [(e.uid, f"{e.starts:%Y-%m-%d %H:%M:%S}") for e in found]


@needs_real
def test_real_zones_are_understood() -> None:
    assert real_starts("america_new_york.ics") == [("noend123", "2014-08-29 12:00:00")]
    assert real_starts("issue_218_bad_tzid.ics") == [("1961094_636238800000000000", "2017-02-28 12:00:00")]
    assert real_starts("issue_313_globally_unique_tzid.ics") == [
        ("libical-evolution@issue-313", "2020-04-26 12:00:00"),
        ("multipart-olson@issue-313", "2020-04-26 17:00:00"),
        ("mozilla-lightning@issue-313", "2020-04-26 18:00:00"),
    ]
    assert real_starts("issue_722_timezone_transition_ambiguity.ics") == [
        ("0", "2024-03-02 20:00:00"),
        ("3", "2024-05-04 19:00:01"),
        ("2", "2024-05-04 22:00:01"),
        ("1", "2024-08-02 22:00:00"),
    ]
    assert real_starts("issue_526_calendar_with_events.ics")[0] == ("1", "2021-11-01 14:00:00")
