"""What happens here to a whole client: the work ends, two entries become one, everything is erased."""

from uuid import UUID

from django.db import transaction

from alongside.clients.models import Client
from alongside.lib.sealed import move_all_sealed, move_sealed
from alongside.toolkit.card_parts import PARTS
from alongside.toolkit.models import HardDayCard, NoTool, Skill, Tool, ToolUse
from alongside.trail.actors import Actor

TABLES = (Tool, ToolUse, NoTool, Skill)


def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """Nothing is taken away: tools, skills and the card stay the client's (L02)."""
    return 0


@transaction.atomic
def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete everything this room holds of the client."""
    for table in (ToolUse, Tool, NoTool, Skill, HardDayCard):
        table.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()


@transaction.atomic
def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give one client's tools, skills and card to another (they were the same person); inside file's transaction."""
    for table in TABLES:
        move_all_sealed(table, from_client.pk, to_client.pk)
    _move_card(from_client, to_client)


def _move_card(from_client: Client, to_client: Client) -> None:
    """Two cards become one with the words of both; it is shared only where both were."""
    card = HardDayCard.objects.filter(client=from_client).first()
    there = HardDayCard.objects.filter(client=to_client).first()
    if card is None:
        return
    if there is None:
        move_sealed(card, to_client.pk)
        card.save()
        return
    for name in PARTS:
        both = [getattr(there, name) or "", getattr(card, name) or ""]
        setattr(there, name, "\n\n".join(words for words in both if words))
    there.is_shared = there.is_shared and card.is_shared
    there.revision += 1
    there.save()
    card.delete()
