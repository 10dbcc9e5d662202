"""The client's first page: what waits, what is certain, what I do next (A06); and all my pages on one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from alongside.day.queries import own_day
from alongside.day.queries.own import STEPS
from alongside.scheduling import queries as calendar
from alongside.scheduling.queries.waiting import open_offers
from alongside.web.actors import Visit, for_client
from alongside.web.reading import own_file


@for_client
def home(request: Visit) -> HttpResponse:
    """Everything in one look; each part leads to its page."""
    actor, now = request.actor, timezone.now()
    day = own_day(actor, now)
    page = {
        "day": day,
        "steps": day.steps[:STEPS],
        "has_more_steps": len(day.steps) > STEPS,
        "changes": calendar.changes_to_see(actor, own_file(actor), now) if "has_changes" in day.waits else [],
        "offers": open_offers(actor, own_file(actor), now) if "has_offers" in day.waits else [],
        "now": now,
    }
    return render(request, "portal/home.html", page)


@for_client
def mine(request: Visit) -> HttpResponse:
    """Everything that is the client's own, in a few groups."""
    return render(request, "portal/mine.html")
