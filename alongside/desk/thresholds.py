"""When the mirror speaks: each finding as a sentence with its numbers; what a change would show first (D09)."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.desk.mirror_words.thresholds import (
    GROUP_TITLES,
    GROUPS,
    LESS_HERE,
    PLEASE_CHOOSE,
    SENTENCES,
    names_in,
    parts_of,
    sentence,
    title_of,
)
from alongside.lib.errors import Refused
from alongside.mirror.effects import Effect, effects, own_effects
from alongside.mirror.facts import OFF, Thresholds
from alongside.mirror.findings import ADVICE, ADVICE_ONLY, DELIVERY, FINDINGS
from alongside.mirror.limits import faults, limits
from alongside.mirror.member_findings import OWN_DAYS
from alongside.mirror.own_files import AT_MOST, own_files
from alongside.mirror.own_queries import own_days
from alongside.mirror.threshold_actions import SWITCHES, change_thresholds
from alongside.web.actors import Visit, for_member

SPEAKS = {
    ADVICE: _("Speaks in advice work"),
    DELIVERY: _("Speaks in delivery work"),
    OWN_DAYS: _("Speaks to each member about their own days"),
}


class ThresholdsForm(forms.Form):
    """The numbers of every sentence, and whether each finding speaks, for which work."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in SENTENCES:
            parts = parts_of(kind)
            for place in range(1, len(parts), 2):
                self.fields[parts[place]] = _number(parts[place], parts[place - 1], parts[place + 1])
        for switch in SWITCHES:
            self.fields[switch] = forms.BooleanField(label=SPEAKS[switch.split(":")[1]], required=False)

    def clean(self) -> dict[str, Any]:
        """Numbers that can never be met together are said beside the first of them."""
        said: dict[str, Any] = super().clean() or {}
        for fault in faults(self.numbers()):
            if fault.code == "more_than":
                self.add_error(fault.name, LESS_HERE % {"most": said[fault.other]})
        return said

    def numbers(self) -> dict[str, int]:
        """The numbers that are fine by themselves, by threshold."""
        return {name: value for name, value in self.cleaned_data.items() if name not in SWITCHES}

    def off(self) -> frozenset[str]:
        """What shall stay silent."""
        return frozenset(switch for switch in SWITCHES if not self.cleaned_data.get(switch))


def _number(name: str, before: str, after: str) -> forms.IntegerField:
    """A number in a sentence; the words around it are its name."""
    low, high = limits(name)
    words = f"{before.strip()} … {after.strip()}".strip()
    no = PLEASE_CHOOSE % {"low": low, "high": high}
    return forms.IntegerField(
        label=words,
        min_value=low,
        max_value=high,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), no),
        widget=forms.NumberInput({"aria-label": words, "class": "in-sentence"}),
    )


@for_member
def thresholds(request: Visit) -> HttpResponse:
    """All sentences; who runs the practice changes them, and sees first what that would show of their own work."""
    now = Thresholds.of(request.practice.thresholds)
    if not request.actor.runs_practice:
        if request.method == "POST":
            raise Http404
        return render(request, "desk/mirror/thresholds.html", {"groups": _groups(now)})
    form = ThresholdsForm(request.POST or None, initial=_initial(now))
    if request.method == "POST" and form.is_valid():
        if "look" in request.POST:
            return _page(request, form, now, _look(request, now, form))
        try:
            change_thresholds(request.actor, numbers=form.numbers(), off=form.off())
        except Refused:  # the form has asked the same; only a page of another day gets here
            form.add_error(None, _("The numbers have changed meanwhile. Please look at them again."))
        else:
            messages.success(request, gettext("Saved. The mirror looks again."))
            return redirect("desk:mirror_thresholds")
    return _page(request, form, now)


@dataclass(frozen=True, slots=True)
class Look:
    """What new thresholds would show of the member's own last 90 days: about their clients, and about their days."""

    clients: int
    is_cut: bool
    rows: list[tuple[str, Effect]]
    own: list[tuple[str, Effect]]


def _look(request: Visit, before: Thresholds, form: ThresholdsForm) -> Look:
    now, own_now = timezone.now(), timezone.localtime()  # one's own evenings are late by one's own clock
    files = own_files(request.actor, now)
    days = own_days(request.actor, request.practice.thresholds, own_now)
    after = Thresholds(**form.numbers(), off=form.off())
    found = effects(request.actor.myself, files, before, after, now)
    own = own_effects(days, before, after, own_now)
    return Look(len(files), len(files) == AT_MOST, _titled(found), _titled(own))


def _titled(found: list[Effect]) -> list[tuple[str, Effect]]:
    return [(title_of(each.kind), each) for each in found]


def _page(request: Visit, form: ThresholdsForm, now: Thresholds, look: Look | None = None) -> HttpResponse:
    page = {"form": form, "groups": _groups(now, form), "look": look}
    return render(request, "desk/mirror/thresholds.html", page, status=422 if form.errors else 200)


def _initial(now: Thresholds) -> dict[str, Any]:
    return asdict(now) | {switch: switch not in now.off for switch in SWITCHES}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding on the page; `usual` is its sentence with the usual numbers, where it has others."""

    title: str
    sentence: str
    usual: str
    parts: list[tuple[str, Any]]
    switches: list[Any]
    silent_in: list[str]
    is_advice_only: bool
    errors: list[Any]


def _groups(now: Thresholds, form: ThresholdsForm | None = None) -> list[tuple[str, list[Line]]]:
    """Every group with its lines; without a form for reading alone."""
    numbers = {name: value for name, value in asdict(now).items() if name != OFF}
    return [
        (str(GROUP_TITLES[group]), [_line(kind, numbers, now, form) for kind in kinds])
        for group, kinds in GROUPS.items()
    ]


def _line(kind: str, numbers: Mapping[str, int], now: Thresholds, form: ThresholdsForm | None) -> Line:
    usual = asdict(Thresholds())
    differs = any(numbers[name] != usual[name] for name in names_in(kind))
    own = [switch for switch in SWITCHES if switch.split(":")[0] == kind]
    fields = [form[name] for name in names_in(kind)] if form else []
    return Line(
        title=title_of(kind),
        sentence=sentence(kind, numbers),
        usual=sentence(kind, usual) if differs else "",
        parts=list(_parts(kind, form)) if form else [],
        switches=[form[switch] for switch in own] if form else [],
        silent_in=[switch.split(":")[1] for switch in own if switch in now.off],
        is_advice_only=kind in ADVICE_ONLY and kind in FINDINGS,
        errors=[field for field in fields if field.errors],
    )


def _parts(kind: str, form: ThresholdsForm) -> Iterator[tuple[str, Any]]:
    """Text and the field after it; the last has none."""
    parts = parts_of(kind)
    for place in range(0, len(parts), 2):
        yield parts[place], form[parts[place + 1]] if place + 1 < len(parts) else None
