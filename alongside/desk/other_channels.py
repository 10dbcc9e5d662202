"""What was said elsewhere, written down in the conversation; and how a client likes to be reached (H08)."""

from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.clients import actions as clients
from alongside.clients.actions.channel import choose_channel
from alongside.clients.queries import readable_client
from alongside.lib.ids import new_id
from alongside.messages import queries
from alongside.messages.actions import correct_contact, log_contact
from alongside.messages.channels import TALKS
from alongside.practice.actions import choose_coach
from alongside.web.actors import Visit, for_member
from alongside.web.channels import ChannelForm, CorrectionForm, ElsewhereForm


@for_member
@require_http_methods(["GET", "POST"])
def elsewhere(request: Visit, client_id: UUID) -> HttpResponse:
    """Write down a call, a letter, a text message or a talk."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    form = ElsewhereForm(request.POST or None, initial={"message_id": new_id(), "at": localtime()})
    if request.method == "POST" and form.do(log_contact, request.actor, client_id):
        flash.success(request, _("Written down."))
        return redirect("desk:thread", client_id)
    page = {
        "client": client,
        "form": form,
        "channel_form": ChannelForm(initial={"channel": client.channel}),
    }
    return render(request, "desk/messages/elsewhere.html", page, status=422 if form.errors else 200)


@for_member
@require_http_methods(["GET", "POST"])
def correct(request: Visit, message_id: UUID) -> HttpResponse:
    """Put right what one wrote down."""
    entry = queries.logged_by_me(request.actor, message_id)
    clients.open_file(request.actor, entry.client)
    form = CorrectionForm(request.POST or None, initial={"words": entry.words, "minutes": entry.minutes})
    if entry.channel not in TALKS:
        del form.fields["minutes"]
    if request.method == "POST" and form.do(correct_contact, request.actor, message_id):
        flash.success(request, _("Saved."))
        return redirect("desk:thread", entry.client_id)
    page = {"client": entry.client, "form": form, "entry": entry}
    return render(request, "desk/messages/correct.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def channel(request: Visit, client_id: UUID) -> HttpResponse:
    """How the client said they like to be reached."""
    form = ChannelForm(request.POST)
    if form.do(choose_channel, request.actor, client_id):
        flash.success(request, _("Saved."))
    return redirect("desk:elsewhere", client_id)


@for_member
@require_POST
def coach(request: Visit) -> HttpResponse:
    """Have the reply coach beside oneself while writing, or not; nobody else is told."""
    choose_coach(request.actor, is_on="on" in request.POST)
    return redirect("desk:member", request.actor.myself)
