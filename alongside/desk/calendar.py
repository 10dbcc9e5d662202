"""The calendar: day, week, month, list and rooms, of one member or several side by side."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from alongside.desk import calendar_grid, calendar_table
from alongside.desk.calendar_blocks import joined
from alongside.desk.calendar_choice import MOST_MEMBERS, Choice, choice
from alongside.web.actors import Visit, for_member

NAMES: dict[str, str | Promise] = {
    "day": _("Day"),
    "week": _("Week"),
    "month": _("Month"),
    "list": _("List"),
    "rooms": _("Rooms"),
}
TURNS: dict[str, tuple[str | Promise, str | Promise, str | Promise]] = {
    "day": (_("Day before"), _("Today"), _("Day after")),
    "week": (_("Week before"), _("This week"), _("Week after")),
    "month": (_("Month before"), _("This month"), _("Month after")),
    "list": (_("Week before"), _("From today"), _("Week after")),
    "rooms": (_("Day before"), _("Today"), _("Day after")),
}


@for_member
def calendar(request: Visit) -> HttpResponse:
    """Somebody's own calendar, or of those for whom they book; the address says which view, day and whose."""
    wanted = choice(request.actor, request.GET, timezone.now())
    page: dict[str, Any] = {"choice": wanted, "members": wanted.members, "zone": wanted.zone}
    if not wanted.chosen and wanted.view != "rooms":
        return render(request, "desk/calendar/nobody.html", page)
    build, template = _way(wanted, request.GET.get("since", ""))
    page |= build(wanted) | _head(wanted)
    return render(request, f"desk/calendar/{template}.html", page)


def _way(wanted: Choice, since: str) -> tuple[Callable[[Choice], dict[str, Any]], str]:
    """What gathers a view, and the template that shows it."""
    if wanted.view == "week" and len(wanted.chosen) > 1:
        return calendar_table.week_of_many, "many"
    if wanted.view == "list":
        return lambda found: calendar_table.lines(found, since), "list"
    return {
        "day": (calendar_grid.day, "grid"),
        "week": (calendar_grid.week, "grid"),
        "month": (calendar_table.month, "month"),
        "rooms": (calendar_grid.rooms, "grid"),
    }[wanted.view]


def _head(wanted: Choice) -> dict[str, Any]:
    before, now, after = TURNS[wanted.view]
    return {
        "tabs": [(wanted.link(view), name, view == wanted.view) for view, name in NAMES.items()],
        "turns": [
            (wanted.link(day=wanted.step(-1)), before, "before"),
            (wanted.link(day=wanted.today), now, "now"),
            (wanted.link(day=wanted.step(1)), after, "after"),
        ],
        "everybody": replace(wanted, chosen=wanted.members[:MOST_MEMBERS]).link(),
        "day": wanted.day,
        "sunday": wanted.monday.fromordinal(wanted.monday.toordinal() + 6),
        "whose": _whose(wanted),
        "one": wanted.chosen[0] if len(wanted.chosen) == 1 and wanted.view != "rooms" else None,
        "clock": get_format("TIME_FORMAT"),
    }


def _whose(wanted: Choice) -> SafeString:
    """A box for each member whose calendar may be opened; written here, for there may be many."""
    chosen = set(wanted.ids)
    return joined(
        f'<label><input type="checkbox" name="member" value="{member.pk}"'
        f"{' checked' if member.pk in chosen else ''}> {escape(member.name)}</label>"
        for member in wanted.members
    )
