"""A client's diary on the desk: what they share, and nothing that says whether there is more (B07)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import open_engagement, readable_client
from alongside.diary import actions, queries
from alongside.diary.media import PHOTO, SOUND
from alongside.diary.themes import moods, recurring
from alongside.web.actors import Visit, for_member
from alongside.web.diary_forms import PromptForm
from alongside.web.diary_page import mood_picture
from alongside.web.diary_words import RHYTHMS
from alongside.web.downloads import download, play
from alongside.web.reading import earlier_than


@for_member
def diary(request: Visit, client_id: UUID) -> HttpResponse:
    """Entries that the client shares, their themes, and a question to propose."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    form = PromptForm(request.POST or None)
    if request.method == "POST" and form.do(actions.propose_prompt, request.actor, client_id):
        messages.success(request, _("The question is proposed. It is asked when the client says yes."))
        return redirect("desk:diary", client_id)
    found = queries.entries(request.actor, client_id, before=earlier_than(request))
    days = queries.days(request.actor, client_id)
    page = {
        "client": client,
        "form": form,
        "entries": [(each, _question(each)) for each in found[: queries.PAGE]],
        "more": found[queries.PAGE - 1].pk if len(found) > queries.PAGE else None,
        "n": len(days),
        "themes": recurring(days),
        "moods": moods(days),
        "picture": mood_picture(days),
        "prompts": [
            (each, RHYTHMS.get(each.every_days)) for each in queries.prompts(request.actor, client_id)
        ],
        "may_propose": open_engagement(client_id) is not None,
        "today": timezone.localdate(),
    }
    return render(request, "desk/diary/diary.html", page, status=422 if form.errors else 200)


def _question(entry: Any) -> str:
    """What we asked; the client's own question to themselves stays theirs."""
    return entry.prompt.words if entry.prompt and entry.prompt.set_by_id else ""


@for_member
@require_POST
def prompt_withdraw(request: Visit, prompt_id: UUID) -> HttpResponse:
    """Ask it no more."""
    found = queries.prompt(request.actor, prompt_id)
    actions.stop_prompt(request.actor, prompt_id)
    return redirect("desk:diary", found.client_id)


@for_member
def photo(request: Visit, entry_id: UUID) -> HttpResponse:
    """The photo of a shared entry."""
    found = queries.medium(request.actor, entry_id, PHOTO)
    return download(found.content, name=found.name, media_type=found.media_type)


@for_member
def sound(request: Visit, entry_id: UUID) -> HttpResponse:
    """The recording of a shared entry."""
    found = queries.medium(request.actor, entry_id, SOUND)
    return play(request, found.content, media_type=found.media_type)
