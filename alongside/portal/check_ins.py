"""What is asked of a client, answered in the portal."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from alongside.lib.errors import NotYours
from alongside.voice import actions, queries
from alongside.web.actors import Visit, for_client
from alongside.web.check_in import CheckInForm, MoreWordsForm, place, sheet
from alongside.web.goals import NearForm


@for_client
@require_http_methods(["GET", "POST"])
def check_in(request: Visit, check_in_id: UUID) -> HttpResponse:
    """Answer, skip, or read what one answered and add to it. What waits as well follows."""
    found = queries.check_in(request.actor, check_in_id)
    if found.rater != "client":
        raise NotYours
    together, here = place(request, found)
    if "skip" in request.POST:
        actions.decline_check_in(request.actor, check_in_id)
        return _on(found, here) or redirect("portal:home")
    form = _form(request, found)
    near = _own_areas(request, found)
    is_fine = near is None or not near.is_bound or near.is_valid()
    if form.is_bound and is_fine and _is_done(form, request, check_in_id):
        if near is not None and near.is_bound:
            near.save()
        return (_on(found, here) if "answer" in request.POST else None) or redirect(
            "portal:check_in", check_in_id
        )
    is_expired = found.is_open and queries.is_expired(found, timezone.now())
    page = {
        "check_in": found,
        "form": form,
        "near": near,
        "asks": isinstance(form, CheckInForm),
        "sheet": sheet(found),
        "here": here,
        "together": together,
        "is_expired": is_expired and not form.is_bound,
    }
    status = 422 if form.is_bound else 410 if is_expired else 200
    return render(request, "portal/check_in.html", page, status=status)


def _own_areas(request: Visit, found: Any) -> NearForm | None:
    """How near one's own goals are, asked before a meeting (C01). Sent with the first answer, and only then."""
    if found.occasion != "before" or not found.is_open:
        return None
    return NearForm(request.actor, request.actor.myself, request.POST or None)


def _is_done(form: CheckInForm | MoreWordsForm, request: Visit, check_in_id: UUID) -> bool:
    if isinstance(form, CheckInForm):
        return form.answer(request.actor, check_in_id, way="portal")
    return form.add(request.actor, check_in_id)


def _form(request: Visit, found: Any) -> CheckInForm | MoreWordsForm:
    """What is asked now. A first answer that arrives twice is not taken for something to add."""
    data = request.POST or None
    if found.answered_at is not None and not (data and "answer" in data):
        return MoreWordsForm(data)
    return CheckInForm(data, check_in=found)


def _on(found: Any, here: int) -> HttpResponse | None:
    """To what waits as well; None where nothing does."""
    following = next((each for each in queries.asked_together(found) if each.pk != found.pk), None)
    if following is None:
        return None
    response = redirect("portal:check_in", following.pk)
    response.headers["Location"] += f"?after={here}"
    return response
