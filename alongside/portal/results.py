"""My answers over time, as the person I work with sees them, and what I say to that (C09)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.voice.queries.comments import comments, newest_comments
from alongside.voice.queries.results import results as results_of
from alongside.voice.results.shapes import Series
from alongside.web.actors import Visit, for_client
from alongside.web.reading import own_file
from alongside.web.result_cards import cards, completeness_words
from alongside.web.result_comments import CommentForm
from alongside.web.result_page import choose, page


@for_client
@require_safe
def results(request: Visit) -> HttpResponse:
    """Everything I answered, measure by measure."""
    client_id = own_file(request.actor)
    found = results_of(request.actor, client_id)
    shown = {
        "cards": cards([each for each in found.series if _is_own(each)]),
        "comments": newest_comments(request.actor, client_id),
        "completeness": completeness_words(found.completeness),
    }
    return render(request, "portal/results.html", shown)


@for_client
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: Visit, measure_id: UUID) -> HttpResponse:
    """One measure: the same picture, in plain words; and what I say to it."""
    client_id = own_file(request.actor)
    form = CommentForm(request.POST or None)
    if form.is_bound and form.say(request.actor, client_id, measure_id):
        return redirect("portal:result", measure_id)
    found = results_of(request.actor, client_id)
    parts = [each for each in found.series if each.measure_id == measure_id]
    shown = {
        "form": form,
        "comments": comments(request.actor, client_id, measure_id),
        "result": page(found, choose(parts, request.GET.get("part", ""), _is_own)),
    }
    return render(request, "portal/result.html", shown, status=422 if form.errors else 200)


def _is_own(series: Series) -> bool:
    """What relatives and members answered is theirs to show."""
    return series.rater == "client"
