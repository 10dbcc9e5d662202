"""What this room gives along when somebody takes a client's file."""

from typing import Any
from uuid import UUID

from alongside.clients.queries import readable_client
from alongside.toolkit.card_parts import PARTS
from alongside.toolkit.models import HardDayCard, NoTool, Skill, Tool, ToolUse
from alongside.toolkit.queries.skills import card
from alongside.trail.actors import Actor


def export_client(actor: Actor, client_id: UUID) -> dict[str, Any]:
    """Tools with their files and uses, skills, and the card: for a member only while it is shared with them."""
    client = readable_client(actor, client_id)
    tools = Tool.objects.filter(client=client).order_by("given_at", "pk")
    uses = ToolUse.objects.filter(client=client).order_by("at", "pk")
    none = NoTool.objects.filter(client=client).order_by("at", "pk")
    skills = Skill.objects.filter(client=client).order_by("set_at", "pk")
    return {
        "tools": [_tool(each) for each in tools],
        "tool_uses": [_use(each) for each in uses],
        "meetings_without_tool": [{"meeting_id": each.meeting_id, "at": each.at} for each in none],
        "skills": [_skill(each) for each in skills],
        "hard_day_card": _card(card(actor, client_id)),
    }


def _tool(row: Tool) -> dict[str, Any]:
    return {
        "id": row.pk,
        "kind": row.kind,
        "name": row.name,
        "words": row.words,
        "when_to_use": row.when_to_use,
        "link": row.link,
        "adapted": row.adapted,
        "is_own": row.given_by_id is None,
        "given_at": row.given_at,
        "put_away_at": row.put_away_at,
        "file_name": row.file_name,
        "content": row.content if row.size else None,
    }


def _use(row: ToolUse) -> dict[str, Any]:
    return {"tool_id": row.tool_id, "at": row.at, "helped": row.helped, "words": row.words}


def _skill(row: Skill) -> dict[str, Any]:
    return {
        "words": row.words,
        "set_by": row.set_by,
        "set_at": row.set_at,
        "can_use": row.can_use,
        "rated_at": row.rated_at,
        "trial": row.trial,
        "tried_at": row.tried_at,
        "dropped_at": row.dropped_at,
    }


def _card(row: HardDayCard | None) -> dict[str, Any] | None:
    if row is None:
        return None
    parts = {name: getattr(row, name) for name in PARTS}
    return {**parts, "is_shared": row.is_shared, "saved_at": row.saved_at}
