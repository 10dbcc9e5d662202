"""What this room itself holds of a client: what they asked about their data, who opened it in need, freezes."""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from alongside.clients.models import BreakGlass, Client, DataRequest
from alongside.file.models import Freeze
from alongside.lib.sealed import move_sealed
from alongside.trail.actors import Actor

SAID = ("what", "words", "outcome", "answer")
TABLES: tuple[type[models.Model], ...] = (DataRequest, BreakGlass, Freeze)
TIMES = ("asked_at", "withdrawn_at", "answered_at")


def export_client(actor: Actor, client_id: UUID) -> dict[str, Any]:
    """Every request about data, and what became of it."""
    rows = DataRequest.objects.filter(client=client_id).order_by("asked_at")
    opened = BreakGlass.objects.filter(client=client_id).select_related("member").order_by("at")
    frozen = Freeze.objects.filter(client=client_id).order_by("at")
    return {
        "data_requests": [_plain(each) for each in rows],
        "opened_in_need": [_opened(each) for each in opened],
        "frozen": [_frozen(each) for each in frozen],
    }


def _opened(row: BreakGlass) -> dict[str, Any]:
    times = {"at": row.at.isoformat(), "until": row.until.isoformat()}
    closed = row.closed_at.isoformat() if row.closed_at else None
    return {"by": row.member.name, "words": row.words, **times, "closed_at": closed}


def _frozen(row: Freeze) -> dict[str, Any]:
    lifted_at = row.lifted_at.isoformat() if row.lifted_at else None
    return {"words": row.words, "at": row.at.isoformat(), "lifted_at": lifted_at}


def _plain(row: DataRequest) -> dict[str, Any]:
    times = {name: getattr(row, name) for name in TIMES}
    iso = {name: at.isoformat() if at else None for name, at in times.items()}
    return {**{name: getattr(row, name) for name in SAID}, **iso}


def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give them to another client; sealed words are sealed anew."""
    for table in TABLES:
        rows: QuerySet[models.Model] = QuerySet(table).select_for_update().filter(client=from_client)
        for row in rows:
            move_sealed(row, to_client.pk)
            row.save()


def close_engagement(actor: Actor, engagement_id: UUID) -> None:
    """Nothing: what is asked about data does not end with the work."""


def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete them."""
    for table in TABLES:
        QuerySet(table).filter(client=client_id).delete()
