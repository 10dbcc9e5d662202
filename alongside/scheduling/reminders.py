"""What a client is told about an appointment by e-mail, and when (peers.md 2.9).

Notices are posted with the write they tell about. Their words, the calendar file and the link are made when
they are sent, from the state of that moment; one that no longer holds is never sent.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from alongside.clients.models import ContactKind, ContactPoint
from alongside.lib.prepared import Prepared
from alongside.notices.actions import post, withdraw
from alongside.scheduling.models import Appointment, Series
from alongside.scheduling.slots import reminder_hours

BOOKED, MOVED, CANCELLED = "appointment.booked", "appointment.moved", "appointment.cancelled"
REMINDER, SERIES, RELEASED = "appointment.reminder", "appointment.series", "appointment.released"
FOR_MEMBER_BOOKED, FOR_MEMBER_CANCELLED = "appointment.new_first", "appointment.client_cancelled"


def contacts(appointment: Appointment) -> list[ContactPoint]:
    """The e-mail addresses that the client agreed to be reminded at."""
    return _contacts(client_id=appointment.client_id)


@Prepared
def _contacts(client_id: UUID) -> QuerySet[ContactPoint]:
    rows = ContactPoint.objects.filter(client_id=client_id, kind=ContactKind.EMAIL, may_remind=True)
    return rows.order_by("pk")


def tell(kind: str, appointment: Appointment, to: Iterable[ContactPoint], now: datetime) -> None:
    """Tell the client now; useless once the meeting has begun (a cancellation: once it would have ended)."""
    until = appointment.ends_at if kind == CANCELLED else appointment.starts_at
    if until <= now:
        return
    for contact in to:
        _post(kind, appointment, contact, due_at=now, useless_after=until)


def remind(appointment: Appointment, to: Iterable[ContactPoint], now: datetime) -> None:
    """Post the reminders, due some hours before (24 if the practice says nothing); none when that is past."""
    hours = reminder_hours(appointment.practice.thresholds)
    due = appointment.starts_at - timedelta(hours=hours)
    if not hours or due <= now:
        return
    for contact in to:
        _post(REMINDER, appointment, contact, due_at=due, useless_after=appointment.starts_at)


def tell_of_series(series: Series, first: Appointment, to: Iterable[ContactPoint], now: datetime) -> None:
    """One letter for a whole series."""
    for contact in to:
        post(
            series.practice_id,
            SERIES,
            email=contact.value,
            language=first.client.language,
            zone=first.client.timezone,
            client_id=series.client_id,
            subject_id=series.pk,
            due_at=now,
            once=f"{SERIES}:{series.pk}:{contact.pk}",
        )


def tell_of_release(rows: Sequence[Appointment], to: Iterable[ContactPoint], now: datetime) -> None:
    """One letter for all that is let go at once, so that an ending does not fill anybody's mailbox."""
    first, last = rows[0], rows[-1]
    for contact in to:
        post(
            first.practice_id,
            RELEASED,
            email=contact.value,
            language=first.client.language,
            zone=first.client.timezone,
            client_id=first.client_id,
            subject_id=first.pk,
            due_at=now,
            useless_after=last.ends_at,
            once=f"{RELEASED}:{first.pk}:{first.sequence}:{contact.pk}",
            facts={"appointments": [str(row.pk) for row in rows]},
        )


def tell_member(kind: str, appointment: Appointment, now: datetime) -> None:
    """Tell the practitioner that somebody booked or cancelled; never who."""
    member = appointment.member
    post(
        appointment.practice_id,
        kind,
        email=member.email,
        language=member.language,
        zone=member.timezone,
        subject_id=appointment.pk,
        due_at=now,
        facts={"sequence": appointment.sequence},
        once=f"{kind}:{appointment.pk}:{appointment.sequence}",
    )


def forget(appointment: Appointment) -> None:
    """Drop what still waits about it: it no longer holds."""
    withdraw(appointment.practice_id, subject_id=appointment.pk)


def _post(
    kind: str, appointment: Appointment, contact: ContactPoint, *, due_at: datetime, useless_after: datetime
) -> None:
    post(
        appointment.practice_id,
        kind,
        email=contact.value,
        language=appointment.client.language,
        zone=appointment.client.timezone,
        client_id=appointment.client_id,
        subject_id=appointment.pk,
        due_at=due_at,
        useless_after=useless_after,
        once=f"{kind}:{appointment.pk}:{appointment.sequence}:{contact.pk}",
        facts={"sequence": appointment.sequence},
    )
