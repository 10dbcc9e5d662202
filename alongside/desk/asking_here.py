"""Asking somebody who is here: on a tablet that is handed over, or on paper that is typed in later (C04, L01)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actors import Actor
from alongside.voice import actions, queries
from alongside.web.actors import Visit, for_member
from alongside.web.check_in import WORDS, CheckInForm, sheet
from alongside.web.check_in_paper import check_in_pdf, code_of, may_be_printed
from alongside.web.measure_words import ready_texts, texts
from alongside.web.pdf import pdf_response


class AskForm(forms.Form):
    """What somebody who is here may be asked."""

    what = forms.ChoiceField(label=gettext_lazy("What you would like to ask"))

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        self.fields["what"] = forms.ChoiceField(
            label=self.fields["what"].label,
            choices=[(name, _title(name, version)) for name, version in queries.askable(actor)],
        )


@for_member
def asking_here(request: Visit, client_id: UUID) -> HttpResponse:
    """What waits for a client's answer, and what could be asked now; each on this tablet, or on paper."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    form = AskForm(request.POST or None, actor=request.actor)
    if form.is_bound and form.is_valid():
        asked = actions.ask_now(request.actor, client_id, what=form.cleaned_data["what"])
        if "paper" in request.POST and may_be_printed(asked):
            return redirect("desk:check_in_paper", asked.pk)
        return redirect("desk:asking_here", client_id)
    waiting = [
        (each, sheet(each).title, code_of(each), may_be_printed(each))
        for each in queries.waiting_of_client(request.actor, client_id)
    ]
    page = {"client": client, "form": form, "waiting": waiting}
    return render(request, "desk/asking_here.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def hand_over(request: Visit, check_in_id: UUID) -> HttpResponse:
    """The questions fill the screen, and this device is signed out: nothing of ours can be reached from it."""
    found = queries.check_in(request.actor, check_in_id)
    try:
        secret = actions.hand_over(request.actor, check_in_id)
    except Refused as no:
        messages.error(request, str(WORDS[no.code]))
        return redirect("desk:asking_here", found.client_id)
    logout(request)
    response = redirect("public:tablet", secret)
    response.headers["Clear-Site-Data"] = '"cache"'  # pages that "back" would still show
    return response


@for_member
def paper(request: Visit, check_in_id: UUID) -> HttpResponse:
    """The questions on paper, in the client's language. NotYours where the licence forbids it."""
    found = _asked(request.actor, check_in_id)
    if not may_be_printed(found):
        raise NotYours
    clients.open_file(request.actor, found.client)
    return pdf_response(check_in_pdf(found), f"questions-{code_of(found)}")


@for_member
def type_in(request: Visit, check_in_id: UUID) -> HttpResponse:
    """What stands on the paper, typed in by who works with the client; who typed it is remembered."""
    found = _asked(request.actor, check_in_id)
    clients.open_file(request.actor, found.client)
    form = CheckInForm(request.POST or None, check_in=found)
    if form.is_bound and form.answer(request.actor, found.pk, way="paper", typed_by=request.actor.id):
        messages.success(request, _("The answers are in the file."))
        return redirect("desk:asking_here", found.client_id)
    page = {
        "client": found.client,
        "check_in": found,
        "form": form,
        "sheet": sheet(found),
        "code": code_of(found),
    }
    return render(request, "desk/type_in.html", page, status=422 if form.is_bound else 200)


def _asked(actor: Actor, check_in_id: UUID) -> Any:
    """A check-in that somebody else than a member is asked. NotYours otherwise."""
    found = queries.check_in(actor, check_in_id)
    if found.rater == "member":
        raise NotYours
    return found


def _title(name: str, version: Any) -> str:
    if version is None:
        return ready_texts(name, get_language() or "en").title
    return texts(version).title
