"""What a client's answers say over time: numbers beside their words, and what is said to the pictures (C02, C09)."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from alongside.clients import queries as clients
from alongside.desk.initiative import beside_time
from alongside.mirror.initiative import by_month
from alongside.mirror.own_practice import Style, pace
from alongside.mirror.queries import facts_of_initiative
from alongside.trail.actors import Actor
from alongside.voice.queries.comments import comments, newest_comments
from alongside.voice.queries.results import results_of
from alongside.voice.results.shapes import Results, Series
from alongside.web.actors import Visit, for_member
from alongside.web.result_cards import cards, completeness_words
from alongside.web.result_comments import CommentForm
from alongside.web.result_numbers import numbers, together
from alongside.web.result_page import choose, page


@for_member
@require_safe
def results(request: Visit, client_id: UUID) -> HttpResponse:
    """All measures of one client: latest, change, course, words."""
    client = clients.readable_client(request.actor, client_id)
    found = results_of(request.actor, client)
    seen = [each for each in found.series if _may_see(request.actor, each)]
    shown = {
        "client": client,
        "cards": cards(seen),
        "comments": newest_comments(request.actor, client_id),
        "completeness": completeness_words(found.completeness),
        "numbers": together(found),
        "initiative": _initiative(request, client),
    }
    return render(request, "desk/results/list.html", shown)


def _initiative(request: Visit, client: Any) -> dict[str, Any]:
    """What they begin themselves beside the time it takes, where the newest work is advice (D09, L04)."""
    now = timezone.now()
    facts, style = facts_of_initiative(request.actor, client, now), Style(pace(request.practice.thresholds))
    return beside_time(by_month(facts, now, ZoneInfo(request.actor.timezone), style))


@for_member
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: Visit, client_id: UUID, measure_id: UUID) -> HttpResponse:
    """One measure, whole; and what is said to its picture."""
    client = clients.readable_client(request.actor, client_id)
    form = CommentForm(request.POST or None)
    if form.is_bound and form.say(request.actor, client_id, measure_id):
        return redirect("desk:result", client_id, measure_id)
    shown = {
        "client": client,
        "form": form,
        "comments": comments(request.actor, client_id, measure_id),
        **_whole(request, results_of(request.actor, client), measure_id),
    }
    return render(request, "desk/results/one.html", shown, status=422 if form.errors else 200)


@for_member
@require_safe
def result_print(request: Visit, client_id: UUID, measure_id: UUID) -> HttpResponse:
    """The same on one sheet of paper, for both to look at."""
    client = clients.readable_client(request.actor, client_id)
    return render(
        request,
        "desk/results/print.html",
        {"client": client, **_whole(request, results_of(request.actor, client), measure_id)},
    )


def _whole(request: Visit, found: Results, measure_id: UUID) -> dict[str, object]:
    parts = [each for each in found.series if each.measure_id == measure_id]
    chosen = choose(parts, request.GET.get("part", ""), lambda each: _may_see(request.actor, each))
    return {"result": page(found, chosen), "numbers": numbers(chosen.series)}


def _may_see(actor: Actor, series: Series) -> bool:
    """How a meeting was for a member is that member's own."""
    return series.rater != "member" or series.rater_id == actor.id
