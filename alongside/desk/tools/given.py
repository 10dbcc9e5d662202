"""Tools in a client's hand, on the desk: give one, adapt it, and read what the client says of it (L02, A12)."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours
from alongside.meetings.queries import meeting as read_meeting
from alongside.toolkit import actions, queries
from alongside.toolkit.links import host
from alongside.web.actors import Visit, for_member
from alongside.web.downloads import download
from alongside.web.forms import Textarea
from alongside.web.role_words import LANGUAGES
from alongside.web.tool_forms import ToolForm, first_texts
from alongside.web.tool_words import KINDS


class GiveForm(ToolForm):
    """A tool for one person."""

    adapted = forms.CharField(
        label=_("What was changed for this person"),
        help_text=_("The client reads this too."),
        max_length=2_000,
        required=False,
        widget=Textarea(lines=2),
    )

    def __init__(self, *args: Any, is_from_library: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["when_to_use"].required = True
        self.fields["adapted"].required = is_from_library

    def also(self) -> dict[str, Any]:
        return {"adapted": self.cleaned_data["adapted"]}


@for_member
def tools(request: Visit, client_id: UUID) -> HttpResponse:
    """What the client has at hand, how they say it helps, and meetings from which nothing was taken along."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    found = queries.tools(request.actor, client_id)
    page = {
        "client": client,
        "tools": [(each, KINDS[each.tool.kind]) for each in found],
        "meetings": queries.meetings_without(request.actor, client_id),
        "card": queries.card(request.actor, client_id),
        "may_keep_library": queries.may_keep_library(request.actor),
    }
    return render(request, "desk/tools/tools.html", page)


@for_member
def give(request: Visit, client_id: UUID) -> HttpResponse:
    """Give a tool: one from the library, adapted, or one made for this client."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    library, meeting = _library(request), _meeting(request, client_id)
    form = GiveForm(
        request.POST or None,
        request.FILES or None,
        initial=first_texts(library) if library else {},
        is_from_library=library is not None,
    )
    about = {"library_id": library.pk if library else None, "meeting_id": meeting.pk if meeting else None}
    if request.method == "POST" and form.keep(actions.give_tool, request.actor, client_id, **about):
        return redirect("desk:wrap_up", meeting.pk) if meeting else redirect("desk:tools", client_id)
    page = {"client": client, "form": form, "library": library, "meeting": meeting}
    if library is None:
        page["to_give"] = _to_give(request, client)
    return render(request, "desk/tools/give.html", page, status=form.status)


@for_member
def tool(request: Visit, tool_id: UUID) -> HttpResponse:
    """One tool: what the client says of it, and its words to change."""
    seen = queries.tool(request.actor, tool_id)
    client = seen.tool.client
    clients.open_file(request.actor, client)
    form = None if seen.is_own else _change_form(request, seen)
    if form is None and request.method == "POST":
        raise NotYours
    if form is not None and request.method == "POST" and _change(request, form, tool_id):
        return redirect("desk:tool", tool_id)
    page = {
        "client": client,
        "seen": seen,
        "kind": KINDS[seen.tool.kind],
        "host": host(seen.tool.link or ""),
        "form": form,
        "saved_kind": KINDS[form.saved.kind] if form and form.saved else "",
    }
    return render(request, "desk/tools/tool.html", page, status=form.status if form else 200)


@for_member
def file(request: Visit, tool_id: UUID) -> HttpResponse:
    """The file or the sound of a tool, to keep."""
    found = queries.tool(request.actor, tool_id).tool
    if not found.size:
        raise NotYours
    clients.open_file(request.actor, found.client)
    return download(found.content or b"", name=found.file_name or "", media_type=found.content_type)


@for_member
@require_POST
def no_tool(request: Visit, meeting_id: UUID) -> HttpResponse:
    """Nothing to take along from this meeting, said so (L02)."""
    actions.say_no_tool(request.actor, meeting_id)
    return redirect("desk:wrap_up", meeting_id)


def along(request: Visit, meeting_id: UUID) -> dict[str, Any]:
    """What the client takes along from a meeting, for its wrap-up (L02)."""
    return {
        "along": queries.tools_of_meeting(request.actor, meeting_id),
        "has_none_along": queries.said_no_tool(request.actor, meeting_id),
    }


def _change_form(request: Visit, seen: queries.ToolSeen) -> GiveForm:
    start = first_texts(seen.tool) | {"adapted": seen.tool.adapted}
    sent = request.POST or None
    return GiveForm(
        sent, request.FILES or None, initial=start, is_from_library=seen.tool.library_id is not None
    )


def _change(request: Visit, form: GiveForm, tool_id: UUID) -> bool:
    revision = form.cleaned_data["revision"] if form.is_valid() else None
    return form.keep(actions.change_tool, request.actor, tool_id, revision=revision)


def _to_give(request: Visit, client: Any) -> list[tuple[Any, object, object]]:
    languages = dict(LANGUAGES)
    found = queries.library_to_give(request.actor, client.language)
    return [(each, KINDS[each.kind], languages[each.language]) for each in found]


def _library(request: Visit) -> Any:
    """The tool of the library from which one starts: `?library=`."""
    found = _id(request.GET.get("library", ""))
    if found is None:
        return None
    row = queries.library_tool(request.actor, found)
    if not row.is_in_use:
        raise NotYours
    return row


def _meeting(request: Visit, client_id: UUID) -> Any:
    """The meeting from which it is taken along: `?meeting=`."""
    found = _id(request.GET.get("meeting", ""))
    if found is None:
        return None
    row = read_meeting(request.actor, found)
    if row.client_id != client_id:
        raise NotYours
    return row


def _id(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError as error:
        raise NotYours from error
