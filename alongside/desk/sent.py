"""What was sent to a client, when, and what became of it (peers.md 2.9)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.clients.queries import client as visible_client
from alongside.notices.queries import notices_of_client
from alongside.web.actors import Visit, for_member
from alongside.web.notice_words import in_words

SHOWN = 100


@for_member
def sent(request: Visit, client_id: UUID) -> HttpResponse:
    """The letters to a client, newest first."""
    client = visible_client(request.actor, client_id)
    letters = [in_words(each) for each in notices_of_client(request.actor, client_id)[:SHOWN]]
    return render(request, "desk/calendar/sent.html", {"client": client, "letters": letters})
