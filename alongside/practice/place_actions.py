"""Writes about the practice's places: rooms and units; actor first."""

from uuid import UUID

from django.db import transaction

from alongside.lib.errors import NotYours
from alongside.practice import queries, verbs
from alongside.practice.models import Room, Unit
from alongside.trail.actions import record
from alongside.trail.actors import Actor


def room(actor: Actor, room_id: UUID) -> Room:
    """One room of the practice. NotYours otherwise."""
    found = queries.rooms(actor).filter(pk=room_id).first()
    if found is None:
        raise NotYours
    return found


def keep_room(
    actor: Actor, *, room_id: UUID | None, name: str, directions: str, is_in_use: bool = True
) -> Room:
    """Add a room, change it, or close it (appointments keep theirs)."""
    if not actor.runs_practice:
        raise NotYours
    with transaction.atomic():
        found = room(actor, room_id) if room_id else Room(practice_id=actor.practice_id)
        found.name, found.directions, found.is_in_use = name, directions, is_in_use
        found.save()
        record(actor, verbs.PRACTICE_CHANGED, subject=found, changed=["rooms"])
        return found


def add_unit(actor: Actor, *, name: str, address: str, zone: str) -> Unit:
    """Add a branch."""
    if not actor.runs_practice:
        raise NotYours
    with transaction.atomic():
        unit = Unit.objects.create(practice_id=actor.practice_id, name=name, address=address, timezone=zone)
        record(actor, verbs.PRACTICE_CHANGED, subject=unit, changed=["units"])
        return unit
