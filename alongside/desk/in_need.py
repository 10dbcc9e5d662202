"""To open the words of a client who is not one's own, in need: with a reason, for some hours, never quietly."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients import queries as clients
from alongside.clients.readers import in_need as opened
from alongside.file.actions import break_glass as actions
from alongside.lib.errors import NotYours
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.asked_words import REFUSALS
from alongside.web.forms import Choices, Textarea

LISTED = 50
HOURS = [(n, ngettext_lazy("%d hour", "%d hours", n) % n) for n in actions.HOURS]


class InNeedForm(ActingForm):
    """Why, and for how long."""

    refusals = {
        **REFUSALS,
        "open_already": gettext_lazy("It lies open to you already."),
    }

    words = forms.CharField(
        label=gettext_lazy("Why it cannot wait"),
        help_text=gettext_lazy("The client, the owner and who works with the client read this."),
        max_length=actions.LONGEST,
        widget=Textarea(lines=3),
    )
    hours = forms.TypedChoiceField(
        label=gettext_lazy("For how long"), choices=HOURS, coerce=int, initial=1, widget=Choices
    )


@for_member
def in_need(request: Visit, client_id: UUID) -> HttpResponse:
    """When it was done, and, for who runs the practice, to do it."""
    client = clients.client(request.actor, client_id)
    may_open = actions.may_break_glass(request.actor, client)
    if not (may_open or clients.may_read_words(request.actor, client_id)):
        raise NotYours
    if request.method == "POST" and not request.actor.runs_practice:
        raise NotYours
    form = InNeedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.do(actions.break_glass, request.actor, client_id):
        messages.success(request, _("It lies open to you now. The client and the owner are told."))
        return redirect("desk:client", client_id)
    page = {
        "client": client,
        "form": form if may_open else None,
        "opened": opened(request.actor, client_id)[:LISTED],
        "is_open_to_me": client_id in request.actor.opened,
    }
    return render(request, "desk/clients/in_need.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def in_need_close(request: Visit, client_id: UUID) -> HttpResponse:
    """Close it before its time."""
    actions.close_glass(request.actor, client_id)
    messages.success(request, _("Closed. It lies open to you no more."))
    return redirect("desk:client", client_id)
