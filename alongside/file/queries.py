"""Reads of whole files; actor first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.queries import actor_for_client, client, readable_client
from alongside.file.archive import numbered_name
from alongside.file.rooms import ROOMS
from alongside.frame.asked import PRACTITIONER
from alongside.lib.errors import NotYours
from alongside.practice.models import Practice
from alongside.trail.actors import Actor

# Lists whose rows carry bytes: each has a folder of its own in the archive, and a column with the file's name.
FILES = {"documents": "name", "attachments": "name", "tools": "file_name", "diary_files": "name"}
# That there is a diary is the client's to say; that they wish for somebody else, too.
UNTOLD = {"diaryentry", "diaryshare", "diaryprompt", "askedchange"}


@dataclass(frozen=True, slots=True)
class Contents:
    """A client's file: plain data of every room, and the documents that go with it by their path."""

    client: Client
    practice: Practice
    made_at: datetime
    data: Mapping[str, Any]
    documents: Mapping[str, bytes]


def whole_file(actor: Actor, client_id: UUID) -> Contents:
    """What a client takes along. NotYours for who may not read the client's words.

    Whoever downloads it, it is what the client may see: no process note, no guess that the client was
    never asked about, no draft, no finding of the mirror. What is the client's alone leaves only with them.
    """
    found = readable_client(actor, client_id)
    practice = Practice.objects.get(pk=found.practice_id)
    data: dict[str, Any] = {}
    for room in reversed(ROOMS):
        data |= room.export_client(actor if room.asks_who else actor_for_client(found), found.pk)
    if not actor.is_client:
        data["asked_changes"] = [each for each in data["asked_changes"] if not _is_open_wish(each)]
    laid = [_lay_out(data[kind], kind, name) for kind, name in FILES.items()]
    return Contents(
        found, practice, timezone.now(), data, {path: each for one in laid for path, each in one.items()}
    )


def _is_open_wish(asked: Mapping[str, Any]) -> bool:
    """A wish for another practitioner that nobody answered: who works with the client does not read it yet (C03)."""
    return asked["what"] == PRACTITIONER and asked["answered_at"] is None


def mergeable_client(actor: Actor, client_id: UUID) -> Client:
    """A client that the actor may merge with another: who runs the practice, and who works with the client."""
    return client(actor, client_id) if actor.runs_practice else readable_client(_of_house(actor), client_id)


def _of_house(actor: Actor) -> Actor:
    if not actor.is_member:
        raise NotYours
    return actor


def rows_of(client_id: UUID) -> dict[str, int]:
    """How many rows each table holds of a client, by the table's name; tables with none left out.

    Of a client's diary nothing is counted: who merges two entries may not read it.
    """
    found = {}
    for table in apps.get_app_config("alongside").get_models():
        if table._meta.model_name not in UNTOLD and any(
            each.name == "client" and each.related_model is Client for each in table._meta.concrete_fields
        ):
            found[table._meta.model_name or ""] = QuerySet(table).filter(client=client_id).count()
    return {name: count for name, count in sorted(found.items()) if count}


def _lay_out(rows: list[dict[str, Any]], folder: str, name: str) -> dict[str, bytes]:
    """Take the bytes out of the data and leave the path at which they lie in the archive; "" where there are none."""
    laid: dict[str, bytes] = {}
    for number, row in enumerate(rows, start=1):
        content = row.pop("content")
        row["file"] = f"{folder}/{numbered_name(number, row[name] or '')}" if content is not None else ""
        if content is not None:
            laid[row["file"]] = content
    return laid
