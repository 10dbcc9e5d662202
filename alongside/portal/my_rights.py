"""My rights over my data: put right, let rest, erase; and what must be kept, why and until when (GDPR art. 15-18)."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients import data_requests as queries
from alongside.clients import queries as clients
from alongside.file.actions import data_requests as actions
from alongside.file.files_kept import freezes
from alongside.file.keeping import years
from alongside.file.kept_records import kept_of
from alongside.lib.errors import NotYours, Refused
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_client
from alongside.web.asked_words import DATA_OUTCOMES, DATA_WHATS, REFUSALS
from alongside.web.forms import Choices, Textarea
from alongside.web.reading import own_file


class DataForm(ActingForm):
    """What should happen with my data."""

    refusals = REFUSALS

    what = forms.ChoiceField(
        label=gettext_lazy("What do you ask for?"),
        choices=[(what, DATA_WHATS[what]) for what in queries.WHATS],
        widget=Choices,
    )
    words = forms.CharField(
        label=gettext_lazy("What is wrong, and how is it right?"),
        help_text=gettext_lazy("To have data erased, you need not write anything."),
        required=False,
        max_length=8000,
        widget=Textarea(lines=3),
    )


@for_client
def my_rights(request: Visit) -> HttpResponse:
    """What I can do myself, what I can ask for, what must stay."""
    form = DataForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.do(actions.ask_data, request.actor):
        messages.success(request, _("Asked. You have an answer within a month."))
        return redirect("portal:my_rights")
    client = clients.readable_client(request.actor, own_file(request.actor))
    asked = [
        (
            each,
            DATA_WHATS[each.what],
            DATA_OUTCOMES.get(each.outcome, ""),
            each.asked_at + queries.ANSWERED_WITHIN,
        )
        for each in queries.data_requests(request.actor)
    ]
    page = {
        "form": form,
        "client": client,
        "asked": asked,
        "kept": kept_of(client, timezone.localdate()),
        "years": years(client.practice.thresholds),
        "freezes": freezes(request.actor, client.pk),
    }
    return render(request, "portal/my_rights.html", page, status=422 if form.errors else 200)


@for_client
@require_POST
def withdraw(request: Visit, request_id: UUID) -> HttpResponse:
    """Take back what I asked for."""
    try:
        actions.withdraw_data(request.actor, request_id)
    except Refused as no:
        messages.warning(request, str(REFUSALS[no.code]))
    return redirect("portal:my_rights")


@for_client
@require_POST
def rest(request: Visit) -> HttpResponse:
    """Let my file rest, or end the rest: at once, and nobody has to say yes."""
    pressed = request.POST.get("do", "")
    if pressed == "rest":
        actions.rest_file(request.actor)
    elif pressed == "wake":
        actions.wake_file(request.actor)
    else:
        raise NotYours
    return redirect("portal:my_rights")
