"""What happens here to a whole client: the work ends, two entries become one, everything is erased."""

from uuid import UUID

from django.db import transaction

from alongside.clients.models import Client
from alongside.feedback.models import Feedback, SmallMoment
from alongside.feedback.queries.named import KEY_PURPOSE
from alongside.lib.sealed import move_all_sealed
from alongside.notices.actions import withdraw
from alongside.practice.models import Key
from alongside.trail.actors import Actor


def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """Nothing ends here: who said something still gets an answer."""
    return 0


@transaction.atomic
def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete what the client said with their name, the links to it, and small moments with them."""
    said = Feedback.objects.filter(practice_id=actor.practice_id, client_id=client_id)
    for pk in said.values_list("pk", flat=True):
        withdraw(actor.practice_id, subject_id=pk)
    Key.objects.filter(purpose=KEY_PURPOSE, subject_id__in=said.values("pk")).delete()
    said.delete()
    SmallMoment.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()


@transaction.atomic
def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give one client's feedback and moments to another (they were the same person); inside file's transaction."""
    move_all_sealed(Feedback, from_client.pk, to_client.pk)
    move_all_sealed(SmallMoment, from_client.pk, to_client.pk)
