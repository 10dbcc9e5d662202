"""What an appointment would cost if it were cancelled late or missed, by the agreement of its time (A04)."""

from datetime import timedelta
from functools import partial

from alongside.money.fees import Due, due
from alongside.money.queries.fees import agreed_at, fee_at
from alongside.scheduling.models import Appointment, AppointmentStatus

YEAR = timedelta(days=365)


def cost_if(kind: str, appointment: Appointment) -> Due | None:
    """What is asked for when it is `late` (cancelled late), `missed` or a `meeting`; None: nothing.

    Where it is agreed that this one costs nothing all the same, the amount is 0 and `is_excepted` says so.

    For who may see the appointment; its client is loaded with the practice.
    """
    at = appointment.starts_at
    agreed = agreed_at(appointment.engagement_id, at)
    fee = fee_at(
        appointment.client,
        service_id=appointment.service_id,
        at=at,
        is_first=appointment.is_first,
        agreed=agreed,
    )
    return due(kind, agreed, fee, partial(earlier_late, appointment))


def earlier_late(appointment: Appointment) -> int:
    """How many others of this work were cancelled late before it, from 365 days before its start.

    Also those that would begin later: else two of one week, the later cancelled first, were both the first.
    """
    if appointment.engagement_id is None:
        return 0
    others = Appointment.objects.filter(
        practice_id=appointment.practice_id,
        client_id=appointment.client_id,
        engagement_id=appointment.engagement_id,
        status=AppointmentStatus.CANCELLED_LATE,
        starts_at__gte=appointment.starts_at - YEAR,
    )
    return others.exclude(pk=appointment.pk).count()
