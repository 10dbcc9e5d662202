"""The practice's library of tools: what can be adapted for a client and given (L02, A12)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.lib.errors import NotYours
from alongside.practice.actions import change_practice
from alongside.toolkit import actions, queries
from alongside.toolkit.enough import ABLE, MOST, SETTING, needed
from alongside.web.actors import Visit, for_member
from alongside.web.downloads import download
from alongside.web.role_words import LANGUAGES
from alongside.web.tool_forms import ToolForm, first_texts
from alongside.web.tool_words import KINDS


class LibraryForm(ToolForm):
    """A tool of the library, and the language in which it speaks."""

    language = forms.ChoiceField(label=_("Language of this tool"), choices=LANGUAGES)
    field_order = ("kind", "language")

    def also(self) -> dict[str, Any]:
        return {"language": self.cleaned_data["language"]}


class EnoughForm(forms.Form):
    """How many skills make an ending complete."""

    needed = forms.IntegerField(label=_("Skills that are enough"), min_value=1, max_value=MOST)


@for_member
def tool_library(request: Visit) -> HttpResponse:
    """All tools of the practice, in use or not."""
    return _list_page(request, EnoughForm(initial={"needed": needed(request.practice.thresholds)}))


@for_member
def new(request: Visit) -> HttpResponse:
    """Put a tool into the library."""
    _must_keep(request)
    start = {"language": request.practice.language}
    form = LibraryForm(request.POST or None, request.FILES or None, initial=start)
    if request.method == "POST" and form.keep(actions.add_library_tool, request.actor):
        return redirect("desk:tool_library")
    return render(request, "desk/tools/library_tool.html", {"form": form}, status=form.status)


@for_member
def one(request: Visit, library_id: UUID) -> HttpResponse:
    """One tool of the library, to change."""
    found = queries.library_tool(request.actor, library_id)
    start = first_texts(found) | {"language": found.language}
    form = LibraryForm(request.POST or None, request.FILES or None, initial=start)
    if request.method == "POST" and _change(request, form, library_id):
        return redirect("desk:tool_library")
    page = {"form": form, "tool": found, "saved_kind": _kind(form.saved)}
    return render(request, "desk/tools/library_tool.html", page, status=form.status)


@for_member
def file(request: Visit, library_id: UUID) -> HttpResponse:
    """The file or the sound of a tool of the library, to keep."""
    found = queries.library_tool(request.actor, library_id)
    if not found.size:
        raise NotYours
    return download(found.content or b"", name=found.file_name or "", media_type=found.content_type)


@for_member
@require_POST
def use(request: Visit, library_id: UUID) -> HttpResponse:
    """Out of use, or into use again."""
    actions.use_library_tool(request.actor, library_id, is_in_use="again" in request.POST)
    return redirect("desk:tool_library")


@for_member
@require_POST
def enough(request: Visit) -> HttpResponse:
    """How many skills make an ending complete, for the whole practice (L03)."""
    if not request.actor.runs_practice:
        raise Http404
    form = EnoughForm(request.POST)
    if not form.is_valid():
        return _list_page(request, form)
    thresholds = request.practice.thresholds | {SETTING: form.cleaned_data["needed"]}
    change_practice(request.actor, thresholds=thresholds)
    messages.success(request, gettext("Saved."))
    return redirect("desk:tool_library")


def _change(request: Visit, form: LibraryForm, library_id: UUID) -> bool:
    revision = form.cleaned_data["revision"] if form.is_valid() else None
    return form.keep(actions.change_library_tool, request.actor, library_id, revision=revision)


def _list_page(request: Visit, form: EnoughForm) -> HttpResponse:
    rows = queries.library(request.actor)
    languages = dict(LANGUAGES)
    page = {
        "rows": [(each, KINDS[each.kind], languages[each.language]) for each in rows],
        "form": form if request.actor.runs_practice else None,
        "able": ABLE,
    }
    return render(request, "desk/tools/library.html", page, status=422 if form.errors else 200)


def _kind(saved: Any) -> object:
    return KINDS[saved.kind] if saved is not None else ""


def _must_keep(request: Visit) -> None:
    if not queries.may_keep_library(request.actor):
        raise Http404
