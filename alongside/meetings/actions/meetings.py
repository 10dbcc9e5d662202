"""Starting, ending and wrapping up a meeting; actor first.

Real minutes are kept. An end nobody pressed is asked for; what nobody knows stays unknown (A03).
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import readable_clients
from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.meetings import lengths, verbs
from alongside.meetings.models import Meeting
from alongside.scheduling.actions import mark_kept
from alongside.scheduling.models import Appointment
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.models import Event
from alongside.trail.verbs import Verb

PRESSED, ASKED, UNKNOWN = "pressed", "asked", "unknown"


@transaction.atomic
def start_meeting(actor: Actor, appointment_id: UUID, *, at: datetime | None = None) -> Meeting:
    """Begin the meeting of an appointment, or return the one begun already (a second press changes nothing).

    `at`: when it really began; now, if not given. Refused not_planned (cancelled), in_future.
    """
    appointment = _appointment(actor, appointment_id)
    begun = Meeting.objects.filter(appointment=appointment).first()
    if begun is not None:
        return begun
    now = timezone.now()
    if at is not None and at > now:
        raise Refused("in_future", "started_at")
    mark_kept(actor, appointment_id=appointment.pk)
    meeting = Meeting.objects.create(
        practice_id=appointment.practice_id,
        client_id=appointment.client_id,
        engagement_id=appointment.engagement_id,
        member_id=actor.id or appointment.member_id,
        appointment=appointment,
        planned_minutes=Span(appointment.starts_at, appointment.ends_at).minutes,
        started_at=at or now,
    )
    _record(
        actor, meeting, verbs.MEETING_STARTED, at=meeting.started_at, planned_minutes=meeting.planned_minutes
    )
    return meeting


@transaction.atomic
def end_meeting(actor: Actor, meeting_id: UUID) -> Meeting:
    """The end was pressed: keep the real minutes. A second press changes nothing.

    Refused forgotten, when the agreed end is more than three hours ago: then it is asked for instead.
    """
    meeting, now = _meeting(actor, meeting_id), timezone.now()
    if meeting.end_source:
        return meeting
    if meeting.started_at is None or lengths.was_forgotten(meeting.started_at, meeting.planned_minutes, now):
        raise Refused("forgotten")
    return keep_end(actor, meeting, now, PRESSED)


@transaction.atomic
def say_how_it_ended(
    actor: Actor, meeting_id: UUID, *, ended_at: datetime | None = None, minutes: int | None = None
) -> Meeting:
    """Nobody pressed the end: when it was, or how long it took; neither is unknown, never an overrun.

    Said again later it corrects what was said before. Refused not_possible: before the start, in the
    future, or more than a day long.
    """
    meeting = _meeting(actor, meeting_id)
    ended = _ended(meeting, ended_at, minutes)
    if ended is not None and not _is_possible(meeting.started_at, ended):
        raise Refused("not_possible", "ended_at" if minutes is None else "minutes")
    return keep_end(actor, meeting, ended, ASKED if ended else UNKNOWN)


@transaction.atomic
def correct_times(
    actor: Actor, meeting_id: UUID, *, started_at: datetime, ended_at: datetime | None
) -> Meeting:
    """Correct when a meeting began and ended; both corrections are events of their own (law 6).

    Refused not_possible, as for say_how_it_ended; in_future for a start that is still to come.
    """
    meeting = _meeting(actor, meeting_id)
    if started_at > timezone.now():
        raise Refused("in_future", "started_at")
    if ended_at is not None and not _is_possible(started_at, ended_at):
        raise Refused("not_possible", "ended_at")
    is_moved = started_at != meeting.started_at
    if is_moved:
        corrected = _last_event(meeting, verbs.MEETING_STARTED.name)
        meeting.started_at = started_at
        _record(
            actor,
            meeting,
            verbs.MEETING_STARTED,
            at=started_at,
            corrects=corrected,
            planned_minutes=meeting.planned_minutes,
        )
        meeting.save(update_fields=["started_at"])
    if ended_at is None and not meeting.end_source:
        return meeting
    return keep_end(actor, meeting, ended_at, ASKED if ended_at else UNKNOWN, is_moved=is_moved)


@transaction.atomic
def explain_overrun(actor: Actor, meeting_id: UUID, *, reason: str) -> Meeting:
    """Keep why a meeting took longer; asked gently, never demanded (A03). Empty takes it away."""
    meeting = _meeting(actor, meeting_id)
    if meeting.overrun_reason != reason.strip():
        meeting.overrun_reason = reason.strip()
        meeting.save(update_fields=["overrun_reason"])
        _record(actor, meeting, verbs.OVERRUN_EXPLAINED)
    return meeting


@transaction.atomic
def mark_greeted(actor: Actor, meeting_id: UUID) -> Meeting:
    """The client was greeted the way they like it (E06)."""
    meeting = _meeting(actor, meeting_id)
    if not meeting.greeted:
        meeting.greeted = True
        meeting.save(update_fields=["greeted"])
        _record(actor, meeting, verbs.CLIENT_GREETED)
    return meeting


@transaction.atomic
def wrap_up(actor: Actor, meeting_id: UUID, *, steps: int, is_next_booked: bool) -> Meeting:
    """Done with this meeting. Its end is unknown from now on, when nobody said how it ended."""
    meeting = _meeting(actor, meeting_id)
    if meeting.wrapped_up_at is not None:
        return meeting
    if not meeting.end_source:
        keep_end(actor, meeting, None, UNKNOWN)
    meeting.wrapped_up_at = timezone.now()
    meeting.save(update_fields=["wrapped_up_at"])
    _record(actor, meeting, verbs.MEETING_WRAPPED_UP, steps=steps, is_next_booked=is_next_booked)
    return meeting


def _appointment(actor: Actor, appointment_id: UUID) -> Appointment:
    found = Appointment.objects.select_for_update().filter(
        pk=appointment_id, client__in=readable_clients(actor)
    )
    appointment = found.first()
    if appointment is None or actor.is_client:
        raise NotYours
    return appointment


def _meeting(actor: Actor, meeting_id: UUID) -> Meeting:
    found = Meeting.objects.select_for_update().filter(pk=meeting_id, client__in=readable_clients(actor))
    meeting = found.first()
    if meeting is None or actor.is_client:
        raise NotYours
    return meeting


def _ended(meeting: Meeting, ended_at: datetime | None, minutes: int | None) -> datetime | None:
    if minutes is None or meeting.started_at is None:
        return ended_at
    return meeting.started_at + timedelta(minutes=minutes)


def _is_possible(started: datetime | None, ended: datetime) -> bool:
    return started is not None and lengths.is_possible(started, ended, timezone.now())


def keep_end(
    actor: Actor, meeting: Meeting, ended: datetime | None, source: str, *, is_moved: bool = False
) -> Meeting:
    """Write an end and remember it; one that was known before is corrected, and the same one is no news."""
    if meeting.end_source and meeting.ended_at == ended and not is_moved:
        return meeting
    corrected = _last_event(meeting, verbs.MEETING_ENDED.name) if meeting.end_source else None
    meeting.ended_at, meeting.end_source = ended, source
    meeting.save(update_fields=["ended_at", "end_source"])
    _record(
        actor,
        meeting,
        verbs.MEETING_ENDED,
        at=ended or _agreed_end(meeting),
        corrects=corrected,
        planned_minutes=meeting.planned_minutes,
        real_minutes=lengths.real_minutes(meeting.started_at, ended),
        source=source,
    )
    return meeting


def _agreed_end(meeting: Meeting) -> datetime | None:
    if meeting.started_at is None:
        return None
    return min(meeting.started_at + timedelta(minutes=meeting.planned_minutes), timezone.now())


def _last_event(meeting: Meeting, verb: str) -> Event | None:
    found = Event.objects.filter(practice_id=meeting.practice_id, verb=verb, subject_id=meeting.pk)
    return found.order_by("-pk").first()


def _record(actor: Actor, meeting: Meeting, verb: Verb, **also: Any) -> None:
    record(
        actor, verb, client_id=meeting.client_id, engagement_id=meeting.engagement_id, subject=meeting, **also
    )
