"""What moves in the demo's calendars: a time that we moved, one that was asked for, times of one's own. All invented."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta

from alongside.clients.models import Client
from alongside.demo.bills import rows
from alongside.demo.desks import Desk
from alongside.demo.free import Calendars
from alongside.demo.people import Company, actor_of
from alongside.demo.plan import Who
from alongside.lib.spans import Span
from alongside.practice.models import Service
from alongside.scheduling import occupied, terms, verbs
from alongside.scheduling.models import (
    Appointment,
    AppointmentStatus,
    Busy,
    CalendarSource,
    Occupied,
)

MOVED, ASKED = ("en", "trains"), ("ja", "sleep")
AFTERNOON = (time(16), time(14, 30), time(15), time(12))
HEARD_FROM = ("recommended", "search", "professional", "recommended", "directory", "", "social", "event")
CHOIR = (time(19), 120)


def build_changes(desks: Mapping[Who, Desk], companies: Mapping[tuple[str, str], Company]) -> None:
    """Once all meetings are known."""
    therapist = desks[Who.THERAPIST]
    _move(therapist, companies[MOVED])
    _ask(therapist, companies[ASKED])
    _block(desks[Who.CONSULTANT])
    _read_a_calendar(therapist)
    for number, client in enumerate(rows(therapist.builder, Client)):
        client.heard_from = HEARD_FROM[number % len(HEARD_FROM)]


def _move(desk: Desk, company: Company) -> None:
    """A coming meeting that we moved yesterday; its client has not seen it yet (A06)."""
    builder, planned = desk.builder, AppointmentStatus.PLANNED
    soon = builder.now + timedelta(days=5)
    made = min(
        (each for each in _of(company) if each.status == planned and each.starts_at > soon),
        key=lambda each: each.starts_at,
    )
    day = (made.starts_at.date() - builder.now.astimezone(builder.zone).date()).days
    ids = [company.client.pk, *([desk.room.pk] if desk.room else [])]
    calendars, minutes = Calendars(builder), Span(made.starts_at, made.ends_at).minutes
    starts = calendars.first(desk, ids, since=day + 1, times=AFTERNOON, minutes=minutes)
    was_at, at = made.starts_at, builder.now - timedelta(hours=20)
    made.starts_at, made.ends_at = starts, starts + timedelta(minutes=minutes)
    made.moved_from, made.changed_by_us_at, made.sequence = was_at, at, made.sequence + 1
    for row in rows(builder, Occupied):
        if row.appointment_id == made.pk:
            row.starts_at, row.ends_at = made.starts_at, made.ends_at
    company.tell(
        company.mine,
        verbs.MOVED,
        at=at,
        subject=made,
        was_at=was_at.isoformat(),
        starts_at=starts.isoformat(),
        hours_before=terms.hours_before(was_at, at),
        by=terms.US,
    )


def _of(company: Company) -> Iterable[Appointment]:
    return (each for each in rows(company.builder, Appointment) if each.client_id == company.client.pk)


def _ask(desk: Desk, company: Company) -> None:
    """A client asked for one more time of a service that needs a yes; it is kept until then."""
    builder, at = desk.builder, desk.builder.now - timedelta(hours=5)
    service = next(row for row in rows(builder, Service) if row.names["en"] == "Therapy")
    starts = Calendars(builder).first(
        desk, [company.client.pk], since=3, times=(time(11, 30), *AFTERNOON), minutes=service.minutes + 10
    )
    made = Appointment(
        practice=builder.practice,
        client=company.client,
        engagement=company.work,
        member=desk.member,
        service=service,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=service.minutes),
        after_minutes=10,
        timezone=desk.member.timezone,
        place_kind="video",
        place="https://meet.example/northlight",
        status=AppointmentStatus.REQUESTED,
        booked_by="client",
        booked_at=at,
        undo_until=at + timedelta(minutes=15),
    )
    builder.add(made)
    for row in occupied.rows_of(made):
        builder.add(row)
    company.tell(
        company.theirs,
        verbs.BOOKED,
        at=at,
        subject=made,
        starts_at=starts.isoformat(),
        minutes=service.minutes,
        by="client",
    )


def _block(desk: Desk) -> None:
    """An afternoon that somebody keeps for themselves."""
    starts = Calendars(desk.builder).first(desk, (), since=1, times=(time(14), time(15, 30)), minutes=120)
    _busy(desk, starts, 120, "Writing, door closed")


def _read_a_calendar(desk: Desk) -> None:
    """A calendar from home, read once from a file."""
    builder, at = desk.builder, desk.builder.now - timedelta(days=3, hours=2)
    weeks = range(4)
    source = CalendarSource(
        practice=builder.practice,
        member=desk.member,
        name="Home calendar",
        read_at=at,
        tried_at=at,
        events=len(weeks) + 1,
    )
    builder.add(source)
    calendars = Calendars(builder)
    day = (desk.days[2] - desk.days[0]) % 7
    for week in weeks:
        starts = desk.moment(day + 7 * week, CHOIR[0])
        _busy(desk, starts, CHOIR[1], "Choir", source, f"choir-{week}")
    school = calendars.first(desk, (), since=4, times=AFTERNOON, minutes=45)
    _busy(desk, school, 45, "School, class 3 B", source, "school")
    actor = actor_of(desk.member)
    builder.tell(actor, verbs.SOURCE_ADDED, at=at, subject=source, is_file=True, times=source.events)


def _busy(
    desk: Desk,
    starts_at: datetime,
    minutes: int,
    title: str,
    source: CalendarSource | None = None,
    key: str = "",
) -> None:
    row = Busy(
        practice=desk.builder.practice,
        member=desk.member,
        source=source,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        title=title,
        source_key=f"{source.pk.hex}:{key}" if source else None,
    )
    desk.builder.add(row)
    for each in occupied.rows_of_busy(row):
        desk.builder.add(each)
