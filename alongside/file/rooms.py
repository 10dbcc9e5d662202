"""Every room that holds something of a client, from the top floor down, and what it does with a whole file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from alongside.clients import whole_file as clients
from alongside.frame import whole_file as frame
from alongside.meetings import actions as meetings
from alongside.meetings import queries as meetings_queries
from alongside.messages import actions as messages
from alongside.messages import queries as messages_queries
from alongside.mirror import actions as mirror
from alongside.scheduling import actions as scheduling
from alongside.scheduling import queries as scheduling_queries
from alongside.steps import actions as steps
from alongside.steps import queries as steps_queries
from alongside.trail.actors import Actor
from alongside.voice import actions as voice
from alongside.voice import queries as voice_queries


@dataclass(frozen=True, slots=True)
class Room:
    """What one room offers to whoever handles a whole file; each is given a client's or an engagement's id."""

    name: str
    export_client: Callable[[Actor, UUID], Mapping[str, Any]]
    erase_client: Callable[[Actor, UUID], None]
    close_engagement: Callable[[Actor, UUID], object]


ROOMS = (
    Room("mirror", mirror.export_client, mirror.erase_client, mirror.close_engagement),
    Room("messages", messages_queries.export_client, messages.erase_client, messages.close_engagement),
    Room("steps", steps_queries.export_client, steps.erase_client, steps.close_engagement),
    Room("voice", voice_queries.export_client, voice.erase_client, voice.close_engagement),
    Room("meetings", meetings_queries.export_client, meetings.erase_client, meetings.close_engagement),
    Room(
        "scheduling", scheduling_queries.export_client, scheduling.erase_client, scheduling.close_engagement
    ),
    Room("frame", frame.export_client, frame.erase_client, frame.close_engagement),
    Room("clients", clients.export_client, clients.erase_client, clients.close_engagement),
)
