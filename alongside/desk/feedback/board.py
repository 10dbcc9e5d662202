"""The board: each touchpoint's numbers with words beside them, what waits, who has no voice; and the digest."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from alongside.feedback import actions, queries
from alongside.web.actors import Visit, for_member
from alongside.web.feedback_words import RATINGS, STATUS, TOLD_BY, WHOSE

MOMENTS = 5


@for_member
def board(request: Visit) -> HttpResponse:
    """Everything in one look: a number is never alone (C09)."""
    actor, now = request.actor, timezone.now()
    page = {
        "lines": _lines(request, now),
        "waiting": [(each, RATINGS.get(each.rating, "")) for each in queries.waiting_feedback(actor)],
        "numbers": queries.numbers(actor),
        "voices": [(each, WHOSE[each.whose]) for each in queries.voices(actor, now)],
        "moments": [(each, TOLD_BY[each.told_by]) for each in queries.moments(actor, MOMENTS)],
        "today": now.date(),
    }
    return render(request, "desk/feedback/board.html", page)


@for_member
def digest(request: Visit) -> HttpResponse:
    """What a team reads together (C08): numbers, moments, words without names, what came of it; to be printed."""
    actor, now = request.actor, timezone.now()
    if request.method == "POST":
        actions.read_digest(actor)
        return redirect("desk:feedback_digest")
    readers = queries.digest_readers(actor, timezone.localdate())
    lines = _lines(request, now)
    page = {
        "lines": lines,
        "words": queries.words_without_names(actor),
        "moments": [(each, TOLD_BY[each.told_by]) for each in queries.moments(actor, 12) if each.is_for_all],
        "numbers": queries.numbers(actor),
        "told": [(each, STATUS[each.outcome]) for each in queries.told(request.practice)[:8]],
        "improvements": queries.improvements(actor),
        "now": now,
        "readers": [each.member.name for each in readers],
        "has_read": any(each.member_id == actor.id for each in readers),
    }
    return render(request, "desk/feedback/digest.html", page)


def _lines(request: Visit, now: Any) -> list[tuple[str, Any]]:
    language = get_language() or request.practice.language
    return [(queries.name_of(each.touchpoint, language), each) for each in queries.board(request.actor, now)]
