"""What happens here to a whole client: two entries become one, everything is erased."""

from uuid import UUID

from django.db import transaction

from alongside.clients.models import Client
from alongside.lib.sealed import move_all_sealed
from alongside.steps.models import Phase, Step
from alongside.trail.actors import Actor


def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give one client's steps and phases to another (they were the same person); inside file's transaction."""
    move_all_sealed(Step, from_client.pk, to_client.pk)
    move_all_sealed(Phase, from_client.pk, to_client.pk)


@transaction.atomic
def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete everything this room holds of the client."""
    Step.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()
    Phase.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()
