"""Documents and letters that were shared with the client."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.lib.errors import NotYours
from alongside.meetings import queries
from alongside.web.actors import Visit, for_client
from alongside.web.downloads import download


@for_client
def my_documents(request: Visit) -> HttpResponse:
    """What was shared with me, the newest first."""
    if request.actor.id is None:
        raise NotYours
    found = queries.documents(request.actor, request.actor.id)
    return render(request, "portal/documents.html", {"documents": found})


@for_client
def my_document(request: Visit, document_id: UUID) -> HttpResponse:
    """One shared document, to keep."""
    found = queries.document(request.actor, document_id)
    return download(found.content or b"", name=found.name or "", media_type=found.content_type)
