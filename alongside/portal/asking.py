"""What I am asked, and when; less often, or not at all, without a reason; and who may be asked about me (N01)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.lib.errors import NotYours
from alongside.voice import actions, asking, queries
from alongside.web.actors import Visit, for_client
from alongside.web.plan_words import title, when
from alongside.web.reading import own_file


@for_client
def my_asking(request: Visit) -> HttpResponse:
    """Everything that will be asked of me or about me, and what waits."""
    client_id = own_file(request.actor)
    if request.method == "POST":
        return _change(request, client_id)
    seen = queries.asking_of_client(request.actor, client_id)
    page = {
        "mine": [_line(each) for each in seen.standing if each.plan.rater == asking.CLIENT],
        "theirs": [_line(each) for each in seen.standing if each.plan.rater == asking.CIRCLE],
        "open": [
            (each, title(each.version), each.circle_person)
            for each in seen.open
            if each.rater != asking.MEMBER
        ],
        "near": seen.near,
        "said_no": {
            each.measure_id: title(seen.measures.get(each.measure_id))
            for each in queries.said_no(request.actor)
        },
    }
    return render(request, "portal/asking.html", page)


def _change(request: Visit, client_id: UUID) -> HttpResponse:
    """Keep what the pressed button says. NotYours for a measure nobody asks, or somebody else's person."""
    pressed = request.POST.get("do", "")
    if pressed in ("less", "stop"):
        actions.ask_less(request.actor, measure=request.POST.get("measure", ""), stops=pressed == "stop")
    elif pressed == "again":
        actions.ask_again(request.actor, measure_id=_id(request, "measure"))
    elif pressed in ("agreed", "revoked"):
        is_agreed = pressed == "agreed"
        actions.agree_to_asking(
            request.actor, client_id=client_id, person_id=_id(request, "person"), is_agreed=is_agreed
        )
    else:
        raise NotYours
    messages.success(request, _("Saved."))
    return redirect("portal:asking")


def _id(request: Visit, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as no:
        raise NotYours from no


def _line(standing: Any) -> dict[str, Any]:
    is_usual = standing.row is None
    return {
        "title": title(standing.version),
        "when": when(standing.plan),
        "measure": queries.USUAL if is_usual else str(standing.plan.measure),
        "can_be_rarer": asking.less_often(standing.plan) is not None,
    }
