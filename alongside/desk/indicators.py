"""Four indicators, quarter by quarter, beside a voice; and where clients would like to meet (C10, C09, F07)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from alongside.feedback.queries import moments
from alongside.voice.queries import indicators as queries
from alongside.voice.queries.indicators import Indicators
from alongside.voice.sets import PLACE
from alongside.web.actors import Visit, for_member
from alongside.web.measure_words import OPTIONS

NAMES = {
    "trust": _("Trust"),
    "attainment": _("Nearness of goals"),
    "lasting": _("Would go on, or send a friend"),
    "satisfied": _("Practitioners’ own satisfaction"),
}
ABOUT = {
    "trust": _("“I trust the person I work with”, 0 to 10, mean of all answers."),
    "attainment": _("How near a goal is, 0 to 10: the last answer to each goal in the quarter, mean."),
    "lasting": _("“I would come again, or send a friend here”, 0 to 10, mean of all answers."),
    "satisfied": _("“I am satisfied with this meeting”, said by who led it, 0 to 10, mean."),
}
MOMENTS = 2


@for_member
def indicators(request: Visit) -> HttpResponse:
    """Of my own clients; who runs the practice may also look at the whole, from five people up."""
    is_whole = request.GET.get("of") == "practice"
    found = queries.whole_indicators(request.actor) if is_whole else queries.own_indicators(request.actor)
    page = {
        "is_whole": is_whole,
        "quarters": found.quarters,
        "rows": _rows(found),
        "moments": moments(request.actor, limit=MOMENTS),
        "words": None if is_whole else queries.newest_words(request.actor),
    }
    return render(request, "desk/indicators/indicators.html", page)


def _rows(found: Indicators) -> list[Any]:
    return [
        (NAMES[name], ABOUT[name], list(zip(found.quarters, cells, strict=True)))
        for name, cells in found.rows.items()
    ]


@for_member
def wished_places(request: Visit) -> HttpResponse:
    """How many would like to meet in the same room, online, or either way."""
    found = queries.wished_places(request.actor)
    words, item = OPTIONS["where"], PLACE.items[0]
    page = {
        "n": found.n,
        "lines": [(words[option.code], found.counts[option.code]) for option in item.options]
        if found.counts
        else [],
    }
    return render(request, "desk/indicators/places.html", page)
