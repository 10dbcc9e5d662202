"""Writes about the practice's places: rooms and units; actor first."""

from uuid import UUID

from django.db import transaction

from alongside.lib.errors import NotYours, Refused
from alongside.practice import queries, verbs
from alongside.practice.models import Room, Unit
from alongside.trail.actions import record
from alongside.trail.actors import Actor


def room(actor: Actor, room_id: UUID) -> Room:
    """One room of the practice, in use or not. NotYours otherwise."""
    found = queries.all_rooms(actor).filter(pk=room_id).first()
    if found is None:
        raise NotYours
    return found


def keep_room(
    actor: Actor,
    *,
    room_id: UUID | None,
    name: str,
    directions: str,
    is_in_use: bool = True,
    unit_id: UUID | None = None,
) -> Room:
    """Add a room, change it, close it (appointments keep theirs) or take it into use again.

    NotYours: does not run the practice, or somebody else's room or unit.
    """
    _must_run(actor)
    with transaction.atomic():
        found = room(actor, room_id) if room_id else Room(practice_id=actor.practice_id)
        found.unit = unit(actor, unit_id) if unit_id else None
        found.name, found.directions, found.is_in_use = name, directions, is_in_use
        found.save()
        record(actor, verbs.PRACTICE_CHANGED, subject=found, changed=["rooms"])
        return found


def unit(actor: Actor, unit_id: UUID) -> Unit:
    """One branch of the practice. NotYours otherwise."""
    found = queries.units(actor).filter(pk=unit_id).first()
    if found is None:
        raise NotYours
    return found


def keep_unit(actor: Actor, *, unit_id: UUID | None = None, name: str, address: str, zone: str) -> Unit:
    """Add a branch, or change one."""
    _must_run(actor)
    with transaction.atomic():
        found = unit(actor, unit_id) if unit_id else Unit(practice_id=actor.practice_id)
        found.name, found.address, found.timezone = name, address, zone
        found.save()
        record(actor, verbs.PRACTICE_CHANGED, subject=found, changed=["units"])
        return found


def remove_unit(actor: Actor, unit_id: UUID) -> None:
    """Take a branch away. Refused unit_in_use: rooms or people still belong to it."""
    _must_run(actor)
    with transaction.atomic():
        found = unit(actor, unit_id)
        if found.room_set.exists() or found.member_set.exists():
            raise Refused("unit_in_use")
        record(actor, verbs.PRACTICE_CHANGED, subject=found, changed=["units"])
        found.delete()


def _must_run(actor: Actor) -> None:
    if not actor.runs_practice:
        raise NotYours
