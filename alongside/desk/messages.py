"""Messages on the desk: who waits for an answer, and the conversation with one client."""

from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.clients import actions as clients
from alongside.messages import actions, queries
from alongside.web.actors import Visit, for_member
from alongside.web.reading import earlier_than, is_looked_at
from alongside.web.writing import MessageForm, hint, keep_draft, message_form

PAGE = 50


@for_member
def threads(request: Visit) -> HttpResponse:
    """All conversations, those that wait for an answer first, the soonest due on top (D08)."""
    page = Paginator(queries.threads(request.actor), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/messages/threads.html", {"page": page, "now": timezone.now()})


@for_member
@require_http_methods(["GET", "POST"])
def thread(request: Visit, client_id: UUID) -> HttpResponse:
    """The conversation with one client; answering takes two actions: open, send."""
    found = queries.thread(request.actor, client_id)
    form = MessageForm(request.POST) if request.method == "POST" else None
    if form is not None and "keep" in request.POST:
        if form.keep(request.actor, client_id):
            return redirect("desk:thread", client_id)
    elif form is not None and form.send(request.actor, client_id):
        flash.success(request, _("Sent."))
        return redirect("desk:thread", client_id)
    if is_looked_at(request):
        clients.open_file(request.actor, found.client)
        actions.mark_read(request.actor, client_id)
    return _page(request, found, form)


def _page(request: Visit, found: Any, form: MessageForm | None) -> HttpResponse:
    actor, client = request.actor, found.client
    draft = queries.draft(actor, client.pk) if form is None else None
    stretch = queries.messages(actor, client.pk, before=earlier_than(request))
    page = {
        "client": client,
        "thread": found,
        "stretch": stretch,
        "form": form or message_form(draft),
        "draft": draft,
        "hint": hint(actor, client.pk, draft.words or "") if draft else "",
        "agreed_hours": queries.agreed_hours(actor, client.pk),
        "now": timezone.now(),
    }
    return render(request, "desk/messages/thread.html", page, status=422 if form else 200)


@for_member
@require_POST
def draft(request: Visit, client_id: UUID) -> HttpResponse:
    """What the autosave asks; beside the version it brings the reply coach's hint (D01), never a block."""
    found = hint(request.actor, client_id, request.POST.get("words", ""))
    return keep_draft(request, request.actor, client_id, hint=found)


@for_member
@require_POST
def settle(request: Visit, client_id: UUID) -> HttpResponse:
    """What the client wrote needs no answer here."""
    actions.settle_question(request.actor, client_id)
    return redirect("desk:thread", client_id)
