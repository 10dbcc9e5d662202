"""Times that somebody asked for: say yes or no. And a booking that is taken back before any letter."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from alongside.lib.errors import Refused
from alongside.scheduling import actions, queries
from alongside.web.actors import Visit, for_member
from alongside.web.appointment_words import REFUSED


@for_member
def asked_times(request: Visit) -> HttpResponse:
    """What waits for a yes or no, and what we changed that nobody has said to have seen (A06)."""
    now = timezone.now()
    page = {
        "asked": queries.asked_times(request.actor, now),
        "unseen": queries.unseen_changes(request.actor, now),
    }
    return render(request, "desk/calendar/asked.html", page)


@for_member
@require_POST
def answer(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Yes or no; the client gets a letter in both cases."""
    is_yes = request.POST.get("answer") == "yes"
    try:
        actions.answer_request(request.actor, appointment_id=appointment_id, is_yes=is_yes)
    except Refused as no:
        messages.error(request, str(REFUSED[no.code]))
    else:
        said = (
            _("Booked. A letter tells them.") if is_yes else _("The time is free again. A letter tells them.")
        )
        messages.success(request, said)
    return redirect("desk:asked")


@for_member
@require_POST
def undo(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Take back what was booked some minutes ago: this one, or all of its new series."""
    try:
        if "series" in request.POST:
            n = actions.undo_series(request.actor, appointment_id=appointment_id)
            said = ngettext(
                "%(n)s meeting is taken back. No letter was sent.",
                "%(n)s meetings are taken back. No letter was sent.",
                n,
            ) % {"n": n}
        else:
            actions.undo_booking(request.actor, appointment_id=appointment_id)
            said = _("Taken back. Nothing is booked, and no letter was sent.")
    except Refused as no:
        messages.error(request, str(REFUSED[no.code]))
    else:
        messages.success(request, said)
    return redirect("desk:appointment", appointment_id)
