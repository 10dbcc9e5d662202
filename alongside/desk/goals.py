"""A client's goals on the desk: what both agreed to, how near it is, and what the alliance rests on (C01, B12)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.voice.actions import goals as actions
from alongside.voice.queries import goals as queries
from alongside.web import goal_words
from alongside.web.actors import Visit, for_member
from alongside.web.goals import GoalChangeForm, GoalForm, LevelsForm, RatingForm, near_picture

CHANGES: dict[str, Any] = {
    "agree": actions.agree_to_goal,
    "open": actions.reopen_goal,
    **{
        how: (lambda actor, goal_id, how=how: actions.close_goal(actor, goal_id, how=how))
        for how in actions.WAYS_TO_CLOSE
    },
}


@for_member
def goals(request: Visit, client_id: UUID) -> HttpResponse:
    """All goals of a client, and a form for one more."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    form = GoalForm(request.POST or None)
    if request.method == "POST" and form.do(actions.set_goal, request.actor, client_id):
        return redirect("desk:goals", client_id)
    found = queries.goals(request.actor, client_id)
    attained = queries.attainment(found)
    page = {
        "client": client,
        "form": form,
        "open": [_line(each) for each in found if each.goal.closed_at is None],
        "closed": [(each, goal_words.CLOSED[each.goal.closed_as]) for each in found if each.goal.closed_at],
        "alliance": queries.alliance(request.actor, client_id, found),
        "attained": attained,
        "tasks": [
            (goal_words.TASKS[each.task], goal_words.MOVEMENTS[each.movement], each)
            for each in attained.tasks
        ],
    }
    return render(request, "desk/goals/goals.html", page, status=422 if form.errors else 200)


@for_member
def goal(request: Visit, goal_id: UUID) -> HttpResponse:
    """One goal: its words, levels, beliefs and ratings; three forms, each with a name of its own."""
    found = queries.goal(request.actor, goal_id)
    clients.open_file(request.actor, found.goal.client)
    sent = request.POST.get("form", "") if request.method == "POST" else ""
    forms = _forms(request, found, sent)
    if sent and forms[sent][1]():
        return redirect("desk:goal", goal_id)
    page = {
        "client": found.goal.client,
        "seen": found,
        "movement": goal_words.MOVEMENTS[found.movement],
        "task": goal_words.TASKS.get(found.goal.task, ""),
        "closed_as": goal_words.CLOSED.get(found.goal.closed_as, ""),
        "near": near_picture(found),
        "rows": [(each, (found.goal.levels or {}).get(str(each.level), "")) for each in found.ratings[::-1]],
        **{f"{name}_form": form for name, (form, _save) in forms.items()},
    }
    is_refused = bool(sent) and bool(forms[sent][0].errors)
    return render(request, "desk/goals/goal.html", page, status=422 if is_refused else 200)


def _forms(request: Visit, found: queries.GoalSeen, sent: str) -> dict[str, tuple[Any, Any]]:
    """The forms of the page by name, each with how it is kept. NotYours for a name that is none of them."""
    actor, goal = request.actor, found.goal

    def data(name: str) -> Any:
        return request.POST if sent == name else None

    initial = {name: getattr(goal, name) or "" for name in ("words", "task", "weight", "before", "after")}
    change = GoalChangeForm(data("change"), initial=initial, auto_id="change_%s")
    levels = LevelsForm(data("levels"), goal=goal)
    rating = RatingForm(data("rating"), goal=goal, is_client=False)
    found_forms = {
        "change": (change, lambda: change.do(actions.change_goal, actor, goal.pk)),
        "levels": (levels, lambda: levels.save(actor, goal.pk)),
        "rating": (rating, lambda: rating.do(actions.rate_goal, actor, goal.pk)),
    }
    if sent and sent not in found_forms:
        raise NotYours
    return found_forms


def _line(seen: queries.GoalSeen) -> tuple[queries.GoalSeen, object, object]:
    return seen, goal_words.MOVEMENTS[seen.movement], goal_words.TASKS.get(seen.goal.task, "")


@for_member
@require_POST
def change_goal(request: Visit, goal_id: UUID) -> HttpResponse:
    """Our yes; reached, changed or let go; open again."""
    found = queries.goal(request.actor, goal_id)
    change = CHANGES.get(request.POST.get("now", ""))
    if change is not None:
        try:
            change(request.actor, goal_id)
        except Refused as no:
            raise NotYours from no  # its page offers no such button
    return redirect("desk:goals", found.goal.client_id)
