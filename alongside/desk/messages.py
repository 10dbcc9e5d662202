"""Messages on the desk: who waits for an answer, and the conversation with one client."""

from uuid import UUID

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import readable_client
from alongside.messages import actions, queries
from alongside.messages.tidy import tidy
from alongside.web.actors import Visit, for_member
from alongside.web.channel_words import prefers
from alongside.web.coach_words import as_data, in_words
from alongside.web.downloads import download
from alongside.web.reading import earlier_than, is_looked_at
from alongside.web.writing import OTHER_BUTTONS, MessageForm, do_pressed, keep_draft, message_form, told_at

PAGE = 50
FILE = "desk:message_file"
LONG = "long"


@for_member
def threads(request: Visit) -> HttpResponse:
    """All conversations, those that wait for an answer first, the soonest due on top (D08)."""
    page = Paginator(queries.threads(request.actor), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/messages/threads.html", {"page": page, "now": timezone.now()})


@for_member
@require_http_methods(["GET", "POST"])
def thread(request: Visit, client_id: UUID) -> HttpResponse:
    """The conversation with one client; answering takes two actions: open, send."""
    client = readable_client(request.actor, client_id)
    form = MessageForm(request.POST, request.FILES) if request.method == "POST" else None
    if form is not None:
        was_long = not OTHER_BUTTONS & set(request.POST) and _is_long(request, client_id)
        done = do_pressed(request, form, request.actor, client_id)
        if done == "sent":
            flash.success(request, _("Sent."))
        if done:
            address = reverse("desk:thread", args=[client_id])
            return redirect(f"{address}?sent={LONG}" if done == "sent" and was_long else address)
    if is_looked_at(request):
        clients.open_file(request.actor, client)
        actions.mark_read(request.actor, client_id)
    return _page(request, client_id, form)


def _is_long(request: Visit, client_id: UUID) -> bool:
    """Whether the coach finds these words much longer than what they answer; asked before they are sent."""
    found = queries.marks(request.actor, client_id, request.POST.get("words", ""))
    return any(mark.rule == "length" for mark in found)


def _page(request: Visit, client_id: UUID, form: MessageForm | None) -> HttpResponse:
    actor = request.actor
    found = queries.conversation(actor, client_id, before=earlier_than(request))
    client, draft = found.thread.client, found.draft
    words = tidy(request.POST.get("words", "") if form else (draft.words or "") if draft else "")
    page = {
        "client": client,
        "conversation": found,
        "thread": found.thread,
        "form": form or message_form(draft),
        "file_route": FILE,
        "has_coach": queries.coach_is_on(actor),
        "marks": in_words(words, queries.marks(actor, client.pk, words)),
        "was_long": request.GET.get("sent") == LONG,
        "told_at": told_at(request.practice, client.timezone) if client.account_id else None,
        "prefers": prefers(client.channel),
        "now": timezone.now(),
    }
    return render(request, "desk/messages/thread.html", page, status=422 if form else 200)


@for_member
@require_POST
def draft(request: Visit, client_id: UUID) -> HttpResponse:
    """What the autosave asks; beside the version it brings what the reply coach sees, never a block (D01)."""
    readable_client(request.actor, client_id)
    words = tidy(request.POST.get("words", ""))
    found = as_data(words, queries.marks(request.actor, client_id, words))
    return keep_draft(request, request.actor, client_id, file_route=FILE, marks=found)


@for_member
@require_POST
def settle(request: Visit, client_id: UUID) -> HttpResponse:
    """What the client wrote needs no answer here."""
    actions.settle_question(request.actor, client_id)
    return redirect("desk:thread", client_id)


@for_member
def message_file(request: Visit, attachment_id: UUID) -> HttpResponse:
    """A file that came with a message, or lies with one's own draft, to keep."""
    found = queries.attachment(request.actor, attachment_id)
    clients.open_file(request.actor, found.client)
    return download(found.content or b"", name=found.name or "", media_type=found.content_type)
