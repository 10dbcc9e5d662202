"""Free times of one member, of several, of a unit: twenty-eight days at a glance, or one day in full."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from alongside.desk.week import day_from
from alongside.lib.spans import Span
from alongside.practice.service_queries import name_of, offered_services
from alongside.scheduling import queries, slots
from alongside.templatetags.times import clock
from alongside.web.actors import Visit, for_member
from alongside.web.forms import DateInput
from alongside.web.places import PLACE_WORDS

AHEAD = 28


class OpeningsForm(forms.Form):
    """With whom, for what, how long, where."""

    who = forms.ChoiceField(label=_("With"), required=False)
    service = forms.ChoiceField(label=_("What for"), required=False)
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=5, max_value=slots.LONGEST_MINUTES, required=False
    )
    place_kind = forms.ChoiceField(
        label=_("Where"), choices=[("", _("Anywhere")), *PLACE_WORDS.items()], required=False
    )
    day = forms.DateField(label=_("From"), widget=DateInput, required=False)

    def __init__(self, data: Any, members: Sequence[Any], services: Sequence[Any], language: str) -> None:
        super().__init__(data)
        units = {each.unit for each in members if each.unit}
        people = [(str(each.pk), each.name) for each in members]
        branches = [(str(each.pk), each.name) for each in sorted(units, key=lambda unit: unit.name)]
        named = [(str(each.pk), name_of(each, language, "en")) for each in services]
        self.fields["who"].choices = [("", _("Anybody")), *branches, *people]  # type: ignore[attr-defined]
        self.fields["service"].choices = [("", _("Any meeting")), *named]  # type: ignore[attr-defined]
        if not services:
            del self.fields["service"]


@for_member
def openings(request: Visit) -> HttpResponse:
    """Counts and first times for the next four weeks; every time of one day, when one is chosen (`all`)."""
    actor, now = request.actor, timezone.now()
    zone = ZoneInfo(actor.timezone)
    is_one_day = "all" in request.GET
    members = queries.calendar_members(actor)
    services = [] if is_one_day and not request.GET.get("service") else offered_services(actor)
    form = None
    wish = _own_address(request) if is_one_day else None
    if wish is None:
        form = OpeningsForm(request.GET, members, services, actor.language)
        wish = form.cleaned_data if form.is_valid() else {}
    is_well = form is None or form.is_valid()
    first = day_from(str(wish.get("day") or ""), now.astimezone(zone).date())
    window = slots.whole_days(first, first + timedelta(days=0 if is_one_day else AHEAD - 1), zone)
    service = next((each for each in services if str(each.pk) == wish.get("service")), None)
    minutes = wish.get("minutes") or (service.minutes if service else request.practice.first_meeting_minutes)
    asked = _asked(members, wish.get("who", ""))
    place_kind = wish.get("place_kind", "")
    found = (
        queries.openings_of_many(asked, minutes, window, now, place_kind=place_kind, service=service)
        if is_well
        else {}
    )
    page = {
        "form": form,
        "minutes": minutes,
        "first": first,
        "client": request.GET.get("client", ""),
        "days": None if is_one_day else _glance(request, asked, found, zone),
        "times": _times(request, asked, found, zone) if is_one_day else None,
        "back": _address(request, all=None),
    }
    return render(request, "desk/calendar/openings.html", page, status=200 if is_well else 422)


def _own_address(request: Visit) -> dict[str, Any] | None:
    """What an address of one day asks for, as this page writes them; None when only the form can say what is wrong."""
    asked = request.GET
    minutes, place_kind, day = asked.get("minutes", ""), asked.get("place_kind", ""), asked.get("day", "")
    is_ours = minutes.isdecimal() and 5 <= int(minutes) <= slots.LONGEST_MINUTES
    if (
        not is_ours
        or (place_kind and place_kind not in PLACE_WORDS)
        or asked.get("service")
        or not _is_day(day)
    ):
        return None
    return {"who": asked.get("who", ""), "minutes": int(minutes), "place_kind": place_kind, "day": day}


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _asked(members: Sequence[Any], who: str) -> list[Any]:
    """One member, those of a unit, or all of them."""
    return [each for each in members if not who or who in (str(each.pk), str(each.unit_id))]


def _glance(
    request: Visit, members: Sequence[Any], found: dict[UUID, list[Span]], zone: ZoneInfo
) -> list[tuple[date, int, Span, str, str]]:
    """Each day with openings: how many, the first, with whom how many, and where to see all."""
    days: dict[date, list[tuple[Span, int, str]]] = {}
    for member in members:
        for day, spans in queries.by_day(found.get(member.pk, ()), zone):
            days.setdefault(day, []).append((spans[0], len(spans), member.name))
    return [
        (
            day,
            sum(count for _first, count, _name in rows),
            min(rows)[0],
            ", ".join(f"{name} {count}" for _first, count, name in rows),
            _address(request, day=day.isoformat(), all="1"),
        )
        for day, rows in sorted(days.items())
    ]


def _times(
    request: Visit, members: Sequence[Any], found: dict[UUID, list[Span]], zone: ZoneInfo
) -> list[tuple[str, list[tuple[str, str]]]]:
    """By member, every time in words with the way to book it: a day of many members is hundreds of these."""
    wish = {"client": client} if (client := request.GET.get("client", "")) else {}
    rows = []
    for member in members:
        way = f"{reverse('desk:book')}?{urlencode(wish | {'member': str(member.pk)})}&at="
        local = (span.start.astimezone(zone) for span in found.get(member.pk, ()))
        if ways := [(clock(at), f"{way}{at:%Y-%m-%dT%H%%3A%M}") for at in local]:
            rows.append((member.name, ways))
    return rows


def _address(request: Visit, **other: str | None) -> str:
    kept: dict[str, Any] = {name: value for name, value in request.GET.items() if value} | other
    return "?" + urlencode({name: value for name, value in kept.items() if value})
