"""What clients said about meetings: read by who works with them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from alongside.voice import actions
from alongside.web.actors import Visit, for_member


@for_member
@require_POST
def seen(request: Visit, client_id: UUID) -> HttpResponse:
    """The answers of this client are read; back to the client."""
    actions.mark_seen(request.actor, client_id)
    return redirect("desk:client", client_id)
