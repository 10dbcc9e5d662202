"""Reads about documents and letters in a client's file; actor first."""

from uuid import UUID

from django.db.models import QuerySet

from alongside.clients.queries import readable_clients
from alongside.lib.errors import NotYours
from alongside.meetings.models import Document
from alongside.trail.actors import Actor


def readable_documents(actor: Actor) -> QuerySet[Document]:
    """Documents of clients whose words the actor may read; a client sees only those shared with them."""
    found = Document.objects.filter(client__in=readable_clients(actor))
    return found.filter(is_shared=True) if actor.is_client else found


def documents(actor: Actor, client_id: UUID) -> list[Document]:
    """A client's documents, the newest first, without their bytes."""
    found = readable_documents(actor).filter(client_id=client_id)
    return list(found.defer("content").select_related("added_by").order_by("-at", "-pk"))


def document(actor: Actor, document_id: UUID) -> Document:
    """One document with its bytes. NotYours otherwise."""
    found = readable_documents(actor).filter(pk=document_id).select_related("client", "added_by").first()
    if found is None:
        raise NotYours
    return found
