"""The week of a member, and when they work."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from alongside.desk.week import Block, Item, day_from, lay_out
from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.practice.queries import member as practice_member
from alongside.scheduling import actions, queries
from alongside.scheduling.slots import Hours
from alongside.trail.actors import Actor
from alongside.web.actors import Visit, for_member
from alongside.web.appointment_words import REFUSED
from alongside.web.forms import TimeInput

SHOWN = {"planned", "kept", "unknown", "missed", "cancelled_late"}
KINDS = {"kept": "held", "missed": "missed", "cancelled_late": "cancelled"}
BLOCKS_A_DAY = 2
NOBODY = UUID(int=0)


@for_member
def calendar(request: Visit) -> HttpResponse:
    """A member's week: their own, or somebody's for whom they book."""
    actor, zone = request.actor, ZoneInfo(request.actor.timezone)
    now = timezone.now()
    today = now.astimezone(zone).date()
    day = day_from(request.GET.get("day"), today)
    members = queries.calendar_members(actor)
    member = _chosen(actor, members, request.GET.get("member"))
    weeks = _weeks(day)
    page: dict[str, Any] = {"members": members, "member": member, **weeks}
    if member is not None:
        monday = weeks["monday"]
        rows, busy = queries.week(actor, member, monday)
        place = reverse("desk:appointment", args=[NOBODY])
        items = [
            _item(
                row.starts_at,
                row.ends_at,
                KINDS.get(row.status, ""),
                (row, place.replace(str(NOBODY), str(row.pk))),
            )
            for row in rows
            if row.status in SHOWN
        ]
        items += [_item(each.starts_at, each.ends_at, "busy", (each, "")) for each in busy]
        page["week"] = week = lay_out(items, monday, zone, now)
        page["days"] = [(day, [_shown(block, zone) for block in day.blocks]) for day in week.days]
        page["away"] = queries.absent_days([member.pk], monday, monday + timedelta(days=6))[member.pk]
        page["is_own"] = member.pk == actor.id
        page["has_appointments"] = bool(rows)
    return render(request, "desk/calendar/week.html", page)


def _weeks(day: date) -> dict[str, date]:
    monday = day - timedelta(days=day.weekday())
    week = timedelta(days=7)
    return {
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "before": monday - week,
        "after": monday + week,
    }


def _shown(block: Block, zone: ZoneInfo) -> tuple[Any, ...]:
    """What the page says of a block, in the order in which it says it: a week is many of them."""
    shown: Any = block.item.thing
    thing, address = shown
    starts = thing.starts_at
    return (
        str(block.row),
        str(block.rows),
        (block.lane, block.lanes) if block.lanes > 1 else None,
        block.item.kind,
        address,
        starts.isoformat(),
        starts.astimezone(zone).strftime("%H:%M"),
        thing,
    )


def _item(starts_at: datetime, ends_at: datetime, kind: str, thing: object) -> Item:
    return Item(Span(starts_at, ends_at), kind, thing)


def _chosen(actor: Actor, members: list[Any], wanted: str | None) -> Any:
    """The member named in the address, else oneself, else the first."""
    by_id = {str(each.pk): each for each in members}
    if wanted:
        if wanted not in by_id:
            raise NotYours
        return by_id[wanted]
    return by_id.get(str(actor.id)) or next(iter(members), None)


class HoursForm(forms.Form):
    """When somebody works: up to two stretches on each weekday. Empty is free."""

    is_all_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in range(7):
            for part in range(BLOCKS_A_DAY):
                for end in ("from", "until"):
                    label = _("%(day)s, from") if end == "from" else _("%(day)s, until")
                    self.fields[f"{end}_{day}_{part}"] = forms.TimeField(
                        label=label % {"day": WEEKDAYS[day]}, required=False, widget=TimeInput
                    )

    def hours(self) -> list[Hours]:
        """The stretches given; half a stretch is an error beside its field."""
        found = []
        for day in range(7):
            for part in range(BLOCKS_A_DAY):
                starts, ends = (self.cleaned_data.get(f"{end}_{day}_{part}") for end in ("from", "until"))
                if starts and ends:
                    found.append(Hours(day, starts, ends))
                elif starts or ends:
                    missing = "until" if starts else "from"
                    self.add_error(f"{missing}_{day}_{part}", _("Please give both times, or none."))
        return found

    def days(self) -> list[tuple[str, list[forms.BoundField]]]:
        """For the page: each weekday with its fields."""
        names = [
            [f"{end}_{day}_{part}" for part in range(BLOCKS_A_DAY) for end in ("from", "until")]
            for day in range(7)
        ]
        return [(str(WEEKDAYS[day]), [self[name] for name in names[day]]) for day in range(7)]


@for_member
def hours(request: Visit, member_id: UUID) -> HttpResponse:
    """When a member works; they themselves set it, or who runs the practice."""
    actor = request.actor
    member = practice_member(actor, member_id)
    if member.pk != actor.id and not actor.runs_practice:
        raise NotYours
    if request.method == "POST":
        form = HoursForm(request.POST)
        if form.is_valid():
            _save(actor, member_id, form)
        if not form.errors:
            messages.success(request, _("Working hours are saved."))
            return redirect("desk:calendar")
    else:
        form = HoursForm(initial=_initial(actor, member_id))
    page = {"form": form, "member": member, "is_own": member.pk == actor.id}
    return render(request, "desk/calendar/hours.html", page, status=422 if form.errors else 200)


def _save(actor: Actor, member_id: UUID, form: HoursForm) -> None:
    wanted = form.hours()
    if form.errors:
        return
    try:
        actions.set_working_hours(actor, member_id=member_id, hours=wanted)
    except Refused as no:
        form.add_error(f"until_{no.field}_0", str(REFUSED[no.code]))


def _initial(actor: Actor, member_id: UUID) -> dict[str, object]:
    found: dict[str, object] = {}
    seen: dict[int, int] = {}
    for row in queries.working_hours(actor, member_id):
        part = seen.get(row.weekday, 0)
        seen[row.weekday] = part + 1
        found |= {f"from_{row.weekday}_{part}": row.starts, f"until_{row.weekday}_{part}": row.ends}
    return found
