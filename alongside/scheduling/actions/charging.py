"""What became of an appointment is charged at once, evenly for everybody, by the agreement of its time (A04)."""

from functools import partial

from alongside.lib.spans import Span
from alongside.money import actions as money
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.scheduling.queries.costs import earlier_late
from alongside.trail.actors import Actor

KINDS: dict[str, str] = {
    AppointmentStatus.KEPT: "meeting",
    AppointmentStatus.CANCELLED_LATE: "late",
    AppointmentStatus.MISSED: "missed",
}


def after(actor: Actor, row: Appointment) -> None:
    """Call it inside the transaction that gave a locked appointment its status; once more changes nothing.

    Where the status was put right, the charge made before falls away, unless it is on an invoice already:
    then it stands, and people put it right by a credit note.
    """
    kind = KINDS.get(row.status)
    standing = money.void_charge_for(actor, subject_id=row.pk, unless=kind)
    if kind is None or standing is not None:
        return
    money.charge_for_appointment(
        actor,
        subject_id=row.pk,
        client_id=row.client_id,
        kind=kind,
        happened_at=row.starts_at,
        engagement_id=row.engagement_id,
        member_id=row.member_id,
        service_id=row.service_id,
        minutes=Span(row.starts_at, row.ends_at).minutes,
        is_first=row.is_first,
        earlier_late=partial(earlier_late, row),
    )
