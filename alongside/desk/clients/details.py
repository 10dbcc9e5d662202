"""Add a client; change names, contact points and consents."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from alongside.clients import actions, queries
from alongside.desk.clients.forms import ContactFormSet, DetailsForm, NewClientForm, contacts_of
from alongside.desk.clients.saving import say, start
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_member


@for_member
def client_new(request: Visit) -> HttpResponse:
    """Somebody new. Who may be here already is shown first; "add anyway" adds them."""
    _must_keep_records(request)
    first = {
        "language": request.practice.language,
        "timezone": request.practice.timezone,
        "address_form": "formal",
        "practitioner": request.actor.id,
    }
    form = NewClientForm(request.POST or None, actor=request.actor, initial=first)
    contacts = ContactFormSet(
        request.POST or None, prefix="contact", initial=[{"kind": "email"}, {"kind": "phone"}]
    )
    doubles: Any = []
    if request.method == "POST" and all([form.is_valid(), contacts.is_valid()]):
        try:
            client = actions.add_client(
                request.actor,
                details=form.details(),
                contacts=contacts_of(contacts),
                circle=form.circle(),
                practitioner_id=form.cleaned_data["practitioner"],
                is_known_double="is_known_double" in request.POST,
            )
        except Refused as no:
            say(form, no)
            doubles = no.facts.get("clients", [])
        else:
            return redirect("desk:client", client.pk)
    context = {"form": form, "contacts": contacts, "doubles": doubles}
    status = 422 if form.errors or contacts.total_error_count() else 200
    return render(request, "desk/clients/new.html", context, status=status)


@for_member
def client_edit(request: Visit, client_id: UUID) -> HttpResponse:
    """Names, how to reach somebody, and what they agreed to for each way."""
    _must_keep_records(request)
    client = queries.client(request.actor, client_id)
    points = [start(each, ContactFormSet.form) for each in queries.contact_points(request.actor, client_id)]
    first = start(client, DetailsForm) | {"unit": client.unit_id}
    form = DetailsForm(request.POST or None, actor=request.actor, initial=first)
    contacts = ContactFormSet(request.POST or None, prefix="contact", initial=[*points, {"kind": "email"}])
    if request.method == "POST" and all([form.is_valid(), contacts.is_valid()]):
        try:
            actions.change_client(
                request.actor,
                client_id=client_id,
                details=form.details(),
                contacts=contacts_of(contacts),
                revision=form.cleaned_data["revision"],
            )
        except Refused as no:
            say(form, no)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk:client", client_id)
    conflicts = getattr(form, "conflicts", None)
    status = 409 if conflicts is not None else 422 if form.errors or contacts.total_error_count() else 200
    context = {"form": form, "contacts": contacts, "client": client, "conflicts": conflicts}
    return render(request, "desk/clients/details.html", context, status=status)


def _must_keep_records(request: Visit) -> None:
    if not queries.may_keep_records(request.actor):
        raise Http404
