"""Where clients come from (M03): plain counts by quarter."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from alongside.clients.queries import came_by_quarter
from alongside.web.actors import Visit, for_member
from alongside.web.heard_from_words import HEARD_FROM

QUARTERS = 6
WAYS = HEARD_FROM | {"": _("Not said")}


@for_member
def where_from(request: Visit) -> HttpResponse:
    """How many came in each of the last quarters by each way; for who runs the practice."""
    if not request.actor.runs_practice:
        raise Http404
    found = came_by_quarter(request.actor)[:QUARTERS]
    names = [f"{year}/{number}" for (year, number), _counts in found]
    page = {
        "quarters": names,
        "rows": [
            (words, list(zip(names, [counts[way] for _quarter, counts in found], strict=True)))
            for way, words in WAYS.items()
        ],
        "all": list(zip(names, [counts.total() for _quarter, counts in found], strict=True)),
    }
    return render(request, "desk/practice/where_from.html", page)
