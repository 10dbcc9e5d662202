"""The calendar file, read back by another reader."""

from datetime import UTC, datetime
from uuid import UUID

import recurring_ical_events
from icalendar import Calendar

from alongside.scheduling.calendar_file import CANCEL, REQUEST, Entry, calendar_file

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
ENTRY = Entry(
    id=UUID(int=7),
    sequence=3,
    starts_at=datetime(2026, 3, 29, 11, tzinfo=UTC),
    ends_at=datetime(2026, 3, 29, 11, 50, tzinfo=UTC),
    summary="Приём, Тихий дом; и ещё",
    location="Harbour Street 1, blue door",
)


def written(method: str) -> Calendar:
    content = calendar_file(
        [ENTRY], method=method, organizer="house@example.org", attendee="v@example.org", now=NOW
    )
    return Calendar.from_ical(content)


def test_it_is_read_back_as_it_was() -> None:
    (event,) = recurring_ical_events.of(written(REQUEST)).at((2026, 3, 29))
    assert (event.start, event.end) == (ENTRY.starts_at, ENTRY.ends_at)
    assert (event["UID"], event["SEQUENCE"]) == (f"{UUID(int=7)}@alongside", 3)
    assert (event["SUMMARY"], event["LOCATION"]) == (ENTRY.summary, ENTRY.location)
    assert event["ORGANIZER"] == "mailto:house@example.org"
    assert event["ATTENDEE"] == "mailto:v@example.org"


def test_a_cancellation_says_so_twice() -> None:
    calendar = written(CANCEL)
    assert (calendar["METHOD"], calendar.events[0]["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (written(REQUEST)["METHOD"], written(REQUEST).events[0]["STATUS"]) == ("REQUEST", "CONFIRMED")
