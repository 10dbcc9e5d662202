"""A client's own appointments: see them, and cancel."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.lib.errors import Refused
from alongside.scheduling import actions, queries
from alongside.web.actors import Visit, for_client
from alongside.web.appointment_page import facts
from alongside.web.appointment_words import REFUSED, STATUS_WORDS

PAST_SHOWN = 10


@for_client
def appointments(request: Visit) -> HttpResponse:
    """What is planned, and the last of what was."""
    actor, now = request.actor, timezone.now()
    assert actor.id is not None
    upcoming = queries.upcoming_of_client(actor, actor.id, now)
    past = queries.appointments_of_client(actor, actor.id).filter(starts_at__lte=now)[:PAST_SHOWN]
    page: dict[str, Any] = {"upcoming": upcoming, "past": [(row, STATUS_WORDS[row.status]) for row in past]}
    return render(request, "portal/appointments.html", page)


@for_client
def appointment(request: Visit, appointment_id: UUID) -> HttpResponse:
    """One appointment: when, how long, with whom, where, and until when it can be cancelled in time."""
    found = queries.appointment(request.actor, appointment_id)
    return render(request, "portal/appointment.html", facts(found, request.practice))


@for_client
@require_POST
def cancel(request: Visit, appointment_id: UUID) -> HttpResponse:
    """The client does not come."""
    try:
        actions.cancel_appointment(request.actor, appointment_id=appointment_id)
    except Refused as no:
        messages.error(request, str(REFUSED[no.code]))
    else:
        messages.success(request, _("Your appointment is cancelled."))
    return redirect("portal:appointment", appointment_id)
