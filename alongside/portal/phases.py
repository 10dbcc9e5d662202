"""Where we are in our work, for the client: joint tasks, not somebody else's treatment (B10, T9)."""

from django.http import HttpResponse
from django.shortcuts import render

from alongside.clients import queries as clients
from alongside.web.actors import Visit, for_client
from alongside.web.phases import phases_shown
from alongside.web.reading import own_file


@for_client
def phases(request: Visit) -> HttpResponse:
    """The phases of the newest work, with what we have done together."""
    works = clients.engagements(request.actor, own_file(request.actor))
    work = max(works, key=lambda each: (each.ended_at is None, each.opened_at), default=None)
    shown = phases_shown(request.actor, work) if work is not None else []
    return render(request, "portal/phases.html", {"work": work, "phases": shown})
