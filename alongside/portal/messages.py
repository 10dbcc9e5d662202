"""A client's messages: the conversation with the person they work with."""

from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.clients.actions.channel import choose_channel
from alongside.messages import actions, queries
from alongside.web.actors import Visit, for_client
from alongside.web.channels import ChannelForm
from alongside.web.downloads import download
from alongside.web.reading import earlier_than, is_looked_at, own_file
from alongside.web.writing import MessageForm, do_pressed, keep_draft, message_form, told_at

FILE = "portal:message_file"


@for_client
@require_http_methods(["GET", "POST"])
def messages(request: Visit) -> HttpResponse:
    """What was written, by when an answer comes, and a place to write."""
    form = MessageForm(request.POST, request.FILES) if request.method == "POST" else None
    if form is not None:
        done = do_pressed(request, form, request.actor, own_file(request.actor))
        if done == "sent":
            flash.success(request, _("Sent."))
        if done:
            return redirect("portal:messages")
    if is_looked_at(request):
        actions.mark_read(request.actor, own_file(request.actor))
    return _page(request, form)


def _page(request: Visit, form: MessageForm | None) -> HttpResponse:
    found = queries.conversation(request.actor, own_file(request.actor), before=earlier_than(request))
    client = found.thread.client
    page = {
        "conversation": found,
        "thread": found.thread,
        "form": form or message_form(found.draft),
        "file_route": FILE,
        "told_at": told_at(request.practice, (client.practitioner or request.practice).timezone),
        "channel_form": ChannelForm(initial={"channel": client.channel}),
        "now": timezone.now(),
    }
    return render(request, "portal/messages.html", page, status=422 if form else 200)


@for_client
@require_POST
def draft(request: Visit) -> HttpResponse:
    """What the autosave asks."""
    return keep_draft(request, request.actor, own_file(request.actor), file_route=FILE)


@for_client
def message_file(request: Visit, attachment_id: UUID) -> HttpResponse:
    """A file that came with a message, or lies with one's own draft, to keep."""
    found = queries.attachment(request.actor, attachment_id)
    return download(found.content or b"", name=found.name or "", media_type=found.content_type)


@for_client
@require_POST
def channel(request: Visit) -> HttpResponse:
    """How I like to be reached (H08)."""
    form = ChannelForm(request.POST)
    if form.do(choose_channel, request.actor, own_file(request.actor)):
        flash.success(request, _("Saved."))
    return redirect("portal:messages")
