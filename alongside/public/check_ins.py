"""A check-in through the link of a mail: no sign-in, and a look changes nothing."""

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
from alongside.web.check_in import CheckInForm


@require_http_methods(["GET", "POST"])
def check_in(request: HttpRequest, secret: str) -> HttpResponse:
    """The questions, in the client's language; afterwards only that the answers arrived, never the answers."""
    try:
        holder = queries.holder_of_link(secret)
    except NotYours:
        return render(request, "public/link_spent.html", status=410)
    return _as(request, holder, lambda: _answer(request, holder, secret))


def _answer(request: HttpRequest, holder: Actor, secret: str) -> HttpResponse:
    assert holder.id is not None
    found = queries.check_in(holder, holder.id)
    if "skip" in request.POST:
        actions.decline_check_in(holder, found.pk)
        return redirect("public:check_in", secret)
    form = CheckInForm(request.POST or None)
    if form.is_bound and form.answer(holder, found.pk):
        return redirect("public:check_in", secret)
    request.practice = found.practice  # type: ignore[attr-defined]
    status = 422 if form.is_bound else 200
    return render(request, "public/check_in.html", {"check_in": found, "form": form}, status=status)


def _as(request: HttpRequest, holder: Actor, page: Callable[[], Any]) -> HttpResponse:
    """The page in the holder's language, unless they chose another here, and by their clock; never kept."""
    chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    language = translation.get_language() if chosen else holder.language
    with translation.override(language), timezone.override(ZoneInfo(holder.timezone)):
        response: HttpResponse = page()
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = language
    return response
