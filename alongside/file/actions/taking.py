"""A client takes their file along: one archive, made at once, remembered on the trail (peers.md, Data out)."""

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from alongside.file import queries, verbs
from alongside.file.archive import Archive, safe_name, zip_of
from alongside.file.queries import Contents
from alongside.trail.actions import record
from alongside.trail.actors import Actor

WritePages = Callable[[Contents], Mapping[str, bytes]]
FORMAT = "alongside client file 1"


def take_file(actor: Actor, client_id: UUID, *, write_pages: WritePages) -> Archive:
    """The archive with readable pages, data.json and documents. NotYours: the words are not the actor's.

    `write_pages` gives the pages to read and to print, by their path in the archive.
    """
    contents = queries.whole_file(actor, client_id)
    entries = {"data.json": _data(contents), **contents.documents, **write_pages(contents)}
    with transaction.atomic():
        record(actor, verbs.FILE_TAKEN, client_id=client_id, subject=contents.client, files=len(entries))
    name = safe_name(f"{contents.client.name} {contents.made_at:%Y-%m-%d}.zip")
    return Archive(name, zip_of(entries, contents.made_at), tuple(sorted(entries)))


def _data(contents: Contents) -> bytes:
    practice = contents.practice
    about: dict[str, Any] = {
        "format": FORMAT,
        "made_at": contents.made_at,
        "practice": {
            "name": practice.name,
            "email": practice.email,
            "phone": practice.phone,
            "address": practice.address,
        },
    }
    text = json.dumps(about | dict(contents.data), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return text.encode()
