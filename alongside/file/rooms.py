"""Every room that holds something of a client, from the top floor down, and what it does with a whole file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from alongside.clients import whole_file as clients
from alongside.clients.models import Client
from alongside.decisions import actions as decisions
from alongside.decisions import queries as decisions_queries
from alongside.diary import whole_file as diary
from alongside.feedback import actions as feedback
from alongside.feedback import queries as feedback_queries
from alongside.file import whole_file as own
from alongside.frame import whole_file as frame
from alongside.meetings import actions as meetings
from alongside.meetings import queries as meetings_queries
from alongside.messages import actions as messages
from alongside.messages import queries as messages_queries
from alongside.mirror import actions as mirror
from alongside.money import actions as money
from alongside.money import queries as money_queries
from alongside.scheduling import actions as scheduling
from alongside.scheduling import queries as scheduling_queries
from alongside.steps import actions as steps
from alongside.steps import queries as steps_queries
from alongside.toolkit import actions as toolkit
from alongside.toolkit import queries as toolkit_queries
from alongside.trail.actors import Actor
from alongside.voice import actions as voice
from alongside.voice import queries as voice_queries


@dataclass(frozen=True, slots=True)
class Room:
    """What one room offers to whoever handles a whole file, actor first."""

    name: str
    export_client: Callable[[Actor, UUID], Mapping[str, Any]]
    erase_client: Callable[[Actor, UUID], None]
    close_engagement: Callable[[Actor, UUID], object]
    move_rows: Callable[[Actor, Client, Client], None]
    asks_who: bool = False  # holds what is the client's alone: gives along only what who takes it may read


def _room(reads: Any, writes: Any, *, asks_who: bool = False) -> Room:
    """A room by the modules in which it reads and writes."""
    name = writes.__name__.split(".")[1]
    whole = (reads.export_client, writes.erase_client, writes.close_engagement, writes.move_rows)
    return Room(name, *whole, asks_who=asks_who)


ROOMS = (
    _room(own, own),
    _room(mirror, mirror),
    _room(messages_queries, messages),
    _room(diary, diary, asks_who=True),
    _room(decisions_queries, decisions),
    _room(feedback_queries, feedback),
    _room(toolkit_queries, toolkit, asks_who=True),
    _room(steps_queries, steps),
    _room(voice_queries, voice),
    _room(meetings_queries, meetings),
    _room(scheduling_queries, scheduling),
    _room(money_queries, money),
    _room(frame, frame),
    _room(clients, clients),
)
