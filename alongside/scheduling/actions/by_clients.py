"""What clients do with their own appointments, in the portal or by the link of a letter (A04, A06)."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.notices.actions import withdraw
from alongside.scheduling import occupied, queries, reminders, terms, verbs
from alongside.scheduling.actions import changing, charging, plans
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actions import record
from alongside.trail.actors import Actor, Kind

BY_THEMSELVES = (Kind.CLIENT, Kind.LINK_HOLDER)
GIVEN_UP = (
    *("practice", "client", "engagement_id", "member", "service_id", "starts_at", "ends_at", "timezone"),
    *("place_kind", "room_id", "place", "is_first", "booked_by"),
)


def move_own_appointment(
    actor: Actor, *, appointment_id: UUID, starts_at: datetime, accepts_late: bool = False
) -> Appointment:
    """A client moves their meeting to another opening; free of charge as long as they could cancel in time.

    Later than that only who `accepts_late`: the time given up is charged as one cancelled late (A04).
    Refused: taken (with `alternatives`), too_late_to_move, begun, not_planned, with_others. NotYours: not theirs.
    """
    found, now = _own(actor, appointment_id), timezone.now()
    if found.gathering_id:
        raise Refused("with_others")
    if found.starts_at <= now:
        raise Refused("begun")
    to = Span.lasting(starts_at, Span(found.starts_at, found.ends_at).minutes)
    with plans.offering_alternatives(found.member, found.practice, starts_at, to.minutes):
        row = changing.locked(actor, appointment_id)
        is_late = now > queries.free_to_cancel_until(row)
        if is_late and not accepts_late:
            raise Refused("too_late_to_move")
        occupied.lock(member_id=row.member_id, client_id=row.client_id, room_ids=[row.room_id])
        if not queries.may_move_to(row, starts_at, now):
            raise Refused("taken", "starts_at")
        if is_late:
            _give_up(actor, row, now)
        changing.move(actor, row, to, terms.CLIENT, now)
        reminders.tell_member(reminders.FOR_MEMBER_MOVED, row, now)
    return row


def _give_up(actor: Actor, row: Appointment, now: datetime) -> None:
    """Write down the time that a late move gives up as one cancelled late, with its charge.

    A row of its own: the appointment goes on at its new time and is charged for that, as any other.
    """
    given_up = Appointment(
        **{name: getattr(row, name) for name in GIVEN_UP},
        status=AppointmentStatus.CANCELLED_LATE,
        cancelled_at=now,
    )
    given_up.save(force_insert=True)
    record(
        actor,
        verbs.CANCELLED,
        client_id=row.client_id,
        engagement_id=row.engagement_id,
        subject=given_up,
        status=str(given_up.status),
        hours_before=terms.hours_before(row.starts_at, now),
        by=terms.CLIENT,
    )
    charging.after(actor, given_up)


def acknowledge_change(actor: Actor, *, appointment_id: UUID) -> Appointment:
    """The client has seen what we changed (A06). Said twice, it is remembered once."""
    _own(actor, appointment_id)
    with occupied.booking():
        row = changing.locked(actor, appointment_id, tuple(AppointmentStatus))
        if row.changed_by_us_at is None or row.acknowledged_at is not None:
            return row
        row.acknowledged_at = timezone.now()
        row.save(update_fields=["acknowledged_at"])
        record(
            actor,
            verbs.CHANGE_SEEN,
            client_id=row.client_id,
            engagement_id=row.engagement_id,
            subject=row,
        )
    return row


def undo_booking(actor: Actor, *, appointment_id: UUID) -> Appointment:
    """Take back what was booked some minutes ago, before any letter went out: it costs nothing.

    By who booked it, or who fills that calendar. Refused: undo_over. NotYours: not the actor's.
    """
    found, now = queries.appointment(actor, appointment_id), timezone.now()
    if actor.is_member or actor.is_trusted:
        plans.bookable_member(actor, found.member_id)
    with occupied.booking():
        row = changing.locked(actor, appointment_id, tuple(AppointmentStatus))
        if row.status not in changing.OPEN or row.undo_until is None or row.undo_until <= now:
            raise Refused("undo_over")
        row.status = AppointmentStatus.CANCELLED_IN_TIME
        row.cancelled_at, row.undo_until = now, None
        row.sequence += 1
        row.save(update_fields=["status", "cancelled_at", "undo_until", "sequence"])
        occupied.release(row)
        reminders.forget(row)
        if row.booked_by == Kind.NEWCOMER:
            withdraw(row.practice_id, subject_id=row.client_id)  # the questions before the first meeting
        record(
            actor,
            verbs.TAKEN_BACK,
            client_id=row.client_id,
            engagement_id=row.engagement_id,
            subject=row,
            by=actor.kind.value,
        )
    return row


def _own(actor: Actor, appointment_id: UUID) -> Appointment:
    if actor.kind not in BY_THEMSELVES:
        raise NotYours
    return queries.appointment(actor, appointment_id)
