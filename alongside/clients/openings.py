"""Who opened a client's file, and when: shown to the client themselves and to who works with them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.clients.queries import readable_client
from alongside.practice.models import Member
from alongside.trail.actors import Actor
from alongside.trail.queries import openings_of_file


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of a file. `name` is "" for somebody who was removed since."""

    at: datetime
    name: str


def openings(actor: Actor, client_id: UUID, limit: int = 50) -> list[Opening]:
    """The last openings of a client's file, the newest first. NotYours for others' clients."""
    client = readable_client(actor, client_id)
    events = list(openings_of_file(actor, client.pk).values_list("at", "actor_id")[:limit])
    who = {member_id for _, member_id in events if member_id}
    names = dict(Member.objects.filter(practice_id=client.practice_id, pk__in=who).values_list("pk", "name"))
    return [Opening(at, names.get(member_id, "") if member_id else "") for at, member_id in events]
