"""One more client? What the coming weeks would look like, before anything is promised. Nothing is written."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.desk.calendar_choice import Choice, choice
from alongside.desk.calendar_grid import things_of
from alongside.desk.standing import WEEKS, Slot, ahead, standing
from alongside.scheduling.queries.free import openings
from alongside.scheduling.queries.rules import rules_for
from alongside.templatetags.times import clock
from alongside.web.actors import Visit, for_member

RHYTHMS = [("1", _("Every week")), ("2", _("Every second week"))]


class OneMoreForm(forms.Form):
    """How often, how long, and with whom."""

    member = forms.ChoiceField(label=_("With"))
    every = forms.ChoiceField(label=_("How often"), choices=RHYTHMS, initial="1")
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=720, initial=50)

    def __init__(self, found: Choice, data: Any) -> None:
        super().__init__(data)
        names = [(str(member.pk), member.name) for member in found.members]
        self.fields["member"].choices = names  # type: ignore[attr-defined]


@for_member
def one_more(request: Visit) -> HttpResponse:
    """Standing times that are free in the next eight weeks, and the load with one more client (D02)."""
    now = timezone.now()
    found = choice(request.actor, request.GET, now)
    if not found.chosen:
        return render(request, "desk/calendar/nobody.html")
    usual = {
        "member": str(found.chosen[0].pk),
        "every": "1",
        "minutes": request.practice.first_meeting_minutes,
    }
    form = OneMoreForm(found, usual | {name: request.GET[name] for name in usual if name in request.GET})
    page: dict[str, Any] = {"form": form, "member": found.chosen[0]}
    if form.is_valid():
        page |= _weeks(request, found, int(form.cleaned_data["every"]), form.cleaned_data["minutes"])
    return render(request, "desk/calendar/one_more.html", page, status=422 if form.errors else 200)


def _weeks(request: Visit, found: Choice, every: int, minutes: int) -> dict[str, Any]:
    member, zone = found.chosen[0], found.zone
    today = found.now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7)
    window = found.span(monday, monday + timedelta(days=7 * WEEKS - 1))
    rules = rules_for(request.practice, member)
    open_wide = replace(rules, notice=timedelta(0), horizon=window.end - found.now)
    free = openings(member, minutes, window, found.now, open_wide)
    meetings = things_of(replace(found, chosen=[member]), window)[member.pk].meetings()
    slots = standing(free, monday, zone, every)
    return {
        "hours": _by_hour(slots, member),
        "weekdays": [monday + timedelta(days=n) for n in range(7 if _has_weekend(slots) else 5)],
        "weeks": ahead(meetings, monday, zone, every, rules.most_a_week),
        "whole": sum(slot.is_whole for slot in slots),
    }


def _has_weekend(slots: list[Slot]) -> bool:
    return any(slot.weekday > 4 for slot in slots)


def _by_hour(slots: list[Slot], member: Any) -> list[tuple[str, list[Any]]]:
    """For the page: a row for each time, a cell for each weekday: the slot and where it is booked."""
    days = 7 if _has_weekend(slots) else 5
    rows: dict[time, list[Any]] = {}
    for slot in slots:
        rows.setdefault(slot.at, [None] * days)[slot.weekday] = (slot, _book(slot, member))
    return [(clock(at), cells) for at, cells in sorted(rows.items())]


def _book(slot: Slot, member: Any) -> str:
    at = timezone.localtime(slot.first).strftime("%Y-%m-%dT%H:%M")
    return f"{reverse('desk:book')}?{urlencode({'member': member.pk, 'at': at})}"
