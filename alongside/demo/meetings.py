"""Time together: booked, kept, cancelled or missed; what was written, agreed to do and answered afterwards."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from alongside.clients.models import ClientStatus
from alongside.demo.people import Company
from alongside.frame.models import PlaceKind
from alongside.lib.spans import Span
from alongside.meetings import verbs as meeting_verbs
from alongside.meetings.actions.meetings import PRESSED, UNKNOWN
from alongside.meetings.lengths import real_minutes
from alongside.meetings.models import Addendum, Document, Meeting, Note, NoteKind, NoteStatus
from alongside.practice.models import Room
from alongside.scheduling import occupied, terms
from alongside.scheduling import verbs as scheduling_verbs
from alongside.scheduling.models import Appointment, AppointmentStatus, Occupied, Series
from alongside.steps import verbs as step_verbs
from alongside.steps.models import Step, StepOwner, StepStatus
from alongside.trail.actors import Actor, Kind


def book(
    company: Company,
    starts_at: datetime,
    *,
    booked_at: datetime,
    minutes: int = 50,
    place_kind: str = PlaceKind.ROOM,
    room: Room | None = None,
    place: str = "",
    series: Series | None = None,
    is_first: bool = False,
) -> Appointment:
    """An appointment, with the time that it takes from member, client and room."""
    client = company.client
    is_newcomer = client.origin == "public" and client.status == ClientStatus.NEWCOMER
    actor = Actor(Kind.NEWCOMER, client.practice_id) if is_newcomer else company.mine
    made = Appointment(
        practice=client.practice,
        client=client,
        engagement=company.work,
        member=company.member,
        series=series,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        timezone=company.member.timezone,
        place_kind=place_kind,
        room=room,
        place=place,
        is_first=is_first,
        booked_by=actor.kind.value,
        booked_at=booked_at,
    )
    company.builder.add(made)
    company.tell(
        actor,
        scheduling_verbs.BOOKED,
        at=booked_at,
        subject=made,
        starts_at=starts_at.isoformat(),
        minutes=minutes,
        by=actor.kind.value,
    )
    return made


def take_time(company: Company, made: Appointment) -> None:
    """The time that an appointment takes, unless it was cancelled; call it when that is known."""
    for kind, pk in occupied.resources(made):
        company.builder.add(
            Occupied(
                practice=made.practice,
                resource=kind,
                resource_id=pk,
                starts_at=made.starts_at,
                ends_at=made.ends_at,
                appointment=made,
            )
        )


def book_series(
    company: Company, starts: Sequence[datetime], *, booked_at: datetime, every_weeks: int, **also: Any
) -> list[Appointment]:
    """A standing slot: these occurrences, each an appointment of its own."""
    zone = company.builder.zone
    first, minutes = starts[0].astimezone(zone), also.get("minutes", 50)
    series = Series(
        practice=company.client.practice,
        client=company.client,
        engagement=company.work,
        member=company.member,
        every_weeks=every_weeks,
        starts_on=first.date(),
        at_time=first.time(),
        timezone=company.member.timezone,
        minutes=minutes,
        times=len(starts),
    )
    company.builder.add(series)
    return [book(company, each, booked_at=booked_at, series=series, **also) for each in starts]


def cancel(company: Company, made: Appointment, at: datetime, *, by: str, is_ending: bool = False) -> None:
    """Nobody comes: said before, by the client or by us; the agreed window decides what it becomes (A04)."""
    hours = company.frame.cancel_hours if company.frame and not is_ending else None
    made.status = terms.status_when_cancelled(by, made.starts_at, at, hours)
    made.cancelled_at, made.sequence = at, made.sequence + 1
    company.tell(
        company.theirs if by == terms.CLIENT else company.mine,
        scheduling_verbs.CANCELLED,
        at=at,
        subject=made,
        status=str(made.status),
        hours_before=terms.hours_before(made.starts_at, at),
        by=by,
    )


def miss(company: Company, made: Appointment) -> None:
    """Nobody came, and nobody said so."""
    made.status = AppointmentStatus.MISSED
    take_time(company, made)
    company.tell(company.mine, scheduling_verbs.MISSED, at=made.ends_at, subject=made)


def hold(
    company: Company,
    made: Appointment,
    *,
    minutes: int | None,
    source: str = PRESSED,
    late: int = 0,
    is_prepared: bool = True,
) -> Meeting:
    """The meeting took place; `minutes`: how long it really was, None where nobody knows (A03).

    `is_prepared`: the file was opened before, and the client greeted the way they like it.
    """
    made.status = AppointmentStatus.KEPT
    take_time(company, made)
    started = made.starts_at + timedelta(minutes=late)
    ended = started + timedelta(minutes=minutes) if minutes is not None else None
    planned = Span(made.starts_at, made.ends_at).minutes
    meeting = Meeting(
        practice=made.practice,
        client=company.client,
        engagement=company.work,
        member=company.member,
        appointment=made,
        planned_minutes=planned,
        started_at=started,
        ended_at=ended,
        end_source=source if ended else UNKNOWN,
        greeted=is_prepared,
    )
    company.builder.add(meeting)
    if is_prepared:
        company.open_file(started - timedelta(minutes=8))
    company.tell(
        company.mine, meeting_verbs.MEETING_STARTED, at=started, subject=meeting, planned_minutes=planned
    )
    if is_prepared:
        company.tell(company.mine, meeting_verbs.CLIENT_GREETED, at=started, subject=meeting)
    company.tell(
        company.mine,
        meeting_verbs.MEETING_ENDED,
        at=ended or started + timedelta(minutes=planned),
        subject=meeting,
        planned_minutes=planned,
        real_minutes=real_minutes(started, ended),
        source=meeting.end_source,
    )
    return meeting


def begin_of(meeting: Meeting) -> datetime:
    """When it began, as every meeting here did."""
    assert meeting.started_at is not None
    return meeting.started_at


def end_of(meeting: Meeting) -> datetime:
    """When it ended, or should have."""
    return meeting.ended_at or begin_of(meeting) + timedelta(minutes=meeting.planned_minutes)


def wrap_up(company: Company, meeting: Meeting, *, steps: int, is_next_booked: bool) -> None:
    """Done with a meeting, a few minutes after its end."""
    meeting.wrapped_up_at = end_of(meeting) + timedelta(minutes=9)
    company.tell(
        company.mine,
        meeting_verbs.MEETING_WRAPPED_UP,
        at=meeting.wrapped_up_at,
        subject=meeting,
        steps=steps,
        is_next_booked=is_next_booked,
    )


def write_note(
    company: Company,
    at: datetime,
    parts: Mapping[str, str],
    *,
    meeting: Meeting | None = None,
    template: str = "free",
    kind: str = NoteKind.RECORD,
    is_signed: bool = True,
) -> Note:
    """A note about a meeting, signed a little later or still a draft."""
    note = Note(
        practice=company.client.practice,
        client=company.client,
        engagement=company.work if meeting else None,
        meeting=meeting,
        author=company.member,
        kind=kind,
        template=template,
        parts=dict(parts),
        revision=1,
        about=(meeting.started_at if meeting else None) or at,
        saved_at=at,
        status=NoteStatus.SIGNED if is_signed else NoteStatus.DRAFT,
        signed_at=at if is_signed else None,
    )
    company.builder.add(note)
    if is_signed and kind == NoteKind.RECORD:
        company.tell(company.mine, meeting_verbs.NOTE_SIGNED, at=at, subject=note, template=template)
    elif is_signed:
        company.tell(company.mine, meeting_verbs.PROCESS_NOTE_SIGNED, at=at, subject=note)
    return note


def add_to_note(company: Company, note: Note, at: datetime, words: str) -> None:
    """What is added to a signed note."""
    company.builder.add(
        Addendum(
            practice=note.practice,
            client=company.client,
            note=note,
            author=company.member,
            words=words,
            at=at,
        )
    )
    company.tell(company.mine, meeting_verbs.NOTE_ADDED_TO, at=at, subject=note)


def write_letter(company: Company, at: datetime, *, name: str, words: str) -> None:
    """A letter that the client sees in the portal."""
    content = words.encode()
    row = Document(
        practice=company.client.practice,
        client=company.client,
        added_by=company.member,
        kind="letter",
        name=f"{name}.txt",
        content=content,
        content_type="text/plain",
        size=len(content),
        is_shared=True,
        at=at,
    )
    company.builder.add(row)
    tell = company.builder.tell
    about: dict[str, Any] = {"at": at, "subject": row, "client_id": company.client.pk}
    tell(company.mine, meeting_verbs.DOCUMENT_ADDED, kind="letter", size=row.size, **about)
    tell(company.mine, meeting_verbs.DOCUMENT_SHARED, kind="letter", **about)


def set_step(
    company: Company,
    at: datetime,
    words: str,
    *,
    owner: str = StepOwner.CLIENT,
    meeting: Meeting | None = None,
    due_on: date | None = None,
    status: str = StepStatus.OPEN,
    closed_at: datetime | None = None,
    set_by: str = "member",
) -> Step:
    """Something to do, with an owner (D04); open, done or dropped since."""
    step = Step(
        practice=company.client.practice,
        client=company.client,
        engagement=company.work,
        meeting=meeting,
        words=words,
        owner=owner,
        set_by=set_by,
        due_on=due_on,
        status=status,
        set_at=at,
        closed_at=closed_at,
    )
    company.builder.add(step)
    setter = company.mine if set_by == "member" else company.theirs
    said = {"owner": str(owner), "set_by": set_by, "is_planned": False}  # it has no goal
    company.tell(setter, step_verbs.STEP_SET, at=at, subject=step, **said)
    if closed_at:
        verb = step_verbs.STEP_DONE if status == StepStatus.DONE else step_verbs.STEP_DROPPED
        closer = company.theirs if owner == StepOwner.CLIENT else company.mine
        company.tell(closer, verb, at=closed_at, subject=step, owner=str(owner))
    return step
