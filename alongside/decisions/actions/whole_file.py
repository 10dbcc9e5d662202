"""What happens here to a whole client: the work ends, two entries become one, everything is erased."""

from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet

from alongside.clients.models import Client
from alongside.decisions.models import Beliefs, Decision, DecisionOption
from alongside.lib.sealed import move_all_sealed
from alongside.notices.actions import withdraw_all
from alongside.trail.actors import Actor

TABLES: tuple[type[Model], ...] = (DecisionOption, Decision, Beliefs)


def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """What was decided stays; no mail asks about it any more. Returns how many letters were taken back."""
    found = Decision.objects.filter(practice_id=actor.practice_id, engagement_id=engagement_id)
    return withdraw_all(actor.practice_id, found.values_list("pk", flat=True))


@transaction.atomic
def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete everything this room holds of the client."""
    for table in TABLES:
        QuerySet(table).filter(practice_id=actor.practice_id, client_id=client_id).delete()


@transaction.atomic
def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give one client's decisions to another (they were the same person); inside file's transaction."""
    for table in TABLES:
        move_all_sealed(table, from_client.pk, to_client.pk)
