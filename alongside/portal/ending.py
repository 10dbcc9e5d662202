"""The client ends the work: one page, one button, one confirmation, at once (G04)."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from alongside.clients import queries as clients
from alongside.file import actions
from alongside.lib.errors import Refused
from alongside.trail.actors import Actor
from alongside.web.actors import Visit, for_client
from alongside.web.client_words import ENGAGEMENT_NAMES
from alongside.web.endings import planned_times
from alongside.web.forms import Choices, Textarea
from alongside.web.reading import own_file

MONTHS_LATER = 3


class EndForm(forms.Form):
    """Which work ends, if there are several, and words if one wants to leave some."""

    is_all_optional = True

    work = forms.ChoiceField(label=_("Which work do you want to end?"), widget=Choices)
    words = forms.CharField(
        label=_("A few words, only if you like"),
        help_text=_("You need not give a reason."),
        required=False,
        max_length=4000,
        widget=Textarea(lines=3),
    )

    asks_later = forms.BooleanField(
        label=_("You may ask me once, in three months, what has stayed"), required=False
    )

    def __init__(self, data: Any, works: list[Any]) -> None:
        super().__init__(data)
        field = self.fields["work"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(each.pk), _name(each)) for each in works]
        if len(works) == 1:
            field.widget, field.initial = forms.HiddenInput(), str(works[0].pk)


def _name(work: Any) -> str:
    title = work.title or str(ENGAGEMENT_NAMES[work.kind])
    return f"{title} · {work.practitioner.name}"


@for_client
def ending(request: Visit) -> HttpResponse:
    """End now, or read that it has ended and what stays."""
    works = clients.engagements(request.actor, own_file(request.actor))
    going_on = [each for each in works if each.ended_at is None]
    if not going_on:
        ended = max(works, key=lambda each: each.ended_at or each.opened_at, default=None)
        return render(request, "portal/ended.html", {"work": ended})
    form = EndForm(request.POST if request.method == "POST" else None, going_on)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, going_on)
    if "sure" not in request.POST:
        return _page(request, form, going_on, ask=True)
    return _end(request.actor, form)


def _end(actor: Actor, form: EndForm) -> HttpResponse:
    """Whoever presses twice has ended it once."""
    given = form.cleaned_data
    try:
        actions.end_by_client(
            actor,
            engagement_id=UUID(given["work"]),
            words=given["words"],
            asks_later=MONTHS_LATER if given["asks_later"] else 0,
        )
    except Refused as no:
        if no.code != "engagement_ended":
            raise
    return redirect("portal:ending")


def _page(request: Visit, form: EndForm, works: list[Any], *, ask: bool = False) -> HttpResponse:
    context = {
        "form": form,
        "ask": ask,
        "is_offered": any(each.ending_offered_at for each in works),
        "planned": planned_times(request.actor, own_file(request.actor), {each.pk for each in works}),
        "several": len(works) > 1,
    }
    return render(request, "portal/ending.html", context, status=422 if form.errors else 200)
