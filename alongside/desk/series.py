"""Change or cancel meetings of a series: which of them, then a look at all of them, then it is done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.desk.series_forms import CancelManyForm, ChangeForm
from alongside.lib.errors import Refused
from alongside.scheduling import actions, queries
from alongside.web.actors import Visit, for_member
from alongside.web.appointment_words import CLASH_WORDS, REFUSED, STATUS_WORDS

FIELDS = {"starts_at": "day", "member_id": "member", "room_id": "room"}


@for_member
def change(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Another time, length, person or place for this one, this and the following, or all that have not begun."""
    found = _found(request, appointment_id)
    return _change(request, ChangeForm(request.actor, found, request.POST or None))


def move_more(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Where one appointment is moved and more than it is meant: the same day and hour for all of them."""
    found = _found(request, appointment_id)
    said = {name: request.POST.get(name, "") for name in ("scope", "day", "at", "minutes")}
    usual = ChangeForm(request.actor, found).initial
    return _change(request, ChangeForm(request.actor, found, {**usual, "place": "", **said}))


def _change(request: Visit, form: ChangeForm) -> HttpResponse:
    if not form.is_valid():
        return _change_page(request, form, 422 if form.is_bound else 200)
    scope, appointment_id = form.cleaned_data["scope"], form.found.pk
    leaving_out = {UUID(pk) for pk in request.POST.getlist("leave_out") if _is_id(pk)}
    try:
        if "confirm" in request.POST:
            done = actions.change_series(
                request.actor,
                appointment_id=appointment_id,
                scope=scope,
                change=form.change,
                leaving_out=leaving_out,
            )
            said = ngettext("%(n)s meeting is changed.", "%(n)s meetings are changed.", len(done))
            messages.success(request, said % {"n": len(done)})
            return redirect("desk:appointment", appointment_id)
        return _change_preview(request, form, leaving_out, 200)
    except Refused as no:
        if no.code == "taken" and "confirm" in request.POST:
            messages.error(
                request, _("Some of these times are taken. Leave them out, or choose another time.")
            )
            return _change_preview(request, form, leaving_out, 422)
        _refuse(form, no)
        return _change_page(request, form, 422)


@for_member
def cancel(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Cancel this one, this and the following, or all that have not begun."""
    return cancel_more(request, appointment_id)


def cancel_more(request: Visit, appointment_id: UUID) -> HttpResponse:
    """The same where one appointment is cancelled and more than it is meant."""
    found = _found(request, appointment_id)
    form = CancelManyForm(request.POST or None, initial={"scope": "this"})
    page = {"appointment": found, "client": found.client, "form": form}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "desk/calendar/series_cancel.html", page, status=status)
    wish = {"appointment_id": appointment_id, **form.cleaned_data}
    try:
        if "confirm" in request.POST:
            done = actions.cancel_series(request.actor, **wish)
            said = ngettext("%(n)s meeting is cancelled.", "%(n)s meetings are cancelled.", len(done))
            messages.success(request, said % {"n": len(done)})
            return redirect("desk:appointment", appointment_id)
        seen = actions.preview_cancel(request.actor, **wish)
    except Refused as no:
        _refuse(form, no)
        return render(request, "desk/calendar/series_cancel.html", page, status=422)
    page["meetings"] = [(starts_at, STATUS_WORDS[status]) for starts_at, status in seen]
    return render(request, "desk/calendar/series_cancel.html", page)


def _found(request: Visit, appointment_id: UUID) -> Any:
    """The appointment, for who fills its calendar; 404 where it is of no series."""
    found = queries.appointment(request.actor, appointment_id)
    if found.series_id is None or not queries.may_book_for(request.actor, found.member_id):
        raise Http404
    return found


def _change_page(request: Visit, form: ChangeForm, status: int) -> HttpResponse:
    page = {"appointment": form.found, "client": form.found.client, "form": form}
    return render(request, "desk/calendar/series_change.html", page, status=status)


def _change_preview(request: Visit, form: ChangeForm, leaving_out: set[UUID], status: int) -> HttpResponse:
    """Every meeting that would change; those whose time is taken, or who is away, are left out at first."""
    seen = actions.preview_change(
        request.actor,
        appointment_id=form.found.pk,
        scope=form.cleaned_data["scope"],
        change=form.change,
    )
    is_first_look = "confirm" not in request.POST
    page = {
        "appointment": form.found,
        "client": form.found.client,
        "form": form,
        "meetings": [
            (
                each,
                CLASH_WORDS[each.clash],
                each.clash in ("taken", "away") if is_first_look else each.appointment_id in leaving_out,
            )
            for each in seen
        ],
    }
    return render(request, "desk/calendar/series_preview.html", page, status=status)


def _refuse(form: ChangeForm | CancelManyForm, no: Refused) -> None:
    field = FIELDS.get(no.field or "", no.field)
    form.add_error(field if field in form.fields else None, str(REFUSED[no.code]))


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
