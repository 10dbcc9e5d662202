"""A client's own appointments: see them, move, cancel, take back, and say that a change was seen."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.lib.errors import Refused
from alongside.scheduling import actions, queries
from alongside.scheduling.slots import moment
from alongside.templatetags.times import when
from alongside.web.actors import Visit, for_client
from alongside.web.appointment_page import facts, is_to_confirm, times_to_move
from alongside.web.appointment_words import REFUSED, STATUS_WORDS

PAST_SHOWN = 10


@for_client
def appointments(request: Visit) -> HttpResponse:
    """What is planned, and the last of what was."""
    actor, now = request.actor, timezone.now()
    assert actor.id is not None
    upcoming = queries.upcoming_of_client(actor, actor.id, now)
    past = queries.appointments_of_client(actor, actor.id).filter(starts_at__lte=now)[:PAST_SHOWN]
    page: dict[str, Any] = {
        "changes": queries.changes_to_see(actor, actor.id, now),
        "upcoming": [(row, STATUS_WORDS[row.status]) for row in upcoming],
        "past": [(row, STATUS_WORDS[row.status]) for row in past],
    }
    return render(request, "portal/appointments.html", page)


@for_client
def appointment(request: Visit, appointment_id: UUID) -> HttpResponse:
    """One appointment: when, how long, with whom, where, and until when it can be cancelled in time."""
    found = queries.appointment(request.actor, appointment_id)
    page = facts(found, request.practice) | {"company": queries.company(request.actor, found)}
    return render(request, "portal/appointment.html", page)


@for_client
@require_POST
def named(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Others who come may see the client's name, or not any more."""
    actions.set_named(
        request.actor, appointment_id=appointment_id, is_named=request.POST.get("is_named") == "yes"
    )
    return redirect("portal:appointment", appointment_id)


@for_client
@require_POST
def cancel(request: Visit, appointment_id: UUID) -> HttpResponse:
    """The client does not come."""
    found = queries.appointment(request.actor, appointment_id)
    if "free" in request.POST and facts(found, request.practice)["is_late"]:
        messages.error(request, _("The time for cancelling in time has just passed. Please look again."))
        return redirect("portal:appointment", appointment_id)
    try:
        actions.cancel_appointment(request.actor, appointment_id=appointment_id)
    except Refused as no:
        messages.error(request, str(REFUSED[no.code]))
    else:
        messages.success(request, _("Your appointment is cancelled."))
    return redirect("portal:appointment", appointment_id)


@for_client
def move(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Choose another of the free times; where it is late, what was agreed for that is accepted first."""
    found = queries.appointment(request.actor, appointment_id)
    page = facts(found, request.practice)
    page["back_url"] = reverse("portal:appointment", args=[appointment_id])
    if not page["can_move"]:
        messages.error(request, str(REFUSED["not_planned"]))
        return redirect("portal:appointment", appointment_id)
    status = 200
    if request.method == "POST":
        try:
            at = moment(request.POST.get("starts_at", ""))
            if at is None:
                raise Refused("choose_time")
            if is_to_confirm(page, found, at, request.POST.get("accept", "")):
                return render(request, "portal/appointment_move.html", page)
            row = actions.move_own_appointment(
                request.actor, appointment_id=appointment_id, starts_at=at, accepts_late=page["is_late"]
            )
        except Refused as no:
            page["error"], status = str(REFUSED[no.code]), 422
        else:
            messages.success(request, _("Moved to %(when)s") % {"when": when(row.starts_at)})
            return redirect("portal:appointment", appointment_id)
    page |= times_to_move(found, request.GET.get("since"))
    return render(request, "portal/appointment_move.html", page, status=status)


@for_client
@require_POST
def undo(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Take a booking back before any letter goes out."""
    try:
        actions.undo_booking(request.actor, appointment_id=appointment_id)
    except Refused as no:
        messages.error(request, str(REFUSED[no.code]))
        return redirect("portal:appointment", appointment_id)
    messages.success(request, _("Taken back. Nothing is booked, and no letter was sent."))
    return redirect("portal:appointments")


@for_client
@require_POST
def seen(request: Visit, appointment_id: UUID) -> HttpResponse:
    """What we changed, the client has seen (A06)."""
    actions.acknowledge_change(request.actor, appointment_id=appointment_id)
    return redirect("portal:home" if "home" in request.POST else "portal:appointments")
