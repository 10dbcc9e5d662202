"""Putting documents and letters into a client's file; actor first. Bytes and names are sealed."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import readable_client, readable_clients
from alongside.lib.errors import NotYours, Refused
from alongside.meetings import file_types, verbs
from alongside.meetings.models import Document
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb

DOCUMENT, LETTER = "document", "letter"
LONGEST_LETTER = 50_000


@transaction.atomic
def add_document(
    actor: Actor, client_id: UUID, *, name: str, content: bytes, is_shared: bool = False
) -> Document:
    """Keep a file; what it is is read from its bytes, not its name.

    Refused beside "content": empty_file, too_large (over 10 MB), unknown_type.
    """
    if not content:
        raise Refused("empty_file", "content")
    if len(content) > file_types.MOST_BYTES:
        raise Refused("too_large", "content")
    media_type = file_types.sniff(content)
    if media_type is None:
        raise Refused("unknown_type", "content")
    return _put(
        actor, client_id, DOCUMENT, file_types.tidy_name(name, media_type), content, media_type, is_shared
    )


@transaction.atomic
def write_letter(
    actor: Actor, client_id: UUID, *, name: str, words: str, is_shared: bool = False
) -> Document:
    """Keep a letter as it was written. Refused required or too_long beside its field."""
    if not name.strip():
        raise Refused("required", "name")
    if not words.strip():
        raise Refused("required", "words")
    if len(words) > LONGEST_LETTER:
        raise Refused("too_long", "words", most=LONGEST_LETTER)
    shown = file_types.tidy_name(name, file_types.PLAIN)
    return _put(actor, client_id, LETTER, shown, words.strip().encode(), file_types.PLAIN, is_shared)


@transaction.atomic
def share_document(actor: Actor, document_id: UUID) -> Document:
    """Let the client see it in the portal."""
    document = _own(actor, document_id)
    if not document.is_shared:
        _share(actor, document, True)
    return document


@transaction.atomic
def unshare_document(actor: Actor, document_id: UUID) -> Document:
    """Take it out of the portal; it stays in the file."""
    document = _own(actor, document_id)
    if document.is_shared:
        _share(actor, document, False)
    return document


@transaction.atomic
def remove_document(actor: Actor, document_id: UUID) -> None:
    """Take a document out of the file (put there by mistake); that it was there stays on the trail."""
    document = _own(actor, document_id)
    _record(actor, document, verbs.DOCUMENT_REMOVED, kind=document.kind)
    document.delete()


def _put(
    actor: Actor, client_id: UUID, kind: str, name: str, content: bytes, media_type: str, is_shared: bool
) -> Document:
    client = readable_client(actor, client_id)
    if not actor.is_member:
        raise NotYours
    document = Document.objects.create(
        practice_id=client.practice_id,
        client=client,
        added_by_id=actor.id,
        kind=kind,
        name=name,
        content=content,
        content_type=media_type,
        size=len(content),
        at=timezone.now(),
    )
    _record(actor, document, verbs.DOCUMENT_ADDED, kind=kind, size=len(content))
    if is_shared:
        _share(actor, document, True)
    return document


def _share(actor: Actor, document: Document, is_shared: bool) -> None:
    document.is_shared = is_shared
    document.save(update_fields=["is_shared"])
    verb = verbs.DOCUMENT_SHARED if is_shared else verbs.DOCUMENT_UNSHARED
    _record(actor, document, verb, kind=document.kind)


def _own(actor: Actor, document_id: UUID) -> Document:
    found = Document.objects.select_for_update().defer("content")
    document = found.filter(pk=document_id, client__in=readable_clients(actor)).first()
    if document is None or not actor.is_member:
        raise NotYours
    return document


def _record(actor: Actor, document: Document, verb: Verb, **facts: Any) -> None:
    record(actor, verb, client_id=document.client_id, subject=document, **facts)
