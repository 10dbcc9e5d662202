"""Notes about a client: write, keep by itself, sign, add to, print. Nothing typed is ever lost or overwritten."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid5

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import readable_client
from alongside.desk.note_forms import (
    PROCESS,
    RECORD,
    NoteForm,
    filled_form,
    named_parts,
    note_form,
    posted_form,
    template_choices,
)
from alongside.lib.errors import NotYours, Refused
from alongside.lib.ids import new_id
from alongside.meetings import actions, queries, templates
from alongside.trail.actors import Actor
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Textarea

PAGE = 30
BACK = "wrap_up"
WORDS = {
    "too_long": gettext_lazy("This is too long for one section. Please put a part of it into a document."),
    "blank_note": gettext_lazy("There is nothing to sign yet."),
    "required": gettext_lazy("Please write something here."),
    "too_many": gettext_lazy("These are too many sections. Twelve are enough."),
    "not_signed": gettext_lazy("A draft can still be changed: write into the note itself."),
}


class AddendumForm(forms.Form):
    """What is added to a signed note."""

    words = forms.CharField(
        label=gettext_lazy("Add to this note"), max_length=20_000, widget=Textarea(lines=3)
    )


# Reading


@for_member
def client_notes(request: Visit, client_id: UUID) -> HttpResponse:
    """All notes of a client that this member may read, the newest first."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    page = Paginator(queries.client_notes(request.actor, client_id), PAGE).get_page(request.GET.get("page"))
    rows = [(note, templates.summary_line(note.parts or {})) for note in page]
    return render(request, "desk/notes/notes.html", {"client": client, "page": page, "rows": rows})


@for_member
def last_note(request: Visit, client_id: UUID) -> HttpResponse:
    """From the list to a client's last note in one step."""
    readable_client(request.actor, client_id)
    found = queries.last_note_id(request.actor, client_id)
    return redirect("desk:note", found) if found else redirect("desk:notes", client_id)


@for_member
def note(request: Visit, note_id: UUID) -> HttpResponse:
    """A note: the form while it is one's own draft, and to read once it is signed."""
    found = queries.note(request.actor, note_id)
    clients.open_file(request.actor, found.client)
    if found.status == "draft" and found.author_id == request.actor.id:
        return _writing_page(request, found.pk, note_form(request.actor, found), found.client, kept=found)
    return _reading_page(request, found, AddendumForm())


@for_member
def note_print(request: Visit, note_id: UUID) -> HttpResponse:
    """A note on paper: the client named on every page, pages counted."""
    found = queries.note(request.actor, note_id)
    clients.open_file(request.actor, found.client)
    page = {"note": found, "client": found.client, "parts": named_parts(found), "now": timezone.now()}
    return render(request, "desk/notes/print.html", page)


# Writing


@for_member
def note_new(request: Visit, client_id: UUID) -> HttpResponse:
    """A fresh note; the newest draft opens instead, unless a fresh one was asked for. Writes nothing."""
    client = readable_client(request.actor, client_id)
    kind = PROCESS if request.GET.get("kind") == PROCESS else RECORD
    meeting = _meeting(request, client_id)
    if meeting is not None:
        kept = queries.note_of_meeting(request.actor, meeting.pk, kind)
    else:
        kept = None if "fresh" in request.GET else queries.newest_draft(request.actor, client_id)
    if kept is not None:
        return redirect("desk:note", kept.pk)
    note_id = _id(request.GET.get("id", ""))
    if note_id is None:
        return redirect(f"{request.path}?{urlencode({**request.GET.dict(), 'id': str(new_id())})}")
    template = request.GET.get("template", templates.FREE)
    start = {"kind": kind, "meeting": meeting.pk if meeting else None}
    form = filled_form(request.actor, client_id, template, {}, start)
    return _writing_page(request, note_id, form, client)


@for_member
@require_POST
def note_save(request: Visit, note_id: UUID) -> HttpResponse:
    """Keep the draft: by itself while one writes (JSON), or with the Save button."""
    form = posted_form(request.POST)
    if not form.is_valid():
        return _refused(request, note_id, form, Refused("required"))
    try:
        kept = _save(request, note_id, form)
    except Refused as no:
        return _refused(request, note_id, form, no)
    if _wants_json(request):
        return JsonResponse({"version": kept.revision, "saved": _clock(kept.saved_at)})
    return _back(form, kept)


@for_member
@require_POST
def note_sign(request: Visit, note_id: UUID) -> HttpResponse:
    """Keep what stands there, sign it and lock it."""
    form = posted_form(request.POST)
    if not form.is_valid():
        return _refused(request, note_id, form, Refused("required"))
    try:
        kept = _save(request, note_id, form)
        actions.sign_note(request.actor, kept.pk, revision=kept.revision)
    except Refused as no:
        return _refused(request, note_id, form, no)
    messages.success(request, _("Signed. From now on it can only be added to."))
    return _back(form, kept)


@for_member
@require_POST
def note_discard(request: Visit, note_id: UUID) -> HttpResponse:
    """Throw an own draft away, if it is still the one that was seen."""
    found = queries.note(request.actor, note_id)
    try:
        actions.discard_draft(request.actor, note_id, revision=_number(request.POST.get("version", "")))
    except Refused:
        messages.error(request, _("This note has changed in the meantime. Please look at it again."))
        return redirect("desk:note", note_id)
    return redirect("desk:notes", found.client_id)


@for_member
@require_POST
def note_add(request: Visit, note_id: UUID) -> HttpResponse:
    """Add to a signed note."""
    found = queries.note(request.actor, note_id)
    form = AddendumForm(request.POST)
    if form.is_valid():
        try:
            actions.add_addendum(request.actor, note_id, words=form.cleaned_data["words"])
        except Refused as no:
            form.add_error("words", WORDS[no.code])
        else:
            return redirect("desk:note", note_id)
    return _reading_page(request, found, form)


# For the wrap-up of a meeting


def for_meeting(actor: Actor, meeting: Any) -> dict[str, Any]:
    """The note of a meeting for the wrap-up page: its form while it is a draft, else the note itself."""
    kept = queries.note_of_meeting(actor, meeting.pk)
    if kept is not None and kept.status != "draft":
        return {"note": kept, "note_parts": named_parts(kept)}
    if kept is not None:
        form, note_id = note_form(actor, kept, back=BACK), kept.pk
    else:
        note_id = uuid5(meeting.pk, f"note {actor.id}")  # the same in every tab
        start = {"meeting": meeting.pk, "back": BACK}
        form = filled_form(actor, meeting.client_id, templates.FREE, {}, start)
    return {"note": kept, "note_form": form, "note_id": note_id, "saved": kept and _clock(kept.saved_at)}


def keep_from(request: Visit) -> HttpResponse | None:
    """Keep the note that came along with another button; a response only when it could not be kept."""
    note_id = _id(request.POST.get("note", ""))
    if note_id is None:
        return None
    form = posted_form(request.POST)
    if not form.is_valid():
        return _refused(request, note_id, form, Refused("required"))
    if templates.is_blank(form.parts) and not form.cleaned_data["version"]:
        return None
    try:
        _save(request, note_id, form)
    except Refused as no:
        return _refused(request, note_id, form, no)
    return None


def _save(request: Visit, note_id: UUID, form: NoteForm) -> Any:
    written = form.cleaned_data
    parts = form.parts
    if "copy" in request.POST:
        parts = _filled_from_last(request.actor, written, parts)
    return actions.save_note(
        request.actor,
        note_id,
        client_id=written["client"],
        revision=written["version"],
        parts=parts,
        template=written["template"],
        kind=written["kind"],
        meeting_id=written["meeting"],
    )


def _filled_from_last(actor: Actor, written: dict[str, Any], parts: dict[str, str]) -> dict[str, str]:
    """Empty sections take over what the last note of the same kind said there (copy-forward)."""
    signed = queries.latest_notes(actor, written["client"], limit=10)
    last = next((each for each in signed if each.kind == written["kind"]), None)
    if last is None:
        return parts
    sections = queries.sections_of(actor, written["template"])
    copied = templates.copied_forward(last.parts or {}, sections)
    return {name: parts.get(name, "") if parts.get(name, "").strip() else copied[name] for name in copied} | {
        name: words for name, words in parts.items() if name not in copied
    }


def _refused(request: Visit, note_id: UUID, form: NoteForm, no: Refused) -> HttpResponse:
    """Say why a draft was not kept; its words stay on the page."""
    if no.code == "not_author":
        raise NotYours from no
    if no.code in {"changed_elsewhere", "signed"}:
        other = queries.note(request.actor, no.facts.get("note_id", note_id))  # type: ignore[arg-type]
        return _conflict(request, form, other)
    if _wants_json(request):
        return JsonResponse({"message": str(WORDS[no.code])}, status=422)
    client_id = form.cleaned_data.get("client")
    if client_id is None:
        raise NotYours from no
    kept = queries.newest_draft(request.actor, client_id)
    if kept is not None and kept.pk == note_id:
        form = posted_form(request.POST, version=kept.revision)
    if form.is_valid():
        form.add_error(None, WORDS[no.code])
    client = readable_client(request.actor, client_id)
    form.offer(template_choices(request.actor))
    return _writing_page(request, note_id, form, client, status=422)


def _conflict(request: Visit, form: NoteForm, other: Any) -> HttpResponse:
    """Both texts side by side; nothing was overwritten, and what happens next is the writer's choice."""
    if _wants_json(request):
        return JsonResponse(
            {"version": other.revision, "url": reverse("desk:note", args=[other.pk])}, status=409
        )
    is_signed = other.status != "draft"
    start = {"kind": other.kind, "meeting": other.meeting_id, "version": other.revision}
    mine = filled_form(request.actor, other.client_id, form.cleaned_data["template"], form.parts, start)
    page = {
        "client": other.client,
        "other": other,
        "other_parts": named_parts(other),
        "mine": mine,
        "addendum": AddendumForm(initial={"words": "\n\n".join(filter(None, form.parts.values()))}),
        "is_signed": is_signed,
    }
    return render(request, "desk/notes/conflict.html", page, status=409)


def _writing_page(
    request: Visit, note_id: UUID, form: NoteForm, client: Any, *, kept: Any = None, status: int = 200
) -> HttpResponse:
    page = {
        "note_id": note_id,
        "note_form": form,
        "note": kept,
        "client": client,
        "saved": kept and _clock(kept.saved_at),
    }
    return render(request, "desk/notes/write.html", page, status=status)


def _reading_page(request: Visit, found: Any, form: AddendumForm) -> HttpResponse:
    page = {"note": found, "client": found.client, "parts": named_parts(found), "form": form}
    return render(request, "desk/notes/note.html", page, status=422 if form.errors else 200)


def _back(form: NoteForm, kept: Any) -> HttpResponse:
    if form.cleaned_data["back"] == BACK and kept.meeting_id:
        return redirect("desk:wrap_up", kept.meeting_id)
    return redirect("desk:note", kept.pk)


def _meeting(request: Visit, client_id: UUID) -> Any:
    meeting_id = _id(request.GET.get("meeting", ""))
    if meeting_id is None:
        return None
    found = queries.meeting(request.actor, meeting_id)
    if found.client_id != client_id:
        raise NotYours
    return found


def _wants_json(request: Visit) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _clock(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "TIME_FORMAT")


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
