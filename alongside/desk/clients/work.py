"""Pieces of work with a client: open one, change it, let it rest, go on (D09, A01)."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from alongside.clients import actions, queries
from alongside.desk.clients.forms import WorkForm
from alongside.desk.clients.saving import form_page, say, start
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_member
from alongside.web.client_words import ENGAGEMENT_NAMES, REFUSALS, STAGES


@for_member
def client_work(request: Visit, client_id: UUID) -> HttpResponse:
    """All pieces of work with a client, open ones first."""
    client = queries.readable_client(request.actor, client_id)
    found = queries.engagements(request.actor, client_id)
    works = [(each, ENGAGEMENT_NAMES[each.kind], STAGES[each.stage]) for each in found]
    return render(request, "desk/clients/work.html", {"client": client, "works": works})


@for_member
def work_new(request: Visit, client_id: UUID) -> HttpResponse:
    """Open a piece of work; its agreement comes next."""
    client = queries.readable_client(request.actor, client_id)
    form = WorkForm(request.POST or None, initial={"kind": "advice"})
    if request.method == "POST" and form.is_valid():
        try:
            actions.open_engagement(request.actor, client_id=client_id, **form.cleaned_data)
        except Refused as no:
            say(form, no)
        else:
            return redirect("desk:client", client_id)
    return form_page(request, form, client, heading=gettext("Open a piece of work"))


@for_member
def work_edit(request: Visit, engagement_id: UUID) -> HttpResponse:
    """Another title or another kind."""
    row = queries.engagement(request.actor, engagement_id)
    form = WorkForm(request.POST or None, initial=start(row, WorkForm))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_engagement(request.actor, engagement_id=engagement_id, **form.cleaned_data)
        except Refused as no:
            say(form, no)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk:client_work", row.client_id)
    return form_page(request, form, row.client, heading=gettext("This piece of work"))


@for_member
@require_POST
def work_pause(request: Visit, engagement_id: UUID) -> HttpResponse:
    """The work rests."""
    return _move(request, engagement_id, actions.pause_engagement)


@for_member
@require_POST
def work_resume(request: Visit, engagement_id: UUID) -> HttpResponse:
    """The work goes on."""
    return _move(request, engagement_id, actions.resume_engagement)


def _move(request: Visit, engagement_id: UUID, move: Callable[..., object]) -> HttpResponse:
    row = queries.engagement(request.actor, engagement_id)
    try:
        move(request.actor, engagement_id=engagement_id)
    except Refused as no:
        messages.error(request, str(REFUSALS[no.code]))
    return redirect("desk:client_work", row.client_id)
