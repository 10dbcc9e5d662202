"""My practice: a member's own work in numbers, for themselves alone; and what other habits would change (D02, D03)."""

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from alongside.desk import my_practice_pictures as pictures
from alongside.desk.mirror_words.own_steps import NAMES as STEP_NAMES
from alongside.desk.mirror_words.own_steps import SEEN_FROM
from alongside.desk.my_practice_review import without_end
from alongside.desk.reflection import LABELS, SHOWN, curves, seen_before
from alongside.lib.errors import NotYours
from alongside.mirror import own_practice as own
from alongside.mirror.facts import OwnFrame, Thresholds
from alongside.mirror.own_queries import Own, own_clients, own_ladder, own_minutes_a_week, own_records
from alongside.mirror.own_record import Record, Window, last_weeks
from alongside.mirror.queries import open_findings
from alongside.practice.actions import change_practice
from alongside.scheduling.queries.rules import rules_of_all
from alongside.trail.actors import Actor
from alongside.voice.queries.reflections import own_reflections
from alongside.voice.reflecting import ITEMS
from alongside.web.actors import Visit, for_member

MOST_HOURS, FASTEST = 80, 20
FEWEST_CONTACTS = 5
MANY = 20  # people at once, for comparison (D02)
HABITS = {
    "shorter": _("Answers shorter by a third"),
    "on_time": _("Meetings that end on time"),
    "asked": _("Half as many unasked contacts"),
}


class WhatIf(forms.Form):
    """Other habits, tried out: nothing is saved."""

    is_all_optional = True

    shorter = forms.BooleanField(label=HABITS["shorter"], required=False)
    on_time = forms.BooleanField(label=HABITS["on_time"], required=False)
    asked = forms.BooleanField(label=HABITS["asked"], required=False)
    hours = forms.IntegerField(
        label=_("Hours a week that you have for people"),
        help_text=_("Empty: your working hours."),
        min_value=1,
        max_value=MOST_HOURS,
        required=False,
    )
    lines = forms.IntegerField(
        label=_("Lines that you write in a minute"),
        help_text=_("A line is about twelve words. Empty: as the practice has set it."),
        min_value=1,
        max_value=FASTEST,
        required=False,
    )

    def style(self, pace: int) -> own.Style:
        """How one would work then; what was typed wrongly is left as it is now."""
        said = self.cleaned_data if self.is_bound else {}
        tried = {name: bool(said.get(name)) for name in HABITS}
        return own.Style(said.get("lines") or pace, **tried)

    def minutes(self, usual: int) -> int:
        """The minutes a week that there are for people."""
        hours = self.cleaned_data.get("hours") if self.is_bound else None
        return hours * 60 if hours else usual


class Pace(forms.Form):
    """How fast one writes, for everybody in the practice: what hours of writing are reckoned from."""

    pace = forms.IntegerField(
        label=_("Lines that a person writes in a minute"), min_value=1, max_value=FASTEST
    )


@dataclass(frozen=True, slots=True)
class Looked:
    """What was loaded for one page."""

    window: Window
    clients: list[Own]
    records: list[Record]

    @property
    def names(self) -> dict[Any, str]:
        return {each.client: each.name for each in self.clients}


@for_member
@require_safe
def my_practice(request: Visit) -> HttpResponse:
    """The last twelve weeks of one's own work. There is no address for anybody else's."""
    return _page(request, WhatIf(request.GET or None))


@for_member
@require_POST
def my_practice_pace(request: Visit) -> HttpResponse:
    """How fast one writes, set by who runs the practice."""
    if not request.actor.runs_practice:
        raise NotYours
    form = Pace(request.POST)
    if not form.is_valid():
        return _page(request, WhatIf(), form)
    kept = request.practice.thresholds | {own.PACE_SETTING: form.cleaned_data["pace"]}
    change_practice(request.actor, thresholds=kept)
    messages.success(request, gettext("Saved."))
    return redirect("desk:my_practice")


def _page(request: Visit, form: WhatIf, pace: Pace | None = None) -> HttpResponse:
    form.is_valid()
    usual = own.pace(request.practice.thresholds)
    style = form.style(usual)
    looked = _look(request.actor)
    took = own.done(looked.records, own.Style(style.lines_a_minute))
    minutes = own_minutes_a_week(request.actor, timezone.localdate())
    page = {
        "form": form,
        "pace_form": pace or Pace(initial={"pace": usual}),
        "window": looked.window,
        "pace": style.lines_a_minute,
        **_hours(request.actor, looked.window, took),
        **_contact(looked),
        **_people(looked, took),
        "without_end": without_end(open_findings(request.actor), looked.clients, timezone.now()),
        **_holding(looked, took, style, form.minutes(minutes)),
        **_ladder(request, looked, OwnFrame(minutes, usual)),
        **_attitude(request.actor),
    }
    is_wrong = form.errors or (pace and pace.errors)
    return render(request, "desk/mirror/my_practice.html", page, status=422 if is_wrong else 200)


def _look(actor: Actor) -> Looked:
    clients, window = own_clients(actor), last_weeks(timezone.now(), actor.timezone)
    records = own_records(actor, [each.client for each in clients], window)
    return Looked(window, clients, window.within(records))


def _hours(actor: Actor, window: Window, took: list[own.Done]) -> dict[str, Any]:
    weeks = own.by_week(took, window)
    most = rules_of_all(actor.practice_id, [actor.myself])[actor.myself].most_a_week
    return {
        "weeks": weeks if took else [],
        "weeks_pictures": pictures.weeks(weeks),
        "hours_a_week": sum(each.total for each in weeks) / len(weeks) / 60,
        "unknown_ends": sum(not each.is_known for each in took),
        "most_a_week": most,
        "weeks_over": 0 if most is None else sum(each.meetings > most for each in weeks),
    }


def _contact(looked: Looked) -> dict[str, Any]:
    lines, reached = own.lines_of_answers(looked.records), own.contacts(looked.records)
    hours = own.by_hour(looked.records, looked.window.zone)
    return {
        "lines": lines if isinstance(lines, own.Lines) else None,
        "answers": lines if isinstance(lines, int) else lines.n,
        "contacts": reached,
        "percent": round(100 * reached.unasked / reached.total) if reached.total >= FEWEST_CONTACTS else None,
        "hours": [(pictures.hour(number), count) for number, count in enumerate(hours) if count],
        "hours_pictures": pictures.hours(hours),
    }


def _people(looked: Looked, took: list[own.Done]) -> dict[str, Any]:
    """Who has the steps, and time beside change: of the people one works with now."""
    names = looked.names
    steps = own.steps_by_client(looked.records, {each.client for each in looked.clients if each.is_advice})
    changes = own.nearer([each for each in looked.records if each.client in names])
    found = own.efforts(took, changes)
    return {
        "steps": [(each, steps[each.client]) for each in looked.clients if each.client in steps],
        "efforts": [(each, names[each.client]) for each in found],
        "efforts_pictures": pictures.efforts(found) if found else [],
        "rated": len(changes),
    }


def _holding(looked: Looked, took: list[own.Done], style: own.Style, available: int) -> dict[str, Any]:
    held = own.capacity(took, looked.window, looked.names, available)
    tried = own.capacity(own.done(looked.records, style), looked.window, looked.names, available)
    frees = own.freed(looked.records, looked.window, style)
    best = max(frees, key=lambda name: frees[name])
    return {
        "held": held,
        "tried": tried if any((style.shorter, style.on_time, style.asked)) else None,
        "available": available,
        "for_many": available / MANY,
        "many": MANY,
        "frees": [(HABITS[name], minutes) for name, minutes in frees.items()],
        "best": HABITS[best] if frees[best] >= 1 else "",
    }


def _ladder(request: Visit, looked: Looked, own_work: OwnFrame) -> dict[str, Any]:
    """The seven steps, in how many of thirteen weeks each was seen, and which show now (D06)."""
    delivery = frozenset(each.client for each in looked.clients if not each.is_advice)
    settings, now = request.practice.thresholds, timezone.now().astimezone(looked.window.zone)
    rungs = own_ladder(request.actor, replace(own_work, delivery=delivery), settings, now)
    last = rungs[-Thresholds.of(settings).ladder_weeks :]
    return {
        "ladder": [
            (
                name,
                SEEN_FROM[step],
                sum(step in each.seen for each in rungs),
                all(step in each.seen for each in last),
            )
            for step, name in STEP_NAMES.items()
        ],
        "ladder_names": list(STEP_NAMES.values()),
        "ladder_weeks": [
            (each.monday, [(name, step in each.seen) for step, name in STEP_NAMES.items()]) for each in rungs
        ],
        "ladder_pictures": pictures.rungs(rungs) if any(each.seen for each in rungs) else [],
        "now_weeks": len(last),
    }


def _attitude(actor: Actor) -> dict[str, Any]:
    """The attitude mirror's own curve (E14): sealed, and opened for who looked into it."""
    mine = list(own_reflections(actor)[:SHOWN])
    return {
        "curves": curves(mine),
        "looks": seen_before(mine),
        "labels": [LABELS[item] for item in ITEMS],
    }
