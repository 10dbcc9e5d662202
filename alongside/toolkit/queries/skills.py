"""Reads of skills and of the card for hard days; actor first (L03)."""

from collections.abc import Mapping
from uuid import UUID

from alongside.clients.queries import readable_client, readable_clients
from alongside.lib.errors import NotYours
from alongside.toolkit.enough import Enough, enough, needed
from alongside.toolkit.models import HardDayCard, Skill
from alongside.trail.actors import Actor


def skills(actor: Actor, client_id: UUID) -> list[Skill]:
    """A client's skills in the order they were named; dropped ones left out."""
    found = Skill.objects.filter(client_id=client_id, client__in=readable_clients(actor), dropped_at=None)
    return list(found.order_by("set_at", "pk"))


def skill(actor: Actor, skill_id: UUID) -> Skill:
    """One skill that was not dropped. NotYours otherwise."""
    found = Skill.objects.filter(pk=skill_id, client__in=readable_clients(actor), dropped_at=None)
    one = found.select_related("client").first()
    if one is None:
        raise NotYours
    return one


def skills_at_ending(actor: Actor, client_id: UUID, thresholds: Mapping[str, object]) -> Enough:
    """Whether the client names and can use enough to go on alone: advice for an ending, never a block."""
    return enough((each.can_use for each in skills(actor, client_id)), needed(thresholds))


def card(actor: Actor, client_id: UUID) -> HardDayCard | None:
    """The card for hard days: the client's own, and who works with them only while it is shared.

    None where there is none to be seen. NotYours for who may not read the client's words.
    """
    client = readable_client(actor, client_id)
    found = HardDayCard.objects.filter(client=client)
    return (found if actor.is_client else found.filter(is_shared=True)).first()
