"""What every write to the frame begins and ends with: whose it is, one writer at a time, and the trail."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.clients import queries as clients
from alongside.clients.models import Engagement, Stage
from alongside.frame import queries
from alongside.frame.models import Frame, FrameStatus
from alongside.frame.terms import LONGEST
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.practice.models import Room
from alongside.trail import actions as trail
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb


def of_ours(actor: Actor, engagement_id: UUID) -> Engagement:
    """An engagement that this member works in. NotYours for clients and strangers; Refused: ended."""
    check_member(actor)
    engagement = clients.engagement(actor, engagement_id)
    if engagement.stage == Stage.ENDED:
        raise Refused("ended")
    return engagement


def check_member(actor: Actor) -> None:
    """NotYours for who does not work here."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours


def lock(engagement: Engagement) -> None:
    """One writer at a time for all versions of an engagement."""
    Engagement.objects.select_for_update().get(pk=engagement.pk)


def locked(actor: Actor, frame_id: UUID, status: FrameStatus, otherwise: str) -> Frame:
    """The frame as it is now that we are its only writer, if it has this status; else Refused(otherwise)."""
    seen = queries.frame(actor, frame_id)
    lock(seen.engagement)
    frame = queries.frame(actor, frame_id)
    if frame.status == FrameStatus.AGREED and status == FrameStatus.PROPOSED:
        raise Refused("already_agreed")
    if frame.status != status:
        raise Refused(otherwise)
    return frame


def check_room(actor: Actor, room_id: Any) -> None:
    """Refused when the room is not one of this practice."""
    if room_id and not Room.objects.filter(practice_id=actor.practice_id, pk=room_id).exists():
        raise Refused("unknown_room", "room_id")


def check_words(words: str) -> None:
    """Refused when nothing was written, or too much."""
    if is_blank(words):
        raise Refused("words_missing", "words")
    if len(words) > LONGEST:
        raise Refused("too_long", "words")


def record(actor: Actor, frame: Frame, verb: Verb, *, at: datetime | None = None, **facts: Any) -> None:
    """One event of this frame on the trail."""
    trail.record(
        actor,
        verb,
        client_id=frame.client_id,
        engagement_id=frame.engagement_id,
        subject=frame,
        at=at,
        **facts,
    )
