"""The request: the client's words, and readings between the lines that only the client confirms (B01)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from alongside.clients import actions, queries
from alongside.desk.clients.forms import NewRequestForm, ReadingForm, RequestForm
from alongside.desk.clients.saving import form_page, say, start
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_member
from alongside.web.client_words import READINGS, REFUSALS


@for_member
def request_new(request: Visit, client_id: UUID) -> HttpResponse:
    """Write down what the client asks, with the first two readings at once."""
    client = queries.readable_client(request.actor, client_id)
    form = NewRequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.write_request(
                request.actor,
                client_id=client_id,
                words=said["words"],
                feelings=said["feelings"],
                motivation=said["motivation"],
                readings=[said["first_reading"], said["second_reading"]],
            )
        except Refused as no:
            say(form, no)
        else:
            return redirect("desk:client", client_id)
    return form_page(request, form, client, heading=gettext("What brings them here"))


@for_member
def client_request(request: Visit, request_id: UUID) -> HttpResponse:
    """One request: the client's words first, then the readings and what the client said to them."""
    row = queries.request(request.actor, request_id)
    return _page(request, row.client_id, request_id, ReadingForm())


@for_member
@require_POST
def reading_new(request: Visit, request_id: UUID) -> HttpResponse:
    """One more reading between the lines."""
    row = queries.request(request.actor, request_id)
    form = ReadingForm(request.POST)
    if form.is_valid():
        try:
            actions.write_hypothesis(request.actor, request_id=request_id, words=form.cleaned_data["words"])
        except Refused as no:
            say(form, no)
        else:
            return redirect("desk:request", request_id)
    return _page(request, row.client_id, request_id, form)


def _page(request: Visit, client_id: UUID, request_id: UUID, form: ReadingForm) -> HttpResponse:
    all_requests = queries.requests(request.actor, client_id)
    row = next(each for each in all_requests if each.pk == request_id)
    readings = list(row.hypotheses.all())
    context = {
        "row": row,
        "client": queries.client(request.actor, client_id),
        "readings": [(each, READINGS[each.status]) for each in readings],
        "can_ask": queries.can_ask([each.status for each in readings]),
        "others": [each for each in all_requests if each.pk != request_id],
        "form": form,
    }
    return render(request, "desk/clients/request.html", context, status=422 if form.errors else 200)


@for_member
def request_edit(request: Visit, request_id: UUID) -> HttpResponse:
    """Write the request anew."""
    row = queries.request(request.actor, request_id)
    form = RequestForm(request.POST or None, initial=start(row, RequestForm))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_request(request.actor, request_id=request_id, **form.cleaned_data)
        except Refused as no:
            say(form, no)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk:request", request_id)
    return form_page(request, form, row.client, heading=gettext("What brings them here"))


@for_member
@require_POST
def request_ask(request: Visit, request_id: UUID) -> HttpResponse:
    """Ask the client which reading fits; they answer in the portal."""
    try:
        count = actions.ask_about_request(request.actor, request_id=request_id)
    except Refused as no:
        messages.error(request, str(REFUSALS[no.code]))
    else:
        said = ngettext(
            "The client is asked about %(n)d reading.", "The client is asked about %(n)d readings.", count
        )
        messages.success(request, said % {"n": count})
    return redirect("desk:request", request_id)


@for_member
@require_POST
def reading_drop(request: Visit, request_id: UUID, hypothesis_id: UUID) -> HttpResponse:
    """Take a reading back that was never asked."""
    try:
        actions.drop_hypothesis(request.actor, request_id=request_id, hypothesis_id=hypothesis_id)
    except Refused as no:
        messages.error(request, str(REFUSALS[no.code]))
    return redirect("desk:request", request_id)
