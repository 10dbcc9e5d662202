"""Every table that holds something of a client belongs to a room that exports, moves, closes and erases it."""

import inspect

import pytest
from django.apps import apps
from django.db import models

from alongside.clients.models import Client
from alongside.file.rooms import ROOMS, Room

# Below the rooms: they hold ids of clients and are handled by file/ itself.
IDS_ONLY = {"Notice", "Event", "Erasure"}


def names_a_client(model: type[models.Model]) -> bool:
    columns = model._meta.concrete_fields
    return any(each.related_model is Client for each in columns) or any(
        each.name == "client_id" for each in columns
    )


CLIENT_BEARING = [each for each in apps.get_app_config("alongside").get_models() if names_a_client(each)]


def room_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def test_there_are_tables_that_name_a_client() -> None:
    assert len(CLIENT_BEARING) > 20


@pytest.mark.parametrize("model", CLIENT_BEARING, ids=lambda model: model.__name__)
def test_its_room_offers_the_hooks(model: type[models.Model]) -> None:
    if model.__name__ in IDS_ONLY:
        return
    assert room_of(model) in {room.name for room in ROOMS}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_the_hooks_are_the_rooms_own_and_take_the_actor_first(room: Room) -> None:
    for hook in (room.export_client, room.erase_client, room.close_engagement, room.move_rows):
        assert hook.__module__.split(".")[1] == room.name
        assert next(iter(inspect.signature(hook).parameters)) == "actor"


def test_rooms_come_from_the_top_floor_down() -> None:
    floors = [
        "mirror",
        "messages",
        "feedback",
        "steps",
        "voice",
        "meetings",
        "scheduling",
        "money",
        "frame",
        "clients",
    ]
    assert [room.name for room in ROOMS if room.name in floors] == floors
    assert ROOMS[-1].name == "clients"
