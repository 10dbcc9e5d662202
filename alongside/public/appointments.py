"""The link in a letter: one appointment, to see, move, cancel or take back, without signing in."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.lib.errors import NotYours, Refused
from alongside.practice.queries import the_practice
from alongside.scheduling import actions, queries
from alongside.scheduling.slots import moment
from alongside.templatetags.times import when
from alongside.trail.actors import Actor
from alongside.web.appointment_page import facts, is_to_confirm, times_to_move
from alongside.web.appointment_words import REFUSED

Page = Callable[[HttpRequest, Actor, str], HttpResponse]


def _by_link(request: HttpRequest, secret: str, page: Page) -> HttpResponse:
    """A page for who holds the link, in the client's language and zone; kept by no cache."""
    try:
        holder = queries.holder_of_key(secret)
    except NotYours:
        return render(request, "public/link_spent.html", status=410)
    with translation.override(holder.language), timezone.override(ZoneInfo(holder.timezone)):
        response = page(request, holder, secret)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = holder.language
        return response


@require_http_methods(["GET", "POST"])
def appointment(request: HttpRequest, secret: str) -> HttpResponse:
    """GET shows the appointment; its buttons cancel it, take it back, or say that a change was seen."""
    return _by_link(request, secret, _appointment)


def _appointment(request: HttpRequest, holder: Actor, secret: str) -> HttpResponse:
    found = queries.appointment(holder, holder.myself)
    page = facts(found, the_practice(holder))
    if request.method == "POST":
        _change(request, holder, page)
        return redirect("public:appointment", secret)
    here = request.path
    page |= {"cancel_url": here, "undo_url": here, "seen_url": here, "move_url": f"{here}move/"}
    return render(request, "public/appointment.html", page)


def _change(request: HttpRequest, holder: Actor, page: dict[str, Any]) -> None:
    """What the button says that was pressed: `do` is undo or seen; without it, the client cancels."""
    wish = request.POST.get("do", "cancel")
    if wish == "cancel" and "free" in request.POST and page["is_late"]:
        messages.error(request, _("The time for cancelling in time has just passed. Please look again."))
        return
    try:
        if wish == "undo":
            actions.undo_booking(holder, appointment_id=holder.myself)
            messages.success(request, _("Taken back. Nothing is booked, and no letter was sent."))
        elif wish == "seen":
            actions.acknowledge_change(holder, appointment_id=holder.myself)
        else:
            actions.cancel_appointment(holder, appointment_id=holder.myself)
            messages.success(request, _("Your appointment is cancelled."))
    except Refused as no:
        messages.error(request, str(REFUSED[no.code]))


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, secret: str) -> HttpResponse:
    """Another of the free times; where it is late, what was agreed for that is accepted first."""
    return _by_link(request, secret, _move)


def _move(request: HttpRequest, holder: Actor, secret: str) -> HttpResponse:
    found = queries.appointment(holder, holder.myself)
    page, status = facts(found, the_practice(holder)), 200
    page["back_url"] = reverse("public:appointment", args=[secret])
    if not page["can_move"]:
        messages.error(request, str(REFUSED["not_planned"]))
        return redirect("public:appointment", secret)
    if request.method == "POST":
        at = moment(request.POST.get("starts_at", ""))
        try:
            if at is None:
                raise Refused("choose_time")
            if is_to_confirm(page, found, at, request.POST.get("accept", "")):
                return render(request, "public/appointment_move.html", page | {"secret": secret})
            row = actions.move_own_appointment(
                holder, appointment_id=holder.myself, starts_at=at, accepts_late=page["is_late"]
            )
        except Refused as no:
            page["error"], status = str(REFUSED[no.code]), 422
        else:
            messages.success(request, _("Moved to %(when)s") % {"when": when(row.starts_at)})
            return redirect("public:appointment", secret)
    page |= times_to_move(found, request.GET.get("since")) | {"secret": secret}
    return render(request, "public/appointment_move.html", page, status=status)
