"""What an appointment would cost if it were cancelled late or missed, by the agreement of its time (A04)."""

from alongside.money.fees import Due, due
from alongside.money.queries.fees import agreed_at, fee_at
from alongside.scheduling.models import Appointment


def cost_if(kind: str, appointment: Appointment) -> Due | None:
    """What is asked for when it is `late` (cancelled late), `missed` or a `meeting`; None: nothing.

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
    return due(kind, agreed, fee)
