"""What both sides read about an ending: what it frees, and what stays."""

from uuid import UUID

from alongside.clients import queries as clients
from alongside.scheduling.queries import upcoming_of_client
from alongside.trail.actors import Actor


def planned_times(actor: Actor, client_id: UUID, engagement_ids: set[UUID]) -> int:
    """How many planned meetings would be let go with these pieces of work."""
    planned = upcoming_of_client(actor, client_id)
    return sum(each.engagement_id in engagement_ids for each in planned)


def first_words(actor: Actor, client_id: UUID) -> object | None:
    """The client's newest request: every page about them opens with their own words."""
    found = clients.requests(actor, client_id)
    return found[0] if found else None
