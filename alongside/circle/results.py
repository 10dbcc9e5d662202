"""A client's scores over time, as the client sees them, without a word that was said beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from alongside.circle.looking import look, show
from alongside.trail.actors import Actor
from alongside.voice.queries.results import results as results_of
from alongside.voice.results.shapes import Given, Results, Series
from alongside.web.actors import Visit, for_circle
from alongside.web.result_cards import cards
from alongside.web.result_page import choose, page


@dataclass(frozen=True)
class Silent:
    """Nothing was said: no words, and no answer to a single question."""

    words: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Given] = field(default_factory=dict)


@for_circle
@require_safe
def results(request: Visit) -> HttpResponse:
    """Every score of the client's own answers."""
    eyes, client_id = look(request, "results")
    found = _silent(eyes, client_id)
    return show(request, eyes, "results", {"cards": cards(found.series)})


@for_circle
@require_safe
def result(request: Visit, measure_id: UUID) -> HttpResponse:
    """One measure: its curve, and the scores as a table."""
    eyes, client_id = look(request, "results")
    found = _silent(eyes, client_id)
    parts = [each for each in found.series if each.measure_id == measure_id]
    chosen = choose(parts, request.GET.get("part", ""), lambda _: True)
    return show(request, eyes, "results", {"result": page(found, chosen)}, part="result")


def _silent(eyes: Actor, client_id: UUID) -> Results:
    """The client's own answers as scores alone; what others answered about them is theirs to show."""
    found = results_of(eyes, client_id)
    own = tuple(_without_words(each) for each in found.series if each.rater == "client")
    return replace(found, series=own, events=())


def _without_words(series: Series) -> Series:
    return replace(series, points=tuple(each._replace(told=Silent()) for each in series.points))
