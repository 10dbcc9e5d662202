"""Reads of tools in clients' hands; actor first. Both sides see them, and what the client says of them (L02)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from alongside.clients.queries import readable_clients
from alongside.lib.errors import NotYours
from alongside.meetings.models import Meeting
from alongside.toolkit.helping import Helped, helped
from alongside.toolkit.models import NoTool, Tool, ToolUse
from alongside.trail.actors import Actor

LAST_MEETINGS = 10


@dataclass(frozen=True, slots=True)
class ToolSeen:
    """A tool with its uses, the newest first, and what they come to."""

    tool: Tool
    uses: list[ToolUse] = field(default_factory=list)

    @property
    def helped(self) -> Helped:
        return helped((each.at, each.helped) for each in self.uses)

    @property
    def is_own(self) -> bool:
        """Whether the client added it themselves."""
        return self.tool.given_by_id is None


def readable_tools(actor: Actor) -> QuerySet[Tool]:
    """Tools of clients whose words the actor may read, without their bytes."""
    found = Tool.objects.filter(client__in=readable_clients(actor))
    return found.defer("content").select_related("given_by")


def tools(actor: Actor, client_id: UUID) -> list[ToolSeen]:
    """A client's tools with their uses: those at hand first, then what was put away; the newest first."""
    rows = list(readable_tools(actor).filter(client_id=client_id).order_by("-given_at", "-pk"))
    uses = _uses(each.pk for each in rows)
    found = [ToolSeen(each, uses[each.pk]) for each in rows]
    return sorted(found, key=lambda each: each.tool.put_away_at is not None)


def tool(actor: Actor, tool_id: UUID) -> ToolSeen:
    """One tool with its uses; its bytes come when they are read. NotYours otherwise."""
    found = readable_tools(actor).select_related("client", "library").filter(pk=tool_id).first()
    if found is None:
        raise NotYours
    return ToolSeen(found, _uses([found.pk])[found.pk])


def tools_of_meeting(actor: Actor, meeting_id: UUID) -> list[Tool]:
    """What the client took along from a meeting."""
    return list(readable_tools(actor).filter(meeting_id=meeting_id).order_by("given_at", "pk"))


def said_no_tool(actor: Actor, meeting_id: UUID) -> bool:
    """Whether it was said that there was nothing to take along this time."""
    return NoTool.objects.filter(meeting_id=meeting_id, client__in=readable_clients(actor)).exists()


def meetings_without(actor: Actor, client_id: UUID) -> list[Meeting]:
    """Of the last ten meetings, those with neither a tool nor a word that there was none; the newest first."""
    found = Meeting.objects.filter(client_id=client_id, client__in=readable_clients(actor))
    found = found.exclude(end_source="").annotate(
        is_said=Exists(NoTool.objects.filter(meeting=OuterRef("pk"))),
        has_tool=Exists(Tool.objects.filter(meeting=OuterRef("pk"))),
    )
    newest = list(found.order_by("-started_at", "-pk")[:LAST_MEETINGS])
    return [each for each in newest if not each.is_said and not each.has_tool]


def _uses(tool_ids: Iterable[UUID]) -> dict[UUID, list[ToolUse]]:
    grouped: dict[UUID, list[ToolUse]] = defaultdict(list)
    for each in ToolUse.objects.filter(tool__in=list(tool_ids)).order_by("-at", "-pk"):
        grouped[each.tool_id].append(each)
    return grouped
