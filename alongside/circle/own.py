"""What is the client's very own, where they let somebody read it: the card for hard days, diary entries, decisions."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from alongside.circle.looking import keep_look, look, show
from alongside.decisions.queries import decisions as decisions_of
from alongside.diary import queries as diary_of
from alongside.toolkit.card_parts import PARTS
from alongside.toolkit.queries import card as card_of
from alongside.web.actors import Visit, for_circle
from alongside.web.downloads import download
from alongside.web.tool_words import CARD


@for_circle
@require_safe
def card(request: Visit) -> HttpResponse:
    """The card for hard days, whole."""
    eyes, client_id = look(request, "card")
    found = card_of(eyes, client_id)
    parts = [(CARD[name], words) for name in PARTS if (words := getattr(found, name, None))]
    return show(request, eyes, "card", {"parts": parts})


@for_circle
@require_safe
def diary(request: Visit) -> HttpResponse:
    """The newest entries that the client shared with this very person; no other is counted or named."""
    eyes, client_id = look(request, "diary")
    found = diary_of.entries(request.actor, client_id)[: diary_of.PAGE]
    return show(request, eyes, "diary", {"entries": found})


@for_circle
@require_safe
def diary_medium(request: Visit, entry_id: UUID, kind: str) -> HttpResponse:
    """The photo or the sound of such an entry, to keep."""
    eyes, _client = look(request, "diary")
    found = diary_of.medium(request.actor, entry_id, kind)
    keep_look(request, eyes)
    return download(found.content, name=found.name, media_type=found.media_type)


@for_circle
@require_safe
def decisions(request: Visit) -> HttpResponse:
    """Decisions that both have signed and that hold: the question, what was chosen, who does what."""
    eyes, client_id = look(request, "decisions")
    signed = [_decided(each) for each in decisions_of(eyes, client_id) if each.state == "signed"]
    return show(request, eyes, "decisions", {"decisions": signed})


def _decided(seen: Any) -> dict[str, Any]:
    row = seen.decision
    chosen = [each.words for each in (*seen.ours, *seen.theirs) if each.pk == row.choice_id]
    return {
        "question": row.question,
        "choice": chosen[0] if chosen else "",
        "who_does": row.who_does,
        "on": max(row.member_signed_at, row.client_signed_at),
    }
