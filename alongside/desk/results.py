"""What a client's answers say over time: numbers beside their words, and what is said to the pictures (C02, C09)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.clients import queries as clients
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
    }
    return render(request, "desk/results/list.html", shown)


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
