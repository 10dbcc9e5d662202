"""Where clients come from (M03): plain counts by quarter."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from alongside.clients.queries import came_by_quarter
from alongside.web.actors import Visit, for_member
from alongside.web.heard_from_words import HEARD_FROM


@for_member
def where_from(request: Visit) -> HttpResponse:
    """How many came in each quarter by each way; for who runs the practice."""
    if not request.actor.runs_practice:
        raise Http404
    found = came_by_quarter(request.actor)
    rows = [
        (
            year,
            number,
            [(words, counts[way]) for way, words in HEARD_FROM.items()],
            counts[""],
            counts.total(),
        )
        for (year, number), counts in found
    ]
    return render(request, "desk/practice/where_from.html", {"ways": HEARD_FROM.values(), "rows": rows})
