"""The records that say whether it is better to talk before an ending; actor first (G01-G03)."""

from datetime import datetime

from alongside.clients.models import Engagement
from alongside.clients.queries import readable_client
from alongside.file.advice import Sign, signs
from alongside.lib.errors import NotYours
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actors import Actor
from alongside.voice.queries.unspoken import readable_conflicts, readable_feelings
from alongside.voice.unspoken import HARD_TO_SAY

OVER = (AppointmentStatus.KEPT, AppointmentStatus.MISSED, AppointmentStatus.CANCELLED_LATE)
LOOKED_AT = 6


def ending_signs(actor: Actor, work: Engagement, now: datetime) -> list[Sign]:
    """For who works with the client. NotYours for everybody else. Four questions."""
    if not actor.is_member:
        raise NotYours
    readable_client(actor, work.client_id)
    of_client = Appointment.objects.filter(client_id=work.client_id)
    past = of_client.filter(starts_at__lte=now, status__in=OVER).order_by("-starts_at")
    coming = of_client.filter(starts_at__gt=now, status=AppointmentStatus.PLANNED)
    conflicts = readable_conflicts(actor).filter(client_id=work.client_id, closed_at=None)
    pressed = readable_feelings(actor).filter(client_id=work.client_id, feeling=HARD_TO_SAY, answered_at=None)
    return signs(
        past=list(past.values_list("status", flat=True)[:LOOKED_AT]),
        has_booked=coming.exists(),
        conflicts=list(conflicts.values_list("opened_at", flat=True)),
        hard_to_say=list(pressed.values_list("at", flat=True)),
    )
