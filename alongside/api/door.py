"""The front of /api/v1/: who comes in, how often, and then the page of the API that was asked for.

Everything of the API proper is loaded when it is first asked for: a house that no program visits does not
carry it. No cookie opens anything here, so nothing here needs a CSRF token.
"""

from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from alongside.api.problems import problem
from alongside.api.rate import seconds_to_wait
from alongside.doors.actions import note_use
from alongside.doors.queries import Bearer, bearer
from alongside.practice.tenancy import within

MOST_BYTES = 200_000
NO_STORE = {"Cache-Control": "no-store"}


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """What the API offers, for programs: OpenAPI. It is the same for everybody, and no secret."""
    return JsonResponse(import_module("alongside.api.v1.description").schema())


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The same for people."""
    page = import_module("alongside.api.v1.description").page()
    return render(request, "api/about.html", page)


@csrf_exempt
def enter(request: HttpRequest, rest: str) -> HttpResponseBase:
    """One request of a program."""
    response = _entered(request, rest)
    for name, value in NO_STORE.items():
        response.headers[name] = value
    return response


def _entered(request: HttpRequest, rest: str) -> HttpResponseBase:
    holder = bearer(_secret(request), timezone.now())
    if holder is None:
        return problem(401, headers={"WWW-Authenticate": "Bearer"})
    if seconds := seconds_to_wait(holder.token.pk):
        return problem(429, headers={"Retry-After": str(seconds)})
    if len(request.body) > MOST_BYTES:
        return problem(413)
    with (
        translation.override(holder.actor.language),
        timezone.override(ZoneInfo(holder.actor.timezone)),
        within(holder.actor.practice_id),
    ):
        return _answered(request, holder, rest)


def _answered(request: HttpRequest, holder: Bearer, rest: str) -> HttpResponseBase:
    found = import_module("alongside.api.v1.routes").find(rest)
    what = f"{request.method} {found.shown}" if found else f"{request.method}"
    note_use(holder.actor, holder.token, what=what[:60], address=request.META.get("REMOTE_ADDR", ""))
    if found is None:
        return problem(404)
    if any(len(values) > 1 for _, values in request.GET.lists()):
        return problem(422, "repeated")  # which of them was meant?
    visit: Any = request
    visit.bearer = holder
    response: HttpResponseBase = found.view(request, **found.given)
    if response.status_code == 405:
        allowed = sorted(response.headers.get("Allow", "").replace(" ", "").split(","))
        return problem(405, headers={"Allow": ", ".join(allowed)})
    return response


def _secret(request: HttpRequest) -> str:
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    return secret.strip() if kind.lower() == "bearer" else ""
