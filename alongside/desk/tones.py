"""A practice's own types of tone, and a guess for the first conversations with one client (B13)."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients.actions import open_file
from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours
from alongside.voice.actions import tones as actions
from alongside.voice.queries import tones as queries
from alongside.web import own_look_words as said
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Choices, Textarea


class ToneTypeForm(ActingForm):
    """One type: its name, its signs, and the tone that may suit."""

    refusals = said.REFUSALS

    name = forms.CharField(label=_("What do you call this type?"), max_length=actions.LONGEST_NAME)
    signs = forms.CharField(
        label=_("How may one recognise it?"), max_length=actions.LONGEST, widget=Textarea(lines=2)
    )
    tone = forms.CharField(
        label=_("Which tone may suit?"), max_length=actions.LONGEST, widget=Textarea(lines=2)
    )
    is_in_use = forms.BooleanField(label=_("This type is in use"), required=False, initial=True)


class PickForm(ActingForm):
    """A guess for one client."""

    refusals = said.REFUSALS

    type_id = forms.TypedChoiceField(label=_("Which tone may suit at first?"), coerce=UUID, widget=Choices)

    def __init__(self, data: Any = None, *, types: list[Any], picked: Any) -> None:
        super().__init__(data, initial={"type_id": str(picked.type_id) if picked else ""})
        self.fields["type_id"].choices = [(str(each.pk), each.name) for each in types]  # type: ignore[attr-defined]


@for_member
def tone_types(request: Visit) -> HttpResponse:
    """The practice's own types; who runs the practice adds one."""
    return _types_page(request, None)


@for_member
def tone_type(request: Visit, type_id: UUID) -> HttpResponse:
    """Change one type, or take it out of use."""
    found = queries.tone_type(request.actor, type_id)
    if not request.actor.runs_practice:
        raise NotYours
    return _types_page(request, found)


def _types_page(request: Visit, found: Any) -> HttpResponse:
    runs = request.actor.runs_practice
    if request.method == "POST" and not runs:
        raise NotYours
    start = {name: getattr(found, name) for name in ToneTypeForm.base_fields} if found else {}
    form = ToneTypeForm(request.POST or None, initial=start)
    about = {"type_id": found.pk} if found else {}
    if request.method == "POST" and form.do(actions.save_tone_type, request.actor, **about):
        return redirect("desk:tone_types")
    page = {
        "form": form,
        "type": found,
        "types": list(queries.tone_types(request.actor)),
        "may_change": runs,
    }
    return render(request, "desk/ourselves/tone_types.html", page, status=422 if form.errors else 200)


@for_member
def tone(request: Visit, client_id: UUID) -> HttpResponse:
    """My guess for the first conversations with a client; and what it says."""
    client = readable_client(request.actor, client_id)
    open_file(request.actor, client)
    types = [each for each in queries.tone_types(request.actor) if each.is_in_use]
    picks = queries.picks(request.actor, client_id)
    own = next((each for each in picks if each.member_id == request.actor.id), None)
    form = PickForm(request.POST or None, types=types, picked=own)
    if request.method == "POST" and form.do(actions.pick_tone, request.actor, client_id):
        return redirect("desk:tone", client_id)
    page = {
        "client": client,
        "form": form,
        "types": types,
        "picks": picks,
        "own": own,
        "may_pick": queries.may_pick(request.actor, client_id),
    }
    return render(request, "desk/ourselves/tone.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def tone_change(request: Visit, client_id: UUID) -> HttpResponse:
    """It helps, so it stays; or let it go."""
    if request.POST.get("now") == "confirm":
        actions.confirm_tone(request.actor, client_id)
    else:
        actions.drop_tone(request.actor, client_id)
    return redirect("desk:tone", client_id)
