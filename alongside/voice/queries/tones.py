"""Reads of types of tone and of picks that still hold; actor first, never for a client (B13)."""

from uuid import UUID

from django.db.models import QuerySet

from alongside.clients.queries import of_readable
from alongside.lib.errors import NotYours
from alongside.meetings.models import Meeting
from alongside.trail.actors import Actor
from alongside.voice.models import TonePick, ToneType
from alongside.voice.tones import holds


def tone_types(actor: Actor) -> QuerySet[ToneType]:
    """The practice's own types, by name. NotYours for who is no member."""
    if not actor.is_member:
        raise NotYours
    return ToneType.objects.filter(practice_id=actor.practice_id).order_by("-is_in_use", "name", "pk")


def tone_type(actor: Actor, type_id: UUID) -> ToneType:
    """One type. NotYours otherwise."""
    found = tone_types(actor).filter(pk=type_id).first()
    if found is None:
        raise NotYours
    return found


def picks(actor: Actor, client_id: UUID) -> list[TonePick]:
    """What members of the practice picked for a client and still holds; one's own first.

    Nothing for who may not read the client's words, and never anything for the client.
    """
    if not actor.is_member:
        return []
    found = TonePick.objects.filter(of_readable(actor), client_id=client_id)
    found = found.select_related("type", "member").order_by("picked_at")
    held = [row for row in found if _holds(row)]
    return sorted(held, key=lambda row: row.member_id != actor.id)


def own_pick(actor: Actor, client_id: UUID) -> TonePick | None:
    """Mine, while it holds."""
    return next((row for row in picks(actor, client_id) if row.member_id == actor.id), None)


def may_pick(actor: Actor, client_id: UUID) -> bool:
    """Whether these are still first conversations."""
    return actor.id is not None and holds(meetings_held(actor.id, client_id), is_confirmed=False)


def meetings_held(member_id: UUID, client_id: UUID) -> int:
    """How many meetings this member has held with this client, over and done."""
    found = Meeting.objects.filter(client_id=client_id, member_id=member_id)
    return found.exclude(end_source="").count()


def _holds(row: TonePick) -> bool:
    is_confirmed = row.confirmed_at is not None
    held = 0 if is_confirmed else meetings_held(row.member_id, row.client_id)
    return holds(held, is_confirmed=is_confirmed)
