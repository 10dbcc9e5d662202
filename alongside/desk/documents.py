"""Documents and letters in a client's file."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import readable_client
from alongside.desk import letters
from alongside.lib.errors import NotYours, Refused
from alongside.meetings import actions, queries
from alongside.meetings.file_types import ENDINGS, MOST_BYTES
from alongside.web.actors import Visit, for_member
from alongside.web.downloads import download
from alongside.web.forms import Textarea

WORDS = {
    "empty_file": gettext_lazy("This file is empty."),
    "too_large": gettext_lazy("This file is larger than 10 MB."),
    "unknown_type": gettext_lazy(
        "This kind of file is not taken. Please choose a document, a picture or plain text."
    ),
    "required": gettext_lazy("Please write something here."),
    "too_long": gettext_lazy("This is too long for a letter."),
}
ACCEPT = ",".join(f".{ending}" for ending in sorted({*ENDINGS.values(), "jpeg"}))


class UploadForm(forms.Form):
    """One file, and whether the client sees it."""

    content = forms.FileField(
        label=gettext_lazy("Add a document"),
        help_text=gettext_lazy("PDF, picture, text or office document, up to 10 MB."),
        allow_empty_file=True,
        max_length=250,
        widget=forms.ClearableFileInput({"accept": ACCEPT}),
    )
    is_shared = forms.BooleanField(label=gettext_lazy("The client sees it in their portal"), required=False)


class LetterForm(forms.Form):
    """A letter, before it is kept as it is."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=100)
    words = forms.CharField(
        label=gettext_lazy("Letter"),
        max_length=50_000,
        strip=False,
        widget=Textarea({"class": "writing"}, lines=18),
    )
    is_shared = forms.BooleanField(label=gettext_lazy("The client sees it in their portal"), required=False)


@for_member
def documents(request: Visit, client_id: UUID) -> HttpResponse:
    """All documents of a client, and the form that adds one."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["content"]
        try:
            content = upload.read(MOST_BYTES + 1)
            shared = form.cleaned_data["is_shared"]
            actions.add_document(
                request.actor, client_id, name=upload.name, content=content, is_shared=shared
            )
        except Refused as no:
            form.add_error(no.field, WORDS[no.code])
        else:
            return redirect("desk:documents", client_id)
    page = {
        "client": client,
        "form": form,
        "documents": queries.documents(request.actor, client_id),
        "kinds": letters.KINDS,
    }
    return render(request, "desk/documents/documents.html", page, status=422 if form.errors else 200)


@for_member
def document(request: Visit, document_id: UUID) -> HttpResponse:
    """One document, to keep."""
    found = queries.document(request.actor, document_id)
    clients.open_file(request.actor, found.client)
    return download(found.content or b"", name=found.name or "", media_type=found.content_type)


@for_member
@require_POST
def document_change(request: Visit, document_id: UUID) -> HttpResponse:
    """Share it, take it back, or take it out of the file."""
    found = queries.document(request.actor, document_id)
    if "remove" in request.POST:
        actions.remove_document(request.actor, document_id)
        messages.success(request, _("Removed from the file."))
    elif "share" in request.POST:
        actions.share_document(request.actor, document_id)
    elif "unshare" in request.POST:
        actions.unshare_document(request.actor, document_id)
    return redirect("desk:documents", found.client_id)


@for_member
def letter_new(request: Visit, client_id: UUID) -> HttpResponse:
    """Write a letter from a starting text in the client's language."""
    client = readable_client(request.actor, client_id)
    kind = request.GET.get("kind", letters.BLANK)
    name, words = letters.starting_text(kind, client, request.practice, request.actor.name)
    form = LetterForm(request.POST or None, initial={"name": name, "words": words})
    if request.method == "POST" and form.is_valid():
        try:
            kept = actions.write_letter(request.actor, client_id, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, WORDS[no.code])
        else:
            return redirect("desk:letter", kept.pk)
    page = {"client": client, "form": form, "kinds": letters.KINDS, "kind": kind}
    return render(request, "desk/documents/letter_new.html", page, status=422 if form.errors else 200)


@for_member
def letter(request: Visit, document_id: UUID) -> HttpResponse:
    """A letter to read and to print."""
    found = queries.document(request.actor, document_id)
    if found.kind != actions.LETTER:
        raise NotYours
    clients.open_file(request.actor, found.client)
    page = {
        "letter": found,
        "title": (found.name or "").rsplit(".", 1)[0],
        "client": found.client,
        "words": (found.content or b"").decode(),
        "now": timezone.now(),
    }
    return render(request, "desk/documents/letter.html", page)
