"""Letters to a client, and where their file lies: invite, ask before the first meeting, archive, hand over."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from alongside.clients import actions, queries
from alongside.desk.clients.forms import HandOverForm
from alongside.desk.clients.saving import say
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_member
from alongside.web.client_words import REFUSALS, STATUS


@for_member
def client_keeping(request: Visit, client_id: UUID) -> HttpResponse:
    """Invite, ask, archive, take out again, hand over: one page, a button each."""
    client = _client(request, client_id)
    is_responsible = actions.may_end_sessions(request.actor, client_id)  # hands over, and signs out
    form = None
    if is_responsible:
        form = HandOverForm(request.POST or None, actor=request.actor, without=client.practitioner_id)
    if form and request.method == "POST" and form.is_valid():
        try:
            actions.hand_over(
                request.actor, client_ids=[client_id], to_member_id=form.cleaned_data["to_member"]
            )
        except Refused as no:
            say(form, no)
        else:
            messages.success(request, gettext("Handed over. Both are told."))
            return redirect("desk:clients")
    context = {"client": client, "form": form, "status": STATUS[client.status]}
    return render(request, "desk/clients/keeping.html", context, status=422 if form and form.errors else 200)


def _client(request: Visit, client_id: UUID) -> Any:
    if not queries.may_keep_records(request.actor):
        raise Http404
    return queries.client(request.actor, client_id)


@for_member
@require_POST
def client_invite(request: Visit, client_id: UUID) -> HttpResponse:
    """Send a link to the portal."""
    return _do(request, client_id, actions.invite_client, gettext("The invitation is on its way."))


@for_member
@require_POST
def client_sign_out(request: Visit, client_id: UUID) -> HttpResponse:
    """A lost phone, an open browser somewhere: every session of theirs ends (ASVS 7.4.5)."""
    return _do(request, client_id, actions.end_client_sessions, gettext("They are signed out everywhere."))


@for_member
@require_POST
def client_intake(request: Visit, client_id: UUID) -> HttpResponse:
    """Send the questions before the first meeting."""
    return _do(request, client_id, actions.send_intake, gettext("The questions are on their way."))


@for_member
@require_POST
def client_archive(request: Visit, client_id: UUID) -> HttpResponse:
    """Put the file away."""
    return _do(request, client_id, actions.archive_client, gettext("The file is put away."))


@for_member
@require_POST
def client_reactivate(request: Visit, client_id: UUID) -> HttpResponse:
    """Take the file out again."""
    return _do(request, client_id, actions.reactivate_client, gettext("The file is open again."))


@for_member
@require_POST
def client_accept(request: Visit, client_id: UUID) -> HttpResponse:
    """A newcomer becomes a client."""
    return _do(request, client_id, actions.accept_newcomer, gettext("Welcome them: they are a client now."))


def _do(request: Visit, client_id: UUID, do: Callable[..., object], done: str) -> HttpResponse:
    try:
        do(request.actor, client_id=client_id)
    except Refused as no:
        messages.error(request, str(REFUSALS[no.code]))
    else:
        messages.success(request, done)
    return redirect("desk:client_keeping", client_id)
