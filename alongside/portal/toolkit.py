"""My tools: what I took along, when to use it, and what helped (L02). They stay mine after the ending."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.lib.errors import NotYours
from alongside.toolkit import actions, queries
from alongside.toolkit.links import host
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_client
from alongside.web.downloads import download, play
from alongside.web.forms import DateTimeInput, ScaleField, Textarea
from alongside.web.reading import own_file
from alongside.web.tool_forms import ToolForm, first_texts
from alongside.web.tool_words import KINDS, REFUSALS


class UseForm(ActingForm):
    """I used it: when, how much it helped, and words if I like."""

    refusals = REFUSALS

    at = forms.DateTimeField(label=_("When was it?"), required=False, widget=DateTimeInput)
    helped = ScaleField(
        label=_("How much did it help?"), low=_("not at all"), high=_("very much"), required=False
    )
    words = forms.CharField(
        label=_("What do you want to remember of it?"),
        max_length=4_000,
        required=False,
        widget=Textarea(lines=2),
    )


@for_client
def tools(request: Visit) -> HttpResponse:
    """Every tool I have; what I put away stands below."""
    found = [(each, KINDS[each.tool.kind]) for each in queries.tools(request.actor, own_file(request.actor))]
    page = {
        "at_hand": [(each, kind) for each, kind in found if each.tool.put_away_at is None],
        "away": [(each, kind) for each, kind in found if each.tool.put_away_at is not None],
    }
    return render(request, "portal/tools/tools.html", page)


@for_client
def tool(request: Visit, tool_id: UUID) -> HttpResponse:
    """One tool: its words, to open, to listen, to keep; and a use of it to note."""
    seen = queries.tool(request.actor, tool_id)
    form = UseForm(request.POST or None, initial={"at": _now()})
    if request.method == "POST" and form.do(actions.note_use, request.actor, tool_id):
        messages.success(request, gettext("Noted."))
        return redirect("portal:tool", tool_id)
    page = {
        "seen": seen,
        "kind": KINDS[seen.tool.kind],
        "host": host(seen.tool.link or ""),
        "form": form,
    }
    return render(request, "portal/tools/tool.html", page, status=422 if form.errors else 200)


@for_client
def tool_new(request: Visit) -> HttpResponse:
    """A tool of my own."""
    form = ToolForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.keep(actions.add_own_tool, request.actor):
        return redirect("portal:tools")
    return render(request, "portal/tools/write.html", {"form": form}, status=form.status)


@for_client
def tool_edit(request: Visit, tool_id: UUID) -> HttpResponse:
    """My own tool, said better."""
    seen = queries.tool(request.actor, tool_id)
    if not seen.is_own:
        raise NotYours
    form = ToolForm(request.POST or None, request.FILES or None, initial=first_texts(seen.tool))
    if request.method == "POST" and _change(request, form, tool_id):
        return redirect("portal:tool", tool_id)
    saved_kind = KINDS[form.saved.kind] if form.saved else ""
    page = {"form": form, "tool": seen.tool, "saved_kind": saved_kind}
    return render(request, "portal/tools/write.html", page, status=form.status)


@for_client
@require_POST
def tool_place(request: Visit, tool_id: UUID) -> HttpResponse:
    """Put it away, or take it out again."""
    if "out" in request.POST:
        actions.take_out(request.actor, tool_id)
    else:
        actions.put_away(request.actor, tool_id)
    return redirect("portal:tools")


@for_client
def tool_file(request: Visit, tool_id: UUID) -> HttpResponse:
    """The file or the sound, to keep."""
    found = _with_file(request, tool_id)
    return download(found.content or b"", name=found.file_name or "", media_type=found.content_type)


@for_client
def tool_sound(request: Visit, tool_id: UUID) -> HttpResponse:
    """The sound, to listen to on its page."""
    found = _with_file(request, tool_id)
    if found.kind != "audio":
        raise NotYours
    return play(request, found.content or b"", media_type=found.content_type)


def _with_file(request: Visit, tool_id: UUID) -> Any:
    found = queries.tool(request.actor, tool_id).tool
    if not found.size:
        raise NotYours
    return found


def _change(request: Visit, form: ToolForm, tool_id: UUID) -> bool:
    revision = form.cleaned_data["revision"] if form.is_valid() else None
    return form.keep(actions.change_tool, request.actor, tool_id, revision=revision)


def _now() -> datetime:
    return timezone.localtime().replace(second=0, microsecond=0)
