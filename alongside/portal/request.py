"""What the client asked for, and the readings that only they can confirm (B01)."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients import actions, queries
from alongside.web.actors import Visit, for_client
from alongside.web.forms import Textarea


class AnswerForm(forms.Form):
    """Yes or no, and a word with it."""

    fits = forms.ChoiceField(choices=[("yes", _("Yes, that fits")), ("no", _("No, that is not it"))])
    words = forms.CharField(
        label=_("In your words"), max_length=4000, required=False, widget=Textarea(lines=2)
    )


@for_client
def request(request: Visit) -> HttpResponse:
    """What I came with, and what I am asked about it."""
    return _page(request)


def _page(request: Visit, asked: UUID | None = None, refused: AnswerForm | None = None) -> HttpResponse:
    found = queries.requests(request.actor, request.actor.id) if request.actor.id else []
    rows = [(row, [(each, _form(each, asked, refused)) for each in row.hypotheses.all()]) for row in found]
    return render(request, "portal/request.html", {"rows": rows}, status=422 if refused else 200)


def _form(reading: Any, asked: UUID | None, refused: AnswerForm | None) -> AnswerForm:
    """The form of one reading; each has its own prefix for the labels."""
    if refused is not None and reading.pk == asked:
        return refused
    return AnswerForm(auto_id=f"{reading.pk}_%s", initial={"words": reading.client_words})


@for_client
@require_POST
def answer(request: Visit, hypothesis_id: UUID) -> HttpResponse:
    """Say whether a reading fits. It can be changed later."""
    form = AnswerForm(request.POST, auto_id=f"{hypothesis_id}_%s")
    if not form.is_valid():
        return _page(request, hypothesis_id, form)
    fits = form.cleaned_data["fits"] == "yes"
    actions.answer_hypothesis(
        request.actor, hypothesis_id=hypothesis_id, confirms=fits, words=form.cleaned_data["words"]
    )
    return redirect("portal:request")
