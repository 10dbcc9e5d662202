"""Tools in a client's hand: given, adapted, used, put away; actor first (L02, A12)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.queries import open_engagement, readable_client, readable_clients
from alongside.lib.errors import NotYours, Refused
from alongside.meetings.models import Meeting
from alongside.toolkit import verbs
from alongside.toolkit.actions.texts import Texts, write
from alongside.toolkit.models import LibraryTool, NoTool, Tool, ToolUse
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb

CONTENT = ("kind", "words", "link")  # with the file; its name and when to use it are not what it says
LONGEST_ADAPTED = 2_000
LONGEST_USE = 4_000
MOST_HELPED = 10
CLOCKS_DIFFER = timedelta(minutes=5)


@transaction.atomic
def give_tool(
    actor: Actor,
    client_id: UUID,
    *,
    texts: Texts,
    adapted: str = "",
    library_id: UUID | None = None,
    meeting_id: UUID | None = None,
) -> Tool:
    """Give a client a tool with when to use it; `adapted` says what was changed for this person (A12).

    Refused("not_adapted") for a plain copy of the library, required for a missing "when_to_use"; else as
    `texts.write` does.
    """
    client = readable_client(actor, client_id)
    if not actor.is_member:
        raise NotYours
    library, meeting = _library(actor, library_id), _meeting(client, meeting_id)
    row = _new(client, meeting)
    row.given_by_id, row.library = actor.id, library
    write(row, texts, other=library)
    row.adapted = _adapted(adapted, row, texts, library)
    _needs_when(row)
    row.save()
    if meeting is not None:
        NoTool.objects.filter(meeting=meeting).delete()
    _record_texts(actor, row, verbs.TOOL_GIVEN, texts)
    return row


@transaction.atomic
def add_own_tool(actor: Actor, *, texts: Texts) -> Tool:
    """A tool that the client found for themselves. Refused as `texts.write` does."""
    row = _new(readable_client(actor, _client(actor)), None)
    write(row, texts)
    row.save()
    _record_texts(actor, row, verbs.TOOL_GIVEN, texts)
    return row


@transaction.atomic
def change_tool(
    actor: Actor, tool_id: UUID, *, texts: Texts, adapted: str = "", revision: int | None = None
) -> Tool:
    """Say it better: a member what was given, a client what is their own. NotYours for the other side's.

    Refused("changed_meanwhile", saved=row) when somebody saved since `revision`; else as `give_tool`.
    """
    row = _tool(actor, tool_id)
    if actor.is_client != (row.given_by_id is None):
        raise NotYours
    if revision is not None and revision != row.revision:
        raise Refused("changed_meanwhile", saved=row)
    write(row, texts)
    if actor.is_member:
        row.adapted = _adapted(adapted, row, texts, row.library)
        _needs_when(row)
    row.revision += 1
    row.save()
    _record_texts(actor, row, verbs.TOOL_CHANGED, texts)
    return row


@transaction.atomic
def note_use(
    actor: Actor, tool_id: UUID, *, at: datetime | None = None, helped: int | None = None, words: str = ""
) -> ToolUse:
    """The client used a tool: when (now, if not said), how much it helped (0 to 10), and words if they like.

    Refused: in_future beside "at", out_of_range beside "helped", too_long beside "words".
    """
    tool, now = _tool(actor, tool_id), timezone.now()
    _client(actor)
    if at is not None and at > now + CLOCKS_DIFFER:
        raise Refused("in_future", "at")
    if helped is not None and not 0 <= helped <= MOST_HELPED:
        raise Refused("out_of_range", "helped")
    if len(words.strip()) > LONGEST_USE:
        raise Refused("too_long", "words", most=LONGEST_USE)
    row = ToolUse.objects.create(
        practice_id=tool.practice_id,
        client_id=tool.client_id,
        tool=tool,
        at=min(at or now, now),
        helped=helped,
        words=words.strip(),
    )
    _record(actor, tool, verbs.TOOL_USED, at=row.at, helped=helped, by="client")
    return row


@transaction.atomic
def put_away(actor: Actor, tool_id: UUID) -> Tool:
    """Out of sight, still theirs. A second press changes nothing."""
    return _place(actor, tool_id, timezone.now(), verbs.TOOL_PUT_AWAY)


@transaction.atomic
def take_out(actor: Actor, tool_id: UUID) -> Tool:
    """In sight again."""
    return _place(actor, tool_id, None, verbs.TOOL_TAKEN_OUT)


@transaction.atomic
def say_no_tool(actor: Actor, meeting_id: UUID) -> None:
    """Nothing to take along this time, said so (L02). Where a tool was given in this meeting, nothing changes."""
    found = Meeting.objects.select_for_update().filter(pk=meeting_id, client__in=readable_clients(actor))
    meeting = found.first()
    if meeting is None or not actor.is_member:
        raise NotYours
    if NoTool.objects.filter(meeting=meeting).exists() or Tool.objects.filter(meeting=meeting).exists():
        return
    said = {"practice_id": meeting.practice_id, "client_id": meeting.client_id, "at": timezone.now()}
    row = NoTool.objects.create(meeting=meeting, **said)
    engagement = meeting.engagement_id
    record(actor, verbs.TOOL_NONE, client_id=meeting.client_id, engagement_id=engagement, subject=row)


def _new(client: Client, meeting: Meeting | None) -> Tool:
    work = open_engagement(client.pk)
    return Tool(
        practice_id=client.practice_id,
        client=client,
        engagement_id=meeting.engagement_id if meeting else work.pk if work else None,
        meeting=meeting,
        given_at=timezone.now(),
    )


def _adapted(said: str, row: Tool, texts: Texts, library: LibraryTool | None) -> str:
    """What was changed for this person; a tool of the library needs it, and needs to differ (A12)."""
    words = said.strip()
    if len(words) > LONGEST_ADAPTED:
        raise Refused("too_long", "adapted", most=LONGEST_ADAPTED)
    if library is not None and (not words or _is_copy(row, texts, library)):
        raise Refused("not_adapted", "adapted")
    return words


def _is_copy(
    row: Tool, texts: Texts, library: LibraryTool, said: Sequence[str] = (*CONTENT, "name", "when_to_use")
) -> bool:
    if any((getattr(row, name) or "") != (getattr(library, name) or "") for name in said):
        return False
    if row.size != library.size:
        return False
    return texts.file is None or texts.file.content == library.content


def _needs_when(row: Tool) -> None:
    if not row.when_to_use:
        raise Refused("required", "when_to_use")


def _place(actor: Actor, tool_id: UUID, moment: datetime | None, verb: Verb) -> Tool:
    _client(actor)
    row = _tool(actor, tool_id)
    if (row.put_away_at is None) != (moment is None):
        row.put_away_at = moment
        row.save(update_fields=["put_away_at"])
        _record(actor, row, verb)
    return row


def _tool(actor: Actor, tool_id: UUID) -> Tool:
    found = Tool.objects.select_for_update().defer("content")
    row = found.filter(pk=tool_id, client__in=readable_clients(actor)).first()
    if row is None:
        raise NotYours
    return row


def _library(actor: Actor, library_id: UUID | None) -> LibraryTool | None:
    if library_id is None:
        return None
    found = LibraryTool.objects.filter(pk=library_id, practice_id=actor.practice_id, is_in_use=True).first()
    if found is None:
        raise NotYours
    return found


def _meeting(client: Client, meeting_id: UUID | None) -> Meeting | None:
    if meeting_id is None:
        return None
    found = Meeting.objects.filter(pk=meeting_id, client=client).first()
    if found is None:
        raise NotYours
    return found


def _client(actor: Actor) -> UUID:
    if not actor.is_client:
        raise NotYours
    return actor.myself


def _record_texts(actor: Actor, row: Tool, verb: Verb, texts: Texts) -> None:
    """What it says is as in the library, or was made for this person: the mirror asks for it (A12)."""
    is_as_library = row.library is not None and _is_copy(row, texts, row.library, CONTENT)
    _record(actor, row, verb, kind=str(row.kind), is_as_library=is_as_library)


def _record(actor: Actor, row: Tool, verb: Verb, **facts: Any) -> None:
    record(actor, verb, client_id=row.client_id, engagement_id=row.engagement_id, subject=row, **facts)
