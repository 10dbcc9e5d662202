"""What is worth a conversation, and what became of it (C02, C04, C05)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours
from alongside.meetings.queries import meetings_of
from alongside.templatetags.times import long_day
from alongside.voice.actions import loop
from alongside.voice.queries import caring
from alongside.web.actors import Visit, for_member
from alongside.web.caring_forms import TalkForm
from alongside.web.caring_words import OUTCOMES, WHY, asked_about

MEETINGS = 6


@for_member
def concerns(request: Visit, client_id: UUID) -> HttpResponse:
    """All that was worth a conversation with one client: what is open first."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    page = {"client": client, "concerns": [line(each) for each in caring.concerns(request.actor, client_id)]}
    return render(request, "desk/caring/concerns.html", page)


@for_member
def concern(request: Visit, concern_id: UUID) -> HttpResponse:
    """One of them: what was answered, what was said about it, what changes, and whether to ask again."""
    found = caring.concern(request.actor, concern_id)
    row = found.concern
    clients.open_file(request.actor, row.client)
    form = TalkForm(request.POST or None, initial=_initial(row), meetings=_meetings(request, row))
    if request.method == "POST" and form.do(loop.talk_about, request.actor, concern_id):
        return redirect("desk:concern", concern_id)
    page = {
        **line(found),
        "client": row.client,
        "form": form,
        "outcomes": OUTCOMES.items(),
        "closed_as": OUTCOMES.get(row.closed_as, ""),
    }
    return render(request, "desk/caring/concern.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def concern_close(request: Visit, concern_id: UUID) -> HttpResponse:
    """Better, the same, or let go."""
    outcome = request.POST.get("outcome", "")
    if outcome not in OUTCOMES:
        raise NotYours
    closed = loop.close_concern(request.actor, concern_id, outcome=outcome)
    return redirect("desk:concerns", closed.client_id)


def line(look: caring.Look) -> dict[str, Any]:
    """One concern in words: what was asked, why it is worth a conversation, and what was answered."""
    return {"look": look, "row": look.concern, "asked": asked_about(look), "why": WHY[look.concern.why]}


def _initial(row: Any) -> dict[str, Any]:
    return {
        "meeting_id": row.meeting_id or "",
        "said": row.said,
        "changed": row.changed,
        "shares": row.shared_at is not None,
        "asks_again": row.recheck_wanted_at is not None,
    }


def _meetings(request: Visit, row: Any) -> list[tuple[str, str]]:
    found = meetings_of(request.actor, row.client_id, limit=MEETINGS)
    return [(str(each.pk), long_day(each.started_at)) for each in found if each.started_at]
