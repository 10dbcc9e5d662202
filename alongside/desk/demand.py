"""When and where clients can come (H06): of one client, and of all against the times that we offer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from alongside.clients import queries as clients
from alongside.lib.errors import NotYours, Refused
from alongside.scheduling.actions.life import say_life_situation
from alongside.scheduling.queries import demand as queries
from alongside.web.actors import Visit, for_member
from alongside.web.places import PLACE_WORDS
from alongside.web.waiting_forms import LifeForm, start_of_life
from alongside.web.waiting_words import CONSTRAINTS, PARTS, REFUSED, wish_words


@for_member
def demand(request: Visit) -> HttpResponse:
    """The demand for times and places against what we offer, and the wishes that nothing fits."""
    if not clients.may_keep_records(request.actor):
        raise NotYours
    found = queries.demand(request.actor, request.practice, timezone.now())
    by_day: dict[int, list[Any]] = {}
    for cell in found.cells:
        by_day.setdefault(cell.weekday, []).append(
            (PARTS[cell.part], cell, _hours(cell.worked), _hours(cell.free))
        )
    page = {
        "found": found,
        "parts": PARTS.values(),
        "days": [(WEEKDAYS[number], cells) for number, cells in by_day.items()],
        "places": [
            (PLACE_WORDS[kind], people, _hours(minutes)) for kind, (people, minutes) in found.places.items()
        ],
        "unmet": [(row, wish_words(row)) for row in found.unmet],
    }
    return render(request, "desk/waiting/demand.html", page)


def _hours(minutes: int) -> float:
    return round(minutes / 60, 1)


@for_member
def client_times(request: Visit, client_id: UUID) -> HttpResponse:
    """When and where one client can come, written down for them."""
    actor = request.actor
    life = queries.life_situation(actor, client_id)
    if not clients.may_keep_records(actor):
        raise NotYours
    may_read = clients.may_read_words(actor, client_id)
    form = LifeForm(request.POST or None, initial=start_of_life(life), may_read=may_read)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            say_life_situation(
                actor,
                client_id=client_id,
                times=form.times(),
                place_kinds=given["place_kinds"],
                constraints=given.get("constraints", ()),
                words=given.get("words", ""),
                revision=given["revision"],
            )
        except Refused as no:
            form.add_error(None, str(REFUSED[no.code]))
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk:client", client_id)
    page = {"form": form, "client": life.client, "constraints": [CONSTRAINTS[c] for c in life.constraints]}
    return render(request, "desk/waiting/life.html", page, status=422 if form.errors else 200)
