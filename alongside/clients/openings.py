"""Who opened a client's file, and when: shown to the client themselves and to who works with them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.clients.models import CirclePerson
from alongside.clients.queries import readable_client
from alongside.practice.models import Member
from alongside.trail.actors import Actor, Kind
from alongside.trail.queries import openings_of_file


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of a file. `name` is "" for somebody who was removed since.

    `is_circle`: somebody around the client, who sees only the pages that the client allowed (N01).
    """

    at: datetime
    name: str
    is_circle: bool = False


def openings(actor: Actor, client_id: UUID, limit: int = 50) -> list[Opening]:
    """The last openings of a client's file, the newest first. NotYours for others' clients."""
    client = readable_client(actor, client_id)
    events = list(openings_of_file(actor, client.pk).values_list("at", "actor_id", "actor_kind")[:limit])
    near = {who for _, who, kind in events if who and kind == Kind.CIRCLE}
    here = {who for _, who, _ in events if who} - near
    names = dict(Member.objects.filter(practice_id=client.practice_id, pk__in=here).values_list("pk", "name"))
    if near:
        names |= dict(CirclePerson.objects.filter(client=client, pk__in=near).values_list("pk", "name"))
    return [Opening(at, names.get(who, "") if who else "", kind == Kind.CIRCLE) for at, who, kind in events]
