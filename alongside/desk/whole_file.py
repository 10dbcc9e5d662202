"""What happens to a whole file, on the desk: take it along, merge it with its double, erase it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from alongside.clients import queries as clients
from alongside.clients.listing import find_clients
from alongside.file import actions, queries
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actors import Role
from alongside.web.actors import Visit, for_member
from alongside.web.downloads import download
from alongside.web.file_pages import write_pages
from alongside.web.file_words import TABLES
from alongside.web.looking_for import TYPED, look, looked_for

WORDS = {
    "name_differs": _("This is not the name above. Please type it letter by letter."),
    "work_is_open": _("There is work that has not ended yet. End it first."),
    "is_frozen": _("This file is frozen: nothing of it may be erased for now."),
    "same_client": _("This is the same entry. Please choose the other one."),
}


@for_member
def file_export(request: Visit, client_id: UUID) -> HttpResponse:
    """The client's archive; a look at the page takes nothing."""
    client = clients.readable_client(request.actor, client_id)
    if request.method != "POST":
        return render(request, "desk/whole_file/export.html", {"client": client})
    archive = actions.take_file(request.actor, client_id, write_pages=write_pages)
    return download(archive.content, name=archive.name, media_type="application/zip")


@for_member
def merge(request: Visit, client_id: UUID) -> HttpResponse:
    """Find the other entry of the same person, look at what moves, then merge it into this one."""
    client = queries.mergeable_client(request.actor, client_id)
    other = _other(request)
    context: dict[str, Any] = {"client": client, "other": other, "refused": ""}
    if other is None:
        if TYPED in request.POST:
            return look(request)
        context |= _search(request, client)
        return render(request, "desk/whole_file/merge.html", context)
    if request.method == "POST":
        try:
            rows = actions.merge_clients(request.actor, from_client_id=other.pk, to_client_id=client.pk)
        except Refused as no:
            context["refused"] = WORDS[no.code]
        else:
            said = ngettext("%(n)d thing has moved here.", "%(n)d things have moved here.", rows)
            messages.success(request, said % {"n": rows})
            return redirect("desk:client", client.pk)
    moving = queries.rows_of(other.pk)
    context["moving"] = [(TABLES[name], count) for name, count in moving.items() if name in TABLES]
    return render(request, "desk/whole_file/merge.html", context, status=422 if context["refused"] else 200)


def _other(request: Visit) -> Any:
    chosen = request.POST.get("other") or request.GET.get("other", "")
    if not chosen:
        return None
    try:
        return queries.mergeable_client(request.actor, UUID(chosen))
    except ValueError as error:
        raise NotYours from error


def _search(request: Visit, client: Any) -> dict[str, Any]:
    text = looked_for(request) or client.name
    lines = find_clients(request.actor, text=text).lines
    return {"q": text, "found": [each for each in lines if each.id != client.pk]}


class EraseForm(forms.Form):
    """The client's name, typed: nobody erases a person by one click too many."""

    name = forms.CharField(
        label=_("Type the name to erase this person"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


@for_member
def erase(request: Visit, client_id: UUID) -> HttpResponse:
    """What goes, what is kept and why; then, with the name typed, erase. For owners only."""
    if request.actor.role is not Role.OWNER:
        raise Http404
    client = clients.client(request.actor, client_id)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.erase_client(request.actor, client_id=client_id, name=form.cleaned_data["name"])
        except Refused as no:
            form.add_error(no.field if no.field in form.fields else None, WORDS[no.code])
        else:
            messages.success(request, gettext("Erased. Nothing of this person can be read here any more."))
            return redirect("desk:clients")
    context = {
        "client": client,
        "form": form,
        "may_read": clients.may_read_words(request.actor, client_id),
    }
    return render(request, "desk/whole_file/erase.html", context, status=422 if form.errors else 200)
