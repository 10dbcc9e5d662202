"""Write many appointments at once: few statements however many there are, one event for each (law 6)."""

from collections.abc import Sequence
from datetime import datetime

from alongside.lib.errors import NotYours
from alongside.notices.actions import posting_together
from alongside.scheduling import occupied, reminders, verbs
from alongside.scheduling.models import Appointment, Occupied
from alongside.trail.actions import prepare, record_all
from alongside.trail.actors import Actor


def only_by_members(actor: Actor) -> None:
    """A series or a gathering is for who works here to book and change. NotYours for others."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours


def book_all(actor: Actor, rows: Sequence[Appointment], now: datetime) -> None:
    """Save appointments of one client whose times are free, take their times, remember, and remind."""
    Appointment.objects.bulk_create(rows)
    Occupied.objects.bulk_create(each for row in rows for each in occupied.rows_of(row))
    remember_all(actor, rows)
    remind_of_all(rows, now)


def remind_of_all(rows: Sequence[Appointment], now: datetime) -> None:
    """The reminders of one client's appointments, posted by one statement."""
    to = reminders.contacts(rows[0])
    with posting_together():
        for row in rows:
            reminders.remind(row, to, now)


def remember_all(actor: Actor, rows: Sequence[Appointment]) -> None:
    """One event for each appointment booked."""
    record_all(
        [
            prepare(
                actor,
                verbs.BOOKED,
                client_id=row.client_id,
                engagement_id=row.engagement_id,
                subject=row,
                starts_at=row.starts_at.isoformat(),
                minutes=int((row.ends_at - row.starts_at).total_seconds() // 60),
                by=actor.kind.value,
            )
            for row in rows
        ]
    )
