"""A client's messages: the conversation with the person they work with."""

from django.contrib import messages as flash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.messages import actions, queries
from alongside.web.actors import Visit, for_client
from alongside.web.reading import earlier_than, is_looked_at, own_file
from alongside.web.writing import MessageForm, keep_draft, message_form


@for_client
@require_http_methods(["GET", "POST"])
def messages(request: Visit) -> HttpResponse:
    """What was written, by when an answer comes, and a place to write."""
    form = MessageForm(request.POST) if request.method == "POST" else None
    if form is not None and "keep" in request.POST:
        if form.keep(request.actor, own_file(request.actor)):
            return redirect("portal:messages")
    elif form is not None and form.send(request.actor, own_file(request.actor)):
        flash.success(request, _("Sent."))
        return redirect("portal:messages")
    if is_looked_at(request):
        actions.mark_read(request.actor, own_file(request.actor))
    return _page(request, form)


def _page(request: Visit, form: MessageForm | None) -> HttpResponse:
    client_id = own_file(request.actor)
    page = {
        "thread": queries.thread(request.actor, client_id),
        "stretch": queries.messages(request.actor, client_id, before=earlier_than(request)),
        "form": form or message_form(queries.draft(request.actor, client_id)),
        "agreed_hours": queries.agreed_hours(request.actor, client_id),
        "now": timezone.now(),
    }
    return render(request, "portal/messages.html", page, status=422 if form else 200)


@for_client
@require_POST
def draft(request: Visit) -> HttpResponse:
    """What the autosave asks."""
    return keep_draft(request, request.actor, own_file(request.actor))
