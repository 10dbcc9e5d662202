"""Say yes or no to a time that somebody asked for; it is kept until then."""

from uuid import UUID

from django.utils import timezone

from alongside.clients.actions.portal import ask_intake
from alongside.clients.queries import email_of
from alongside.lib.errors import NotYours, Refused
from alongside.scheduling import occupied, queries, reminders, verbs
from alongside.scheduling.actions import changing, plans
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actions import record
from alongside.trail.actors import Actor

REQUESTED = (AppointmentStatus.REQUESTED,)


def answer_request(actor: Actor, *, appointment_id: UUID, is_yes: bool) -> Appointment:
    """Yes: it is planned. No: its time is free again. The client gets a letter in both cases.

    Refused: not_requested (somebody answered already), past. NotYours: not the actor's to fill.
    """
    found, now = queries.appointment(actor, appointment_id), timezone.now()
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    plans.bookable_member(actor, found.member_id)
    with occupied.booking():
        row = changing.locked(actor, appointment_id, tuple(AppointmentStatus))
        if row.status not in REQUESTED:
            raise Refused("not_requested")
        if is_yes and row.starts_at <= now:
            raise Refused("past")
        row.undo_until = None
        _answer(row, is_yes)
        record(
            actor,
            verbs.ANSWERED,
            client_id=row.client_id,
            engagement_id=row.engagement_id,
            subject=row,
            is_yes=is_yes,
        )
        reminders.forget(row)
        to = reminders.contacts(row)
        if is_yes:
            reminders.tell(reminders.BOOKED, row, to, now)
            reminders.remind(row, to, now)
            if row.is_first and email_of(row.client):
                ask_intake(row.client)
        else:
            reminders.tell(reminders.REFUSED, row, to, now)
    return row


def _answer(row: Appointment, is_yes: bool) -> None:
    """A no is a change by us, but there is nothing to announce: nothing was certain yet."""
    if is_yes:
        row.status = AppointmentStatus.PLANNED
        row.save(update_fields=["status", "undo_until"])
        return
    row.status, row.cancelled_at = AppointmentStatus.CANCELLED_BY_US, timezone.now()
    row.sequence += 1
    row.save(update_fields=["status", "cancelled_at", "undo_until", "sequence"])
    occupied.release(row)
