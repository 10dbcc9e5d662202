"""Ways round a need that nobody said: what was needed, and what was done instead (B04)."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import readable_client
from alongside.voice.actions import workarounds as actions
from alongside.voice.queries import workarounds as queries
from alongside.voice.workarounds import WAYS
from alongside.web import own_week_words as said
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Choices, Textarea

SHOWN = 40
WHO = [("client", _("The client")), ("us", _("I, or somebody here"))]


class WorkaroundForm(ActingForm):
    """Who, which way, what was needed, what was done instead."""

    refusals = said.REFUSALS

    by_client = forms.TypedChoiceField(
        label=_("Who got round it?"),
        choices=WHO,
        coerce=lambda who: who == "client",
        initial="client",
        widget=Choices,
    )
    needed = forms.CharField(
        label=_("What was needed?"), max_length=actions.LONGEST, widget=Textarea(lines=2)
    )
    done = forms.CharField(
        label=_("What was done instead?"), max_length=actions.LONGEST, widget=Textarea(lines=2)
    )
    way = forms.ChoiceField(
        label=_("Which way is nearest?"), choices=[(way, said.WAYS[way]) for way in WAYS], widget=Choices
    )


@for_member
def workarounds(request: Visit, client_id: UUID) -> HttpResponse:
    """What was got round with one client; and one more."""
    form = WorkaroundForm(request.POST or None)
    if request.method == "POST" and form.do(actions.write_workaround, request.actor, client_id):
        return redirect("desk:workarounds", client_id)
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    page = {"client": client, "form": form, "rows": _rows(request, client_id)}
    return render(request, "desk/caring/workarounds.html", page, status=422 if form.errors else 200)


def _rows(request: Visit, client_id: UUID) -> list[tuple[Any, Any]]:
    """Each with the way that was found."""
    found = queries.workarounds(request.actor, client_id)[:SHOWN]
    return [(each, said.WAYS.get(each.way, "")) for each in found]


@for_member
@require_POST
def workaround_talked(request: Visit, workaround_id: UUID) -> HttpResponse:
    """We talked about it."""
    row = queries.workaround(request.actor, workaround_id)
    actions.talk_about_workaround(request.actor, row.pk)
    return redirect("desk:workarounds", row.client_id)
