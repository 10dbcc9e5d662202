"""A plan as rows that are not saved yet: everything that can be made before the transaction begins."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Model

from alongside.clients import verbs as client_verbs
from alongside.clients.models import Client, ContactKind, ContactPoint, Engagement, Profile, Stage
from alongside.file.importing.answers import Answers
from alongside.file.importing.planning import ImportPlan, takes_time
from alongside.file.importing.sources import own_key
from alongside.file.models import Import, ImportedRows
from alongside.file.reading.client_rows import ClientRow
from alongside.file.reading.diary_rows import Appointment as DiaryRow
from alongside.file.reading.statuses import Status
from alongside.frame.actions import imported_frame
from alongside.frame.models import Frame
from alongside.lib.reading.calendars import Event as CalendarEvent
from alongside.lib.spans import Span, local, merge, subtract
from alongside.lib.texts import search_key
from alongside.meetings import verbs as meeting_verbs
from alongside.meetings.models import Meeting
from alongside.practice.models import Member, Practice
from alongside.scheduling import occupied
from alongside.scheduling import verbs as scheduling_verbs
from alongside.scheduling.models import Appointment, Busy, Occupied
from alongside.trail.actions import prepare
from alongside.trail.actors import Actor
from alongside.trail.models import Event
from alongside.trail.verbs import Verb

IMPORT = "import"
IMPORTED, UNKNOWN = "imported", "unknown"
LONGEST_SEARCH_NAME = 320
IDS_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class About:
    """What is the same for every row of an import."""

    actor: Actor
    found: Import
    practice: Practice
    member: Member
    held_by: Actor  # the member, whose meetings these are
    answers: Answers
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        """Where the diary was kept."""
        return ZoneInfo(self.answers.zone)


@dataclass(slots=True)
class Rows:
    """All rows of an import, and the events that remember them."""

    clients: list[Client] = field(default_factory=list)
    contact_points: list[ContactPoint] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    engagements: list[Engagement] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    busy: list[Busy] = field(default_factory=list)
    occupied: list[Occupied] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def in_order(self) -> tuple[list[Model], ...]:
        """The rows that an undo takes back, what others hang on first."""
        parts = (self.clients, self.contact_points, self.profiles, self.engagements, self.frames)
        return tuple(list(part) for part in (*parts, self.appointments, self.meetings, self.busy))

    def marks(self, found: Import) -> list[ImportedRows]:
        """What an undo needs to know."""
        return [
            ImportedRows(
                practice_id=found.practice_id,
                of_import_id=found.pk,
                table=part[0]._meta.model_name or "",
                ids=[str(row.pk) for row in part[start : start + IDS_TOGETHER]],
            )
            for part in self.in_order()
            for start in range(0, len(part), IDS_TOGETHER)
        ]


def make_rows(about: About, plan: ImportPlan) -> Rows:
    """Every row that the plan brings, with its events. Writes nothing."""
    rows = Rows()
    appointments = sorted(plan.appointments(), key=lambda row: (row.client, row.starts))
    began = _first_starts(appointments, about.now)
    clients: dict[str, Client] = {}
    for row in chain.from_iterable(part.new for part in plan.clients()):
        clients[row.key] = _add_client(about, rows, row, began.get(row.key, about.now))
    work = _open_work(about) | {each.client_id: each for each in rows.engagements}
    for each in appointments:
        client = clients.get(each.client)
        client_id = client.pk if client else UUID(each.client)
        _add_appointment(about, rows, each, client_id, work.get(client_id))
    _add_busy_times(about, rows, plan.events())
    return rows


def _first_starts(appointments: Iterable[DiaryRow], now: datetime) -> dict[str, datetime]:
    """When the work with each client began, as far as the files tell."""
    began: dict[str, datetime] = {}
    for row in appointments:
        began[row.client] = min(row.starts, began.get(row.client, now))
    return began


def _open_work(about: About) -> dict[UUID, Engagement]:
    """The newest work of this member with clients who are here already."""
    found = Engagement.objects.filter(practitioner=about.member).exclude(stage=Stage.ENDED)
    return {each.client_id: each for each in found.defer("title").order_by("opened_at")}


def _add_client(about: About, rows: Rows, row: ClientRow, began: datetime) -> Client:
    """A client with their work and the agreement as it was: in force, but nobody said yes to it here."""
    client = Client(
        practice=about.practice,
        unit_id=about.member.unit_id,
        practitioner=about.member,
        name=row.name,
        search_name=search_key(row.name)[:LONGEST_SEARCH_NAME],
        language=row.language or about.practice.language,
        timezone=about.answers.zone,
        born_on=row.birth_date,
        origin=IMPORT,
        source_key=own_key(about.member.pk, row.key),
    )
    engagement = Engagement(
        practice=about.practice,
        client=client,
        practitioner=about.member,
        kind=about.answers.work,
        stage=Stage.ACTIVE,
        opened_at=began,
    )
    rows.clients.append(client)
    rows.profiles.append(Profile(practice=about.practice, client=client))
    rows.contact_points += _contact_points(client, row)
    rows.engagements.append(engagement)
    rows.frames.append(
        imported_frame(
            engagement,
            minutes=about.answers.minutes,
            timezone=about.answers.zone,
            every_weeks=None,
            currency=about.practice.currency,
        )
    )
    rows.events += _beginnings(about, client, engagement)
    return client


def _beginnings(about: About, client: Client, engagement: Engagement) -> list[Event]:
    added = prepare(
        about.actor,
        client_verbs.CLIENT_ADDED,
        client_id=client.pk,
        subject=client,
        source_id=about.found.pk,
        origin=IMPORT,
    )
    opened = prepare(
        about.actor,
        client_verbs.ENGAGEMENT_OPENED,
        client_id=client.pk,
        engagement_id=engagement.pk,
        subject=engagement,
        at=engagement.opened_at,
        source_id=about.found.pk,
        kind=engagement.kind,
    )
    return [added, opened]


def _contact_points(client: Client, row: ClientRow) -> list[ContactPoint]:
    """Ways to reach the client, without a consent: nobody was asked."""
    known = {ContactKind.EMAIL: row.email.lower(), ContactKind.PHONE: row.phone}
    return [
        ContactPoint(practice_id=client.practice_id, client=client, kind=kind, value=value)
        for kind, value in known.items()
        if value
    ]


def _add_appointment(
    about: About, rows: Rows, row: DiaryRow, client_id: UUID, work: Engagement | None
) -> None:
    new = Appointment(
        practice_id=about.practice.pk,
        client_id=client_id,
        engagement_id=work.pk if work else None,
        member_id=about.member.pk,
        starts_at=row.starts,
        ends_at=row.ends,
        timezone=about.answers.zone,
        status=row.status.value,
        booked_by=IMPORT,
        source_key=own_key(about.member.pk, row.key),
    )
    rows.appointments.append(new)
    if takes_time(row, about.now):
        rows.occupied += _times_taken(new, row.overlaps)
    _remember_booking(about, rows, row, new)
    if row.status is Status.MISSED and row.starts <= about.now:
        rows.events.append(_event(about, about.actor, scheduling_verbs.MISSED, new, new, at=row.starts))
    if row.status is Status.KEPT and row.starts <= about.now:
        _add_meeting(about, rows, row, new)


def _times_taken(new: Appointment, overlaps: bool) -> list[Occupied]:
    return [
        Occupied(
            practice_id=new.practice_id,
            resource=kind,
            resource_id=pk,
            starts_at=new.starts_at,
            ends_at=new.ends_at,
            appointment=new,
            overridden=overlaps,
        )
        for kind, pk in occupied.resources(new)
    ]


def _remember_booking(about: About, rows: Rows, row: DiaryRow, new: Appointment) -> None:
    """When it was booked, where the file says so; a plan to come is news in any case."""
    if row.scheduled_on is None and row.status is not Status.PLANNED:
        return
    booked_on = row.scheduled_on
    at = local(booked_on, time(), about.zone).astimezone(UTC) if booked_on else about.now
    facts = {"starts_at": row.starts.isoformat(), "minutes": row.minutes, "by": IMPORT}
    rows.events.append(
        _event(about, about.actor, scheduling_verbs.BOOKED, new, new, at=min(at, about.now), **facts)
    )


def _add_meeting(about: About, rows: Rows, row: DiaryRow, of: Appointment) -> None:
    """A meeting that happened. Whole minutes are rounded up, so that one second over is over (A03)."""
    meeting = Meeting(
        practice_id=of.practice_id,
        client_id=of.client_id,
        engagement_id=of.engagement_id,
        member_id=of.member_id,
        appointment_id=of.pk,
        planned_minutes=row.minutes,
        started_at=row.real_starts,
        ended_at=row.real_ends,
        end_source=IMPORTED if row.real_ends else UNKNOWN,
        wrapped_up_at=row.real_ends or row.ends,
    )
    rows.meetings.append(meeting)
    rows.events.append(
        _event(
            about,
            about.held_by,
            meeting_verbs.MEETING_ENDED,
            of,
            meeting,
            at=row.real_ends or row.ends,
            planned_minutes=row.minutes,
            real_minutes=minutes_begun(row.real_starts, row.real_ends),
            source=meeting.end_source,
        )
    )


def minutes_begun(starts: datetime | None, ends: datetime | None) -> int | None:
    """Minutes, the last one begun counted whole; None when one of the times is unknown."""
    if starts is None or ends is None:
        return None
    return -((starts - ends) // timedelta(minutes=1))


def _event(about: About, actor: Actor, verb: Verb, of: Appointment, subject: Model, **also: Any) -> Event:
    return prepare(
        actor,
        verb,
        client_id=of.client_id,
        engagement_id=of.engagement_id,
        subject=subject,
        source_id=about.found.pk,
        **also,
    )


def _add_busy_times(about: About, rows: Rows, events: Iterable[CalendarEvent]) -> None:
    """Time that is not ours to book. Of what overlaps, each moment is taken once (law 5)."""
    taken = _taken(about, rows)
    for event in sorted(events, key=lambda event: event.starts):
        busy = Busy(
            practice=about.practice,
            member=about.member,
            starts_at=event.starts,
            ends_at=event.ends,
            title=event.summary,
            source_key=own_key(about.member.pk, event.key),
        )
        rows.busy.append(busy)
        if event.ends <= about.now:
            continue
        free = subtract([Span(event.starts, event.ends)], taken)
        rows.occupied += [_busy_time(busy, span) for span in free]
        taken = merge([*taken, *free])


def _taken(about: About, rows: Rows) -> list[Span]:
    """When the member is taken from now on, this import's appointments included."""
    here = Occupied.objects.filter(resource_id=about.member.pk, overridden=False, ends_at__gt=about.now)
    new = [row for row in rows.occupied if row.resource_id == about.member.pk and not row.overridden]
    return merge(
        [Span(start, end) for start, end in here.values_list("starts_at", "ends_at")]
        + [Span(row.starts_at, row.ends_at) for row in new]
    )


def _busy_time(busy: Busy, span: Span) -> Occupied:
    return Occupied(
        practice_id=busy.practice_id,
        resource="member",
        resource_id=busy.member_id,
        starts_at=span.start,
        ends_at=span.end,
        busy=busy,
    )
