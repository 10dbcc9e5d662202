"""A whole new series is taken back, as long as no letter about it went out."""

from uuid import UUID

from django.utils import timezone

from alongside.lib.errors import Refused
from alongside.notices.actions import withdraw_all
from alongside.scheduling import occupied, queries, verbs
from alongside.scheduling.actions import changing, many, plans
from alongside.scheduling.models import Appointment, AppointmentStatus, Occupied
from alongside.trail.actions import prepare, record_all
from alongside.trail.actors import Actor


def undo_series(actor: Actor, *, appointment_id: UUID) -> int:
    """Take back all meetings of a series that was booked some minutes ago; it costs nothing. Returns how many.

    A meeting that was moved or cancelled since stays as it is. Refused: undo_over. NotYours: not the actor's.
    """
    many.only_by_members(actor)
    found, now = queries.appointment(actor, appointment_id), timezone.now()
    plans.bookable_member(actor, found.member_id)
    if found.series_id is None:
        raise Refused("undo_over")
    with occupied.booking():
        new = Appointment.objects.select_for_update(of=("self",)).filter(
            practice_id=actor.practice_id,
            series_id=found.series_id,
            status__in=changing.OPEN,
            undo_until__gt=now,
        )
        rows = list(new.order_by("starts_at"))
        if not rows:
            raise Refused("undo_over")
        for row in rows:
            row.status = AppointmentStatus.CANCELLED_IN_TIME
            row.cancelled_at, row.undo_until = now, None
            row.sequence += 1
        Appointment.objects.bulk_update(rows, ["status", "cancelled_at", "undo_until", "sequence"])
        ids = [row.pk for row in rows]
        with occupied.giving_up(Occupied.objects.filter(appointment__in=ids)):
            withdraw_all(actor.practice_id, [found.series_id, *ids])
        _remember(actor, rows)
    return len(rows)


def _remember(actor: Actor, rows: list[Appointment]) -> None:
    """One event for each meeting that does not take place (law 6)."""
    record_all(
        [
            prepare(
                actor,
                verbs.TAKEN_BACK,
                client_id=row.client_id,
                engagement_id=row.engagement_id,
                subject=row,
                by=actor.kind.value,
            )
            for row in rows
        ]
    )
