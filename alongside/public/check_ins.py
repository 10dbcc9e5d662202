"""Questions through the link of a mail: no sign-in, a look changes nothing, and no answer is shown again."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods

from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice import actions, queries
from alongside.web.check_in import CheckInForm, place, sheet


@require_http_methods(["GET", "POST"])
def check_in(request: HttpRequest, secret: str) -> HttpResponse:
    """The questions, in the client's language; afterwards only that the answers arrived, never the answers."""
    try:
        holder = queries.holder_of_link(secret)
    except NotYours:
        return render(request, "public/link_spent.html", status=410)
    return in_language_of(request, holder, lambda: _page(request, holder, secret))


def in_language_of(request: HttpRequest, holder: Actor, page: Callable[[], Any]) -> HttpResponse:
    """The page in the holder's language, unless they chose another here, and by their clock; never kept."""
    chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    language = translation.get_language() if chosen else holder.language
    with translation.override(language), timezone.override(ZoneInfo(holder.timezone)):
        response: HttpResponse = page()
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = language
    return response


def _page(request: HttpRequest, holder: Actor, secret: str) -> HttpResponse:
    assert holder.id is not None
    found = queries.check_in(holder, holder.id)
    together, here = place(request, found)
    if "skip" in request.POST:
        actions.decline_check_in(holder, found.pk)
        return _on(holder, secret, here)
    form = CheckInForm(request.POST or None, check_in=found)
    if form.is_bound and form.answer(holder, found.pk, way="link"):
        return _on(holder, secret, here)
    request.practice = found.practice  # type: ignore[attr-defined]
    is_expired = found.is_open and queries.is_expired(found, timezone.now())
    page = {
        "check_in": found,
        "form": form,
        "sheet": sheet(found),
        "here": here,
        "together": together,
        "is_expired": is_expired and not form.is_bound,
    }
    return render(request, "public/check_in.html", page, status=_status(form, is_expired=is_expired))


def _status(form: CheckInForm, *, is_expired: bool) -> int:
    if form.is_bound:
        return 422
    return 410 if is_expired else 200


def _on(holder: Actor, secret: str, here: int) -> HttpResponse:
    """To what waits next for the same person, else to the thanks."""
    assert holder.id is not None
    following = actions.next_link(holder, holder.id)
    if following is None:
        return redirect("public:check_in", secret)
    response = redirect("public:check_in", following)
    response.headers["Location"] += f"?after={here}"
    return response
