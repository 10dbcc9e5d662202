"""What a client says beyond meetings: how it was at a touchpoint, what came of it, and small moments."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from alongside.feedback import actions, queries
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_client
from alongside.web.feedback_words import RATINGS, REFUSED, STATUS
from alongside.web.forms import Textarea

TOLD = 5


class SayForm(forms.Form):
    """One tap and maybe words."""

    rating = forms.ChoiceField(choices=list(RATINGS.items()))
    words = forms.CharField(
        label=_("If you like, some words first"),
        max_length=4000,
        required=False,
        widget=Textarea(lines=3),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)


class MomentForm(forms.Form):
    """A small moment of one's own."""

    words = forms.CharField(
        label=_("A small moment that mattered"),
        help_text=_("A word, a look, a deed. Who works with you reads it."),
        max_length=1000,
        widget=Textarea(lines=3),
    )
    is_for_all = forms.BooleanField(label=_("Everybody who works here may read it"), required=False)


@for_client
def feedback(request: Visit) -> HttpResponse:
    """Where to say something, what became of what I said, and what was told to everybody."""
    form = MomentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.note_moment(request.actor, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, str(REFUSED[no.code]))
        else:
            messages.success(request, gettext("Thank you. It is written down."))
            return redirect("portal:feedback")
    language = get_language() or request.practice.language
    page = {
        "places": [(queries.name_of(each, language), each) for each in queries.open_in_portal(request.actor)],
        "mine": [(each, _about(each, language), STATUS[each.status]) for each in _mine(request)],
        "told": [(each, STATUS[each.outcome]) for each in queries.told(request.practice)[:TOLD]],
        "moments": queries.moments(request.actor, 10),
        "form": form,
    }
    return render(request, "portal/feedback.html", page, status=422 if form.errors else 200)


@for_client
def say(request: Visit, touchpoint_id: UUID) -> HttpResponse:
    """At one touchpoint, with my name. What is said without a name is said on the public page."""
    places = queries.open_in_portal(request.actor)
    place = next((each for each in places if each.pk == touchpoint_id), None)
    if place is None or place.kind != "named":
        raise Http404
    form = SayForm(request.POST or None, initial={"submission": uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_feedback(request.actor, place.pk, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field if no.field in form.fields else None, str(REFUSED[no.code]))
        else:
            messages.success(request, gettext("Thank you. You hear what was decided."))
            return redirect("portal:feedback")
    language = get_language() or request.practice.language
    page = {
        "name": queries.name_of(place, language),
        "question": queries.question_of(place, language),
        "owner": place.owner.name,
        "form": form,
        "ratings": RATINGS.items(),
    }
    return render(request, "portal/say.html", page, status=422 if form.errors else 200)


def _mine(request: Visit) -> list[Any]:
    return queries.own_feedback(request.actor)


def _about(said: Any, language: str) -> str:
    place = queries.name_of(said.touchpoint, language) if said.touchpoint else ""
    return " · ".join(filter(None, [place, str(RATINGS.get(said.rating, ""))]))
