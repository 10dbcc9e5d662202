"""Appointments as an iCalendar file (RFC 5545, RFC 5546). No Django here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:  # large, and seldom needed
    from icalendar import Event

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
PRODUCT = "-//Alongside//Alongside//EN"
LOOK_AGAIN = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Entry:
    """One appointment as a calendar shows it: a neutral summary, never who or why."""

    id: UUID
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str = ""
    is_cancelled: bool = False
    is_asked_for: bool = False  # nobody said yes yet
    changed_at: datetime | None = None  # null: as the file is written


def calendar_file(
    entries: Iterable[Entry], *, method: str, organizer: str, attendee: str, now: datetime
) -> bytes:
    """The file for a letter: the same UID for the life of an appointment, a rising SEQUENCE.

    Times are moments in UTC: each appointment stands for itself, so no rule can drift with summer time.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for entry in entries:
        calendar.add_component(_event(entry, method, organizer, attendee, now))
    return bytes(calendar.to_ical())


def feed_file(entries: Iterable[Entry], *, name: str) -> bytes:
    """What lies at a calendar address (RFC 7986). The same entries give the same bytes.

    Cancelled ones are there too, marked, and take no time: programs that copied them can let them go.
    """
    from icalendar import Calendar, vDuration, vText

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", vText(" ".join(name.split())))
    calendar.add("x-wr-calname", vText(" ".join(name.split())))
    calendar.add("refresh-interval", vDuration(LOOK_AGAIN), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(LOOK_AGAIN))
    for entry in entries:
        event = _event(entry, PUBLISH, "", "", entry.changed_at or entry.starts_at)
        event.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(entry: Entry, method: str, organizer: str, attendee: str, now: datetime) -> "Event":
    from icalendar import Event, vCalAddress, vText

    event = Event()
    event.add("uid", f"{entry.id}@alongside")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("summary", entry.summary)
    event.add("status", _status(entry, method))
    event.add("class", "PRIVATE")
    if entry.location:
        event.add("location", entry.location)
    if method != PUBLISH:
        event.add("organizer", vCalAddress(f"mailto:{organizer}"))
        guest = vCalAddress(f"mailto:{attendee}")
        guest.params["partstat"] = vText("ACCEPTED")
        event.add("attendee", guest, encode=False)
    return event


def _status(entry: Entry, method: str) -> str:
    if method == CANCEL or entry.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if entry.is_asked_for else "CONFIRMED"
