"""What a client lets somebody around them read: times, agreement, goals, steps. Nothing is written here."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.circle.looking import look, show
from alongside.frame import queries as frames
from alongside.scheduling import queries as calendar
from alongside.steps import queries as steps_of
from alongside.voice.queries import goals as goals_of
from alongside.web import goal_words
from alongside.web.actors import Visit, for_circle
from alongside.web.agreement import agreed_line, parts
from alongside.web.places import PLACE_WORDS

CLOSED_SHOWN = 10


@for_circle
@require_safe
def times(request: Visit) -> HttpResponse:
    """The next planned meetings: when, where, with whom. No fee, and no way in by video."""
    eyes, client_id = look(request, "times")
    planned = calendar.upcoming_of_client(eyes, client_id, timezone.now())
    rows = [(each, _where(each)) for each in planned if each.status == "planned"]
    return show(request, eyes, "times", {"planned": rows})


def _where(appointment: Any) -> Any:
    return appointment.room.name if appointment.room else PLACE_WORDS[appointment.place_kind]


@for_circle
@require_safe
def agreement(request: Visit) -> HttpResponse:
    """The agreement that holds now."""
    eyes, client_id = look(request, "agreement")
    frame = frames.frame_of_client(eyes, client_id)
    page = {"frame": frame, "parts": parts(frame), "agreed": agreed_line(frame)} if frame else {}
    return show(request, eyes, "agreement", page)


@for_circle
@require_safe
def goals(request: Visit) -> HttpResponse:
    """Open goals and how near they are, then those that are closed."""
    eyes, client_id = look(request, "goals")
    found = goals_of.goals(eyes, client_id)
    page = {
        "goals": [
            (each, goal_words.MOVEMENTS[each.movement]) for each in found if each.goal.closed_at is None
        ],
        "closed": [(each, goal_words.CLOSED[each.goal.closed_as]) for each in found if each.goal.closed_at],
    }
    return show(request, eyes, "goals", page)


@for_circle
@require_safe
def steps(request: Visit) -> HttpResponse:
    """Steps that are open, the client's and the other side's, and the last that are done."""
    eyes, client_id = look(request, "steps")
    found = steps_of.open_steps(eyes, client_id)
    closed = steps_of.closed_steps(eyes, client_id, limit=CLOSED_SHOWN)
    page = {
        "own": [each for each in found if each.owner == "client"],
        "others": [each for each in found if each.owner != "client"],
        "done": [each for each in closed if each.status == "done"],
    }
    return show(request, eyes, "steps", page)
