"""What file/ asks of every room that holds something of a client."""

from uuid import UUID

from alongside.clients.models import Client
from alongside.lib.sealed import move_all_sealed
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
    Appointment.objects.filter(**mine).delete()
    Series.objects.filter(**mine).delete()


def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give one client's times to another (they were the same person); inside file's transaction.

    Where both were planned at one time, that stays as it is: known, and blocking nothing.
    """
    move_all_sealed(Appointment, from_client.pk, to_client.pk)
    Series.objects.filter(client=from_client).update(client=to_client)
    for row in Occupied.objects.filter(resource_id=from_client.pk):
        others = Occupied.objects.filter(resource_id=to_client.pk, overridden=False)
        row.overridden = others.filter(starts_at__lt=row.ends_at, ends_at__gt=row.starts_at).exists()
        row.resource_id = to_client.pk
        row.save(update_fields=["resource_id", "overridden"])
