"""How my week was: told to oneself, once a week at most, and read by nobody else (D06, D07)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.lib.errors import Refused
from alongside.trail.actors import Actor
from alongside.voice.actions import own_weeks as actions
from alongside.voice.own_weeks import ITEMS, noon_of, week_of
from alongside.voice.queries import own_weeks as queries
from alongside.web import own_week_words as said
from alongside.web.actors import Visit, for_member
from alongside.web.charts.small import Small
from alongside.web.forms import ScaleField, Textarea
from alongside.web.near_picture import FEWEST, picture_of

SHOWN = 26


class PulseForm(forms.Form):
    """Five numbers and a few words, all of them optional."""

    is_all_optional = True

    words = forms.CharField(
        label=gettext_lazy("A few words, if you like"),
        required=False,
        max_length=actions.LONGEST,
        widget=Textarea(lines=2),
    )

    def __init__(self, data: Any = None, **also: Any) -> None:
        super().__init__(data, **also)
        for item in ITEMS:
            low, high = said.ENDS[item]
            self.fields[item] = ScaleField(label=said.ITEMS[item], low=low, high=high, required=False)
        self.order_fields(ITEMS)

    def keep(self, actor: Actor) -> bool:
        """Keep it; False, with the reason, where it is refused."""
        if not self.is_valid():
            return False
        answers = {item: self.cleaned_data[item] for item in ITEMS}
        try:
            actions.say_pulse(actor, answers=answers, words=self.cleaned_data["words"])
        except Refused as no:
            self.add_error(no.field if no.field in self.fields else None, said.REFUSALS[no.code])
        return not self.errors


@for_member
def own_week(request: Visit) -> HttpResponse:
    """This week, and the weeks before."""
    mine = list(queries.own_pulses(request.actor)[:SHOWN])
    monday = week_of(timezone.now(), request.actor.timezone)
    now = next((each for each in mine if each.week == monday), None)
    form = PulseForm(
        request.POST or None, initial={**(now.answers or {}), "words": now.words} if now else None
    )
    if request.method == "POST" and form.keep(request.actor):
        messages.success(request, _("Kept, for you alone."))
        return redirect("desk:own_week")
    page = {
        "form": form,
        "monday": monday,
        "is_said": now is not None,
        "labels": [said.ITEMS[item] for item in ITEMS],
        "rows": [
            (each, [(said.ITEMS[item], (each.answers or {}).get(item)) for item in ITEMS]) for each in mine
        ],
        "curves": [curve for item in ITEMS if (curve := _curve(request.actor, mine, item))],
    }
    return render(request, "desk/ourselves/own_week.html", page, status=422 if form.errors else 200)


def _curve(actor: Actor, mine: list[Any], item: str) -> tuple[Any, Small, str] | None:
    """What one item is called, its picture and the same in words; None for too few weeks."""
    given = [
        (noon_of(each.week, actor.timezone), value)
        for each in mine[::-1]
        if (value := (each.answers or {}).get(item)) is not None
    ]
    return (said.ITEMS[item], *picture_of(given)) if len(given) >= FEWEST else None


@for_member
@require_POST
def own_week_remove(request: Visit, pulse_id: UUID) -> HttpResponse:
    """Take one week away for good."""
    actions.remove_pulse(request.actor, pulse_id)
    return redirect("desk:own_week")
