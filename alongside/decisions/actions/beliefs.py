"""What the client believes about what is going on, before options are talked about; actor first (B16)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import readable_client
from alongside.decisions import verbs
from alongside.decisions.actions.locking import check, side_of
from alongside.decisions.models import Beliefs
from alongside.lib.errors import Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor

QUESTIONS = ("cause", "worries", "trusts", "refuses", "decides_with")


@transaction.atomic
def say_beliefs(actor: Actor, client_id: UUID, **answers: str) -> Beliefs:
    """Keep the answers to the five questions (QUESTIONS), said by the client or written down as they said them.

    Each may stay open, but not all. What was said before stays too. Refused nothing_said, too_long.
    """
    side, client = side_of(actor), readable_client(actor, client_id)
    said = {name: check(answers.get(name, ""), name) for name in QUESTIONS}
    if not any(said.values()):
        raise Refused("nothing_said")
    row = Beliefs.objects.create(
        practice_id=client.practice_id, client=client, said_by=side, at=timezone.now(), **said
    )
    record(actor, verbs.BELIEFS_SAID, client_id=client.pk, subject=row, by=side)
    return row
