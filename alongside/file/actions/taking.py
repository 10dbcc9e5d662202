"""A client takes their file along: one archive, made at once, remembered on the trail (peers.md, Data out)."""

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from alongside.file import queries, verbs
from alongside.file.archive import Archive, safe_name, zip_of
from alongside.file.bundle import bundle, patient_of
from alongside.file.queries import Contents
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice.fhir.responses import response
from alongside.voice.queries.measures import version_of

WritePages = Callable[[Contents], Mapping[str, bytes]]
FORMAT = "alongside client file 1"


def take_file(actor: Actor, client_id: UUID, *, write_pages: WritePages) -> Archive:
    """The archive with readable pages, data.json, fhir.json and documents. NotYours: the words are not the actor's.

    `write_pages` gives the pages to read and to print, by their path in the archive.
    """
    contents = queries.whole_file(actor, client_id)
    entries = {
        "data.json": _data(contents),
        "fhir.json": _fhir(contents),
        **contents.documents,
        **write_pages(contents),
    }
    with transaction.atomic():
        record(actor, verbs.FILE_TAKEN, client_id=client_id, subject=contents.client, files=len(entries))
    name = safe_name(f"{contents.client.name} {contents.made_at:%Y-%m-%d}.zip")
    return Archive(name, zip_of(entries, contents.made_at), tuple(sorted(entries)))


def _data(contents: Contents) -> bytes:
    about = {"format": FORMAT, "made_at": contents.made_at, "practice": _practice(contents)}
    return _json(about | dict(contents.data))


def _practice(contents: Contents) -> dict[str, str]:
    practice = contents.practice
    return {name: getattr(practice, name) for name in ("name", "email", "phone", "address")}


def _fhir(contents: Contents) -> bytes:
    """The same as a FHIR R4 Bundle, as far as FHIR has a place for it."""
    subject, language = patient_of(contents.data), contents.client.language
    responses = [
        _response(row, subject, language)
        for row in contents.data["check_ins"]
        if row["answered_at"] and row["rater"] == "client"
    ]
    about: dict[str, Any] = {"practice": _practice(contents), "made_at": contents.made_at}
    return _json(bundle(contents.data, responses=responses, **about))


def _response(row: Mapping[str, Any], subject: str, language: str) -> dict[str, Any]:
    version = version_of(row["version_id"])
    return response(
        version.definition,
        answers=row["answers"],
        answered_at=row["answered_at"],
        texts=version.texts,
        language=language,
        written=row["texts"] or {},
        words=row["words"] or "",
        subject=subject,
        identifier=str(row["id"]),
    )


def _json(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2).encode()
