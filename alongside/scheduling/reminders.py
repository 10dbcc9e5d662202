"""What a client is told about an appointment by e-mail or SMS, and when (peers.md 2.9).

Notices are posted with the write they tell about. Their words, the calendar file and the link are made when
they are sent, from the state of that moment; one that no longer holds is never sent.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from alongside.clients.models import ContactKind, ContactPoint
from alongside.lib.prepared import Prepared
from alongside.notices import sms
from alongside.notices.actions import post, withdraw
from alongside.notices.quiet import best_time
from alongside.scheduling.models import Appointment, Series
from alongside.scheduling.slots import reminder_hours

BOOKED, MOVED, CANCELLED = "appointment.booked", "appointment.moved", "appointment.cancelled"
REMINDER, SERIES, RELEASED = "appointment.reminder", "appointment.series", "appointment.released"
CHANGED = "appointment.changed"
FOR_MEMBER_BOOKED, FOR_MEMBER_CANCELLED = "appointment.new_first", "appointment.client_cancelled"
FOR_MEMBER_MOVED, FOR_MEMBER_ASKED = "appointment.client_moved", "appointment.requested"
FOR_MEMBER_BOOKED_AGAIN = "appointment.client_booked"
MISSED, REFUSED = "appointment.missed", "appointment.refused"
BY_SMS = frozenset({REMINDER, MOVED, CANCELLED})  # what cannot wait for somebody to look at their mail
THOUGHT = timedelta(minutes=30)  # so long a meeting marked as missed can be put right unsaid
STILL_WORTH_SAYING = timedelta(days=3)


def contacts(appointment: Appointment) -> list[ContactPoint]:
    """Where the client agreed to be reminded: e-mail addresses and, where the house sends SMS, telephones."""
    return contacts_of(appointment.client_id)


def contacts_of(client_id: UUID) -> list[ContactPoint]:
    """The same for a client."""
    found = _contacts(client_id=client_id)
    return [each for each in found if each.kind == ContactKind.EMAIL or sms.is_set()]


@Prepared
def _contacts(client_id: UUID) -> QuerySet[ContactPoint]:
    rows = ContactPoint.objects.filter(
        client_id=client_id, kind__in=(ContactKind.EMAIL, ContactKind.PHONE), may_remind=True
    )
    return rows.order_by("pk")


def _addresses(to: Iterable[ContactPoint]) -> list[ContactPoint]:
    return [each for each in to if each.kind == ContactKind.EMAIL]


def tell(kind: str, appointment: Appointment, to: Iterable[ContactPoint], now: datetime) -> None:
    """Tell the client now, or as soon as it cannot be undone any more.

    Useless once the meeting has begun (a cancellation: once it would have ended).
    """
    until = appointment.ends_at if kind in (CANCELLED, REFUSED) else appointment.starts_at
    if until <= now:
        return
    due = max(now, appointment.undo_until or now)
    for contact in to:
        _post(kind, appointment, contact, due_at=due, useless_after=max(until, due))


def tell_of_miss(appointment: Appointment, to: Iterable[ContactPoint], now: datetime) -> None:
    """A neutral letter after a meeting nobody came to (A04), after a while in which it can be put right."""
    for contact in _addresses(to):
        _post(
            MISSED,
            appointment,
            contact,
            due_at=now + THOUGHT,
            useless_after=now + STILL_WORTH_SAYING,
        )


def remind(appointment: Appointment, to: Iterable[ContactPoint], now: datetime) -> None:
    """Post the reminders, due some hours before (24 if the practice says nothing); none when that is past."""
    hours = reminder_hours(appointment.practice.thresholds)
    due = appointment.starts_at - timedelta(hours=hours)
    if not hours or due <= now:
        return
    due = max(due, appointment.undo_until or due)
    for contact in to:
        _post(REMINDER, appointment, contact, due_at=due, useless_after=appointment.starts_at)


def tell_of_series(series: Series, first: Appointment, to: Iterable[ContactPoint], now: datetime) -> None:
    """One letter for a whole series."""
    for contact in _addresses(to):
        post(
            series.practice_id,
            SERIES,
            email=contact.value,
            language=first.client.language,
            zone=first.client.timezone,
            client_id=series.client_id,
            subject_id=series.pk,
            due_at=max(now, first.undo_until or now),
            once=f"{SERIES}:{series.pk}:{contact.pk}",
        )


def tell_of_bookings(rows: Sequence[Appointment], to: Iterable[ContactPoint], now: datetime) -> None:
    """One letter for all that is booked at once for one client, or the usual one for a single meeting."""
    if len(rows) == 1:
        tell(BOOKED, rows[0], to, now)
    else:
        _tell_of_many(SERIES, rows, to, now)


def tell_of_release(rows: Sequence[Appointment], to: Iterable[ContactPoint], now: datetime) -> None:
    """One letter for all that is let go at once, so that an ending does not fill anybody's mailbox."""
    _tell_of_many(RELEASED, rows, to, now)


def tell_of_changes(rows: Sequence[Appointment], to: Iterable[ContactPoint], now: datetime) -> None:
    """One letter for all that is changed at once: each with its new time."""
    if len(rows) == 1:
        tell(MOVED, rows[0], to, now)
    else:
        _tell_of_many(CHANGED, rows, to, now)


def _tell_of_many(kind: str, rows: Sequence[Appointment], to: Iterable[ContactPoint], now: datetime) -> None:
    first, last = rows[0], rows[-1]
    for contact in _addresses(to):
        post(
            first.practice_id,
            kind,
            email=contact.value,
            language=first.client.language,
            zone=first.client.timezone,
            client_id=first.client_id,
            subject_id=first.pk,
            due_at=now,
            useless_after=last.ends_at,
            once=f"{kind}:{first.pk}:{first.sequence}:{contact.pk}",
            facts={"appointments": [str(row.pk) for row in rows]},
        )


def tell_member(kind: str, appointment: Appointment, now: datetime) -> None:
    """Tell the practitioner that somebody booked, asked, moved or cancelled; never who."""
    member = appointment.member
    post(
        appointment.practice_id,
        kind,
        email=member.email,
        language=member.language,
        zone=member.timezone,
        subject_id=appointment.pk,
        due_at=max(now, appointment.undo_until or now),
        facts={"sequence": appointment.sequence},
        once=f"{kind}:{appointment.pk}:{appointment.sequence}",
    )


def forget(appointment: Appointment) -> None:
    """Drop what still waits about it: it no longer holds."""
    withdraw(appointment.practice_id, subject_id=appointment.pk)


def _post(
    kind: str, appointment: Appointment, contact: ContactPoint, *, due_at: datetime, useless_after: datetime
) -> None:
    is_phone = contact.kind == ContactKind.PHONE
    if is_phone and kind not in BY_SMS:
        return
    client, practice = appointment.client, appointment.practice
    post(
        appointment.practice_id,
        kind,
        email="" if is_phone else contact.value,
        phone=contact.value if is_phone else "",
        language=client.language,
        zone=client.timezone,
        client_id=appointment.client_id,
        subject_id=appointment.pk,
        due_at=best_time(
            due_at,
            useless_after,
            timezone.now(),
            practice.quiet_from,
            practice.quiet_until,
            ZoneInfo(client.timezone),
        ),
        useless_after=useless_after,
        once=f"{kind}:{appointment.pk}:{appointment.sequence}:{contact.pk}",
        facts={"sequence": appointment.sequence},
    )
