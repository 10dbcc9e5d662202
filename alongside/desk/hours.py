"""When a member works: the usual week, other hours from a day on, and single days that differ."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.desk.hours_forms import DAYS_REFUSED, ExceptionForm, HoursForm, initial_of
from alongside.lib.errors import NotYours, Refused
from alongside.practice.queries import member as practice_member
from alongside.practice.queries import rooms
from alongside.scheduling.actions import hours as actions
from alongside.scheduling.queries.holidays import coming_holidays
from alongside.scheduling.queries.hours import HoursSet, coming_exceptions, hours_sets, may_set_hours
from alongside.scheduling.stretches import Days
from alongside.web.actors import Visit, for_member
from alongside.web.appointment_words import REFUSED


@for_member
def hours(request: Visit, member_id: UUID) -> HttpResponse:
    """The usual week of a member; they themselves set it, or who runs the practice."""
    member, sets = _member(request, member_id), hours_sets(request.actor, member_id)
    chosen = _chosen(request, sets)
    is_new = "new" in request.GET
    free = [(str(room.pk), room.name) for room in rooms(request.actor)]
    if request.method == "POST":
        form = HoursForm(free, request.POST)
        if form.is_valid():
            _save(request, member_id, form, None if is_new or chosen is None else chosen.days)
        if not form.errors:
            messages.success(request, _("Working hours are saved."))
            return redirect("desk:hours", member_id)
    else:
        form = HoursForm(free, initial=initial_of(chosen, with_days=not is_new))
    page = _page(request, member, sets) | {"form": form, "chosen": chosen, "is_new": is_new}
    return render(request, "desk/calendar/hours.html", page, status=422 if form.errors else 200)


@require_POST
@for_member
def remove(request: Visit, member_id: UUID) -> HttpResponse:
    """Take a set of hours back; the hours before it hold on."""
    days = _days(request.POST.get("from", ""), request.POST.get("until", ""))
    actions.remove_working_hours(request.actor, member_id=member_id, days=days)
    messages.success(request, _("These hours are removed."))
    return redirect("desk:hours", member_id)


@for_member
def exception(request: Visit, member_id: UUID) -> HttpResponse:
    """A day off, a break on one day, or extra hours."""
    member = _member(request, member_id)
    form = ExceptionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_exception(request.actor, member_id=member_id, **form.wish())
        except Refused as no:
            form.add_error(no.field, str(DAYS_REFUSED.get(no.code) or REFUSED[no.code]))
        else:
            messages.success(request, _("Saved. What is booked on this day already stays."))
            return redirect("desk:hours", member_id)
    page = {"form": form, "member": member, "is_own": member.pk == request.actor.id}
    return render(request, "desk/calendar/hours_day.html", page, status=422 if form.errors else 200)


@require_POST
@for_member
def exception_remove(request: Visit, exception_id: UUID) -> HttpResponse:
    """The day is as usual again."""
    row = actions.remove_exception(request.actor, exception_id)
    return redirect("desk:hours", row.member_id)


def _member(request: Visit, member_id: UUID) -> Any:
    if not may_set_hours(request.actor, member_id):
        raise NotYours
    return practice_member(request.actor, member_id)


def _chosen(request: Visit, sets: list[HoursSet]) -> HoursSet | None:
    """The set that the address names, else the one that holds today, else the next."""
    if "from" in request.GET or "until" in request.GET:
        days = _days(request.GET.get("from", ""), request.GET.get("until", ""))
        return next((each for each in sets if each.days == days), None)
    today = timezone.localdate()
    coming = (each for each in sets if each.days.last is None or each.days.last >= today)
    return next(coming, sets[-1] if sets else None)


def _days(first: str, last: str) -> Days:
    try:
        return Days(_day(first), _day(last))
    except ValueError as error:
        raise Http404 from error


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _save(request: Visit, member_id: UUID, form: HoursForm, instead_of: Days | None) -> None:
    wanted = form.stretches()
    if form.errors:
        return
    try:
        actions.set_working_hours(
            request.actor,
            member_id=member_id,
            hours=wanted,
            valid_from=form.cleaned_data["valid_from"],
            valid_until=form.cleaned_data["valid_until"],
            instead_of=instead_of,
        )
    except Refused as no:
        form.refuse(no)


def _page(request: Visit, member: Any, sets: list[HoursSet]) -> dict[str, Any]:
    today, here = timezone.localdate(), reverse("desk:hours", args=[member.pk])
    return {
        "member": member,
        "is_own": member.pk == request.actor.id,
        "sets": [(each, each.days.holds(today), f"{here}?{_query(each.days)}") for each in sets],
        "exceptions": coming_exceptions(request.actor, member.pk, today),
        "holidays": coming_holidays(member, today),
    }


def _query(days: Days) -> str:
    first, last = (each.isoformat() if each else "" for each in (days.first, days.last))
    return f"from={first}&until={last}"
