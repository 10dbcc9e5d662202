"""What file/ asks of every room that holds something of a client."""

from uuid import UUID

from alongside.practice.models import Key
from alongside.scheduling import terms
from alongside.scheduling.actions.changing import release_future
from alongside.scheduling.models import Appointment, Occupied, Series
from alongside.trail.actors import Actor


def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """The work has ended: what was planned is let go, and nobody pays for it (G04); returns how many."""
    return release_future(actor, engagement_id=engagement_id, by=terms.CLIENT)


def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete all that this room holds of a client. The caller (file/) has decided that it may be."""
    mine = {"practice_id": actor.practice_id, "client_id": client_id}
    Occupied.objects.filter(resource_id=client_id).delete()
    Key.objects.filter(subject_id__in=Appointment.objects.filter(**mine).values("pk")).delete()
    Appointment.objects.filter(**mine).delete()
    Series.objects.filter(**mine).delete()
