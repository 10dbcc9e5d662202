"""What this room itself holds of a client: what they asked about their data."""

from typing import Any
from uuid import UUID

from alongside.clients.models import Client, DataRequest
from alongside.lib.sealed import move_sealed
from alongside.trail.actors import Actor

SAID = ("what", "words", "outcome", "answer")
TIMES = ("asked_at", "withdrawn_at", "answered_at")


def export_client(actor: Actor, client_id: UUID) -> dict[str, Any]:
    """Every request about data, and what became of it."""
    rows = DataRequest.objects.filter(client=client_id).order_by("asked_at")
    return {"data_requests": [_plain(each) for each in rows]}


def _plain(row: DataRequest) -> dict[str, Any]:
    times = {name: getattr(row, name) for name in TIMES}
    iso = {name: at.isoformat() if at else None for name, at in times.items()}
    return {**{name: getattr(row, name) for name in SAID}, **iso}


def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give them to another client; sealed words are sealed anew."""
    for row in DataRequest.objects.select_for_update().filter(client=from_client):
        move_sealed(row, to_client.pk)
        row.save()


def close_engagement(actor: Actor, engagement_id: UUID) -> None:
    """Nothing: what is asked about data does not end with the work."""


def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete them."""
    DataRequest.objects.filter(client=client_id).delete()
