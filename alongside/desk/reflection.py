"""The attitude mirror: a look at oneself, for oneself; together only from five people up (E14)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.lib.errors import Refused
from alongside.trail.actors import Actor
from alongside.voice.actions import reflections as actions
from alongside.voice.queries import reflections as queries
from alongside.voice.reflecting import CADENCES, ITEMS
from alongside.web.actors import Visit, for_member
from alongside.web.charts.small import Small
from alongside.web.forms import ScaleField, Textarea
from alongside.web.near_picture import FEWEST, picture_of

SHOWN = 26
LABELS = {
    "present": gettext_lazy("On autopilot, or present?"),
    "warm": gettext_lazy("Cool, or warm?"),
    "individual": gettext_lazy("The same for everybody, or for this one person?"),
    "understanding": gettext_lazy("Judging, or understanding?"),
}
ENDS = {
    "present": (gettext_lazy("on autopilot"), gettext_lazy("truly present")),
    "warm": (gettext_lazy("cool"), gettext_lazy("warm")),
    "individual": (gettext_lazy("the same for everybody"), gettext_lazy("for this one person")),
    "understanding": (gettext_lazy("judging"), gettext_lazy("understanding")),
}
AGAIN = {
    "": gettext_lazy("I come by myself"),
    "1": gettext_lazy("in a week"),
    "2": gettext_lazy("in two weeks"),
    "4": gettext_lazy("in four weeks"),
    "13": gettext_lazy("in three months"),
}
WORDS = {
    "nothing_said": gettext_lazy("Choose a number or write a few words."),
    "out_of_range": gettext_lazy("Please choose a number from 0 to 10."),
    "too_long": gettext_lazy("This is too long."),
}


class ReflectionForm(forms.Form):
    """Four looks, a few words, one intention, and when to come back."""

    is_all_optional = True

    words = forms.CharField(
        label=gettext_lazy("What did you notice?"),
        required=False,
        max_length=actions.LONGEST,
        widget=Textarea(lines=3),
    )
    intention = forms.CharField(
        label=gettext_lazy("One intention for the week"), required=False, max_length=actions.LONGEST
    )
    again_weeks = forms.TypedChoiceField(
        label=gettext_lazy("Remind me"),
        choices=[(code, AGAIN[code]) for code in ("", *map(str, CADENCES))],
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(self, data: Any = None, **also: Any) -> None:
        super().__init__(data, **also)
        for item in ITEMS:
            low, high = ENDS[item]
            self.fields[item] = ScaleField(label=LABELS[item], low=low, high=high, required=False)
        self.order_fields(ITEMS)

    def keep(self, actor: Actor) -> bool:
        """Keep it; False, with the reason, where it is refused."""
        if not self.is_valid():
            return False
        said = {name: value for name, value in self.cleaned_data.items() if name not in ITEMS}
        answers = {item: self.cleaned_data[item] for item in ITEMS}
        try:
            actions.write_reflection(actor, answers=answers, **said)
        except Refused as no:
            self.add_error(no.field if no.field in self.fields else None, WORDS[no.code])
        return not self.errors


@for_member
def reflection(request: Visit) -> HttpResponse:
    """Look into the mirror; below, what I saw before, and what all have in common."""
    mine = list(queries.own_reflections(request.actor)[:SHOWN])
    last = mine[0] if mine else None
    again = (last.answers or {}).get("again_weeks") if last else None
    form = ReflectionForm(request.POST or None, initial={"again_weeks": again})
    if request.method == "POST" and form.keep(request.actor):
        messages.success(request, _("Kept, for you alone."))
        return redirect("desk:reflection")
    quarter, team = queries.team(request.actor)
    page = {
        "form": form,
        "last": last,
        "labels": [LABELS[item] for item in ITEMS],
        "rows": seen_before(mine),
        "curves": curves(mine),
        "quarter": quarter,
        "team": team,
        "means": [(LABELS[item], mean) for item, mean in (team.means or {}).items()],
    }
    return render(request, "desk/ourselves/reflection.html", page, status=422 if form.errors else 200)


def _said(each: Any) -> list[tuple[Any, int | None]]:
    """What was seen, by item: what it is called, and the answer."""
    return [(LABELS[item], _items(each).get(item)) for item in ITEMS]


def _items(each: Any) -> dict[str, int]:
    """The answers of one look."""
    return dict((each.answers or {}).get("items", {}))


def curves(mine: list[Any]) -> list[tuple[Any, Small, str]]:
    """The curve of each item with enough points: what it is called, its picture and the same in words."""
    return [curve for item in ITEMS if (curve := _curve(mine, item))]


def seen_before(mine: list[Any]) -> list[tuple[Any, list[tuple[Any, int | None]]]]:
    """The table behind the curves: each look with what was seen."""
    return [(each, _said(each)) for each in mine]


def _curve(mine: list[Any], item: str) -> tuple[Any, Small, str] | None:
    """What one item is called, its picture and the same in words; None for too few points."""
    given = [(each.at, value) for each in mine[::-1] if (value := _items(each).get(item)) is not None]
    if len(given) < FEWEST:
        return None
    return LABELS[item], *picture_of(given)


@for_member
@require_POST
def reflection_remove(request: Visit, reflection_id: UUID) -> HttpResponse:
    """Take one out of the mirror for good."""
    actions.remove_reflection(request.actor, reflection_id)
    return redirect("desk:reflection")
