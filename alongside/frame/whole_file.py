"""What this room holds of a client, for whoever handles the whole file: export, move, close, erase."""

from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from alongside.clients.models import Client, Engagement
from alongside.frame import verbs
from alongside.frame.actions.locking import lock, record
from alongside.frame.actions.writing import withdraw_proposed
from alongside.frame.models import (
    AskedChange,
    BreachNote,
    Deviation,
    FormatView,
    Frame,
    FrameQuestion,
    FrameStatus,
    StoppedTopic,
)
from alongside.lib.sealed import move_sealed
from alongside.trail.actors import Actor

TABLES: tuple[type[Any], ...] = (
    Frame,
    FrameQuestion,
    Deviation,
    AskedChange,
    StoppedTopic,
    BreachNote,
    FormatView,
)
ABOUT = (
    "version",
    "status",
    "language",
    "is_imported",
    "changed",
    "reason",
    "trial_until",
    "proposed_at",
    "agreed_at",
    "agreed_name",
    "agreed_how",
    "ended_at",
)
QUESTION = ("section", "words", "asked_at", "answer", "answered_at")
DEVIATION = ("kind", "started_by", "words", "at")
ASKED = ("what", "wanted", "words", "asked_at", "withdrawn_at", "answered_at", "outcome", "answer")
STOPPED = ("words", "stopped_by", "stopped_at", "lifted_at")
BREACH = ("section", "written_by", "words", "at", "answer", "answered_at")
VIEW = ("place_kind", "likes", "misses", "at")


def export_client(actor: Actor, client_id: UUID) -> dict[str, Any]:
    """Every version, question and answer as plain data; drafts and the log of deviations only for members."""
    frames = Frame.objects.filter(client=client_id).select_related("room").order_by("engagement", "version")
    if actor.is_client:
        frames = frames.exclude(proposed_at=None)
    found = {
        "frames": [_frame(each) for each in frames],
        "frame_questions": _all(FrameQuestion, client_id, QUESTION, "asked_at"),
        "asked_changes": _all(AskedChange, client_id, ASKED, "asked_at"),
        "stopped_topics": _all(StoppedTopic, client_id, STOPPED, "stopped_at"),
        "breach_notes": _all(BreachNote, client_id, BREACH, "at"),
        "format_views": _all(FormatView, client_id, VIEW, "at"),
    }
    if not actor.is_client:
        found["deviations"] = _all(Deviation, client_id, DEVIATION, "at")
    return found


def _frame(each: Frame) -> dict[str, Any]:
    terms = {name: _value(value) for name, value in each.terms.items() if name != "room_id"}
    room = each.room.name if each.room else ""
    return {"engagement": str(each.engagement_id), **_plain(each, ABOUT), **terms, "room": room}


def _all(table: type[Any], client_id: UUID, names: tuple[str, ...], order: str) -> list[dict[str, Any]]:
    return [_plain(each, names) for each in table.objects.filter(client=client_id).order_by(order)]


def _plain(row: models.Model, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _value(getattr(row, name)) for name in names}


def _value(value: Any) -> Any:
    """Times and dates as ISO text, money as text."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if isinstance(value, str | int | bool | list | None) else str(value)


def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give everything of one client to another; sealed words are sealed anew. Inside file's transaction."""
    for table in TABLES:
        for row in table.objects.select_for_update().filter(client=from_client):
            move_sealed(row, to_client.pk)
            row.save()


def close_engagement(actor: Actor, engagement_id: UUID) -> None:
    """Work ends: its agreement ends with it; what was only being written or proposed falls away."""
    engagement = Engagement.objects.get(pk=engagement_id)
    lock(engagement)
    engagement.frames.filter(status=FrameStatus.DRAFT).delete()
    withdraw_proposed(actor, engagement)
    waiting = AskedChange.objects.filter(engagement=engagement, answered_at=None, withdrawn_at=None)
    waiting.update(withdrawn_at=timezone.now())
    for frame in engagement.frames.filter(status=FrameStatus.AGREED, ended_at=None):
        frame.ended_at = timezone.now()
        frame.save(update_fields=["ended_at"])
        record(actor, frame, verbs.FRAME_CLOSED, version=frame.version)


def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete all that this room holds of a client. The caller (file/) has decided that it may be."""
    for table in reversed(TABLES):
        table.objects.filter(client=client_id).delete()
