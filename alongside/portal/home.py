"""The client's first page: what waits, what is certain, what I do next (A06)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.clients import queries as clients
from alongside.clients.openings import openings
from alongside.frame import queries as frames
from alongside.messages import queries as messages
from alongside.money import queries as money
from alongside.scheduling import queries as calendar
from alongside.scheduling.queries.waiting import open_offers
from alongside.steps import queries as steps
from alongside.voice import queries as voice
from alongside.voice.queries.goals import waits_for_my_yes
from alongside.web.actors import Visit, for_client
from alongside.web.reading import own_file

STEPS = 5


@for_client
def home(request: Visit) -> HttpResponse:
    """Everything in one look; each part leads to its page."""
    actor = request.actor
    client_id = own_file(actor)
    open_steps = steps.open_steps(actor, client_id)
    mine = [step for step in open_steps if step.owner == "client"]
    now = timezone.now()
    page = {
        "changes": calendar.changes_to_see(actor, client_id, now),
        "check_in": next(iter(voice.waiting(actor)), None),
        "proposed": frames.readable_frames(actor).filter(status="proposed").first(),
        "asks_client": clients.asks_client(actor),
        "appointment": calendar.next_of_client(actor, client_id),
        "offers": open_offers(actor, client_id, timezone.now()),
        "frame": frames.frame_of_client(actor, client_id),
        "steps": mine[:STEPS],
        "more_steps": len(mine) > STEPS,
        "thread": messages.thread(actor, client_id),
        "unread": messages.unread_count(actor),
        "openings": openings(actor, client_id, limit=3),
        "goal_waits": waits_for_my_yes(actor),
        "has_unpaid": money.has_unpaid(actor),
        "now": now,
    }
    return render(request, "portal/home.html", page)
