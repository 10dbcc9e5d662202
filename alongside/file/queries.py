"""Reads of whole files; actor first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.queries import actor_for_client, readable_client
from alongside.file.archive import numbered_name
from alongside.file.rooms import ROOMS
from alongside.practice.models import Practice
from alongside.trail.actors import Actor


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
    never asked about, no draft, no finding of the mirror.
    """
    client = readable_client(actor, client_id)
    practice = Practice.objects.get(pk=client.practice_id)
    data: dict[str, Any] = {}
    for room in reversed(ROOMS):
        data |= room.export_client(actor_for_client(client), client.pk)
    documents = _lay_out(data["documents"])
    return Contents(client, practice, timezone.now(), data, documents)


def _lay_out(rows: list[dict[str, Any]]) -> dict[str, bytes]:
    """Take the bytes out of the data and leave the path at which they lie in the archive."""
    laid: dict[str, bytes] = {}
    for number, row in enumerate(rows, start=1):
        row["file"] = f"documents/{numbered_name(number, row['name'] or '')}"
        laid[row["file"]] = row.pop("content")
    return laid
