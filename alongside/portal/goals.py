"""The client's own goals: say them, say yes to them, say how near they are, and let them go (C01, B12)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.lib.errors import NotYours, Refused
from alongside.voice.actions import goals as actions
from alongside.voice.queries import goals as queries
from alongside.web import goal_words
from alongside.web.actors import Visit, for_client
from alongside.web.goals import NearForm, OwnBeliefForm, OwnGoalForm, RatingForm, near_picture

CHANGES: dict[str, Any] = {
    "agree": actions.agree_to_goal,
    "open": actions.reopen_goal,
    **{
        how: (lambda actor, goal_id, how=how: actions.close_goal(actor, goal_id, how=how))
        for how in actions.WAYS_TO_CLOSE
    },
}


@for_client
def goals(request: Visit) -> HttpResponse:
    """What I want to reach, how near it is, and one more goal."""
    me = request.actor.myself
    is_near = request.method == "POST" and request.POST.get("form") == "near"
    near = NearForm(request.actor, me, request.POST if is_near else None)
    form = OwnGoalForm(request.POST if request.method == "POST" and not is_near else None)
    if is_near and near.is_valid():
        if near.save():
            messages.success(request, _("Thank you. It is kept."))
        return redirect("portal:goals")
    if form.is_bound and form.do(actions.set_goal, request.actor, me):
        return redirect("portal:goals")
    found = queries.goals(request.actor, me)
    page = {
        "near": near,
        "form": form,
        "open": [
            (each, goal_words.MOVEMENTS[each.movement]) for each in found if each.goal.closed_at is None
        ],
        "closed": [(each, goal_words.CLOSED[each.goal.closed_as]) for each in found if each.goal.closed_at],
    }
    is_refused = bool(form.errors or near.errors)
    return render(request, "portal/goals/goals.html", page, status=422 if is_refused else 200)


@for_client
def goal(request: Visit, goal_id: UUID) -> HttpResponse:
    """One goal of mine: its words, what I believed and believe, and my ratings."""
    found = queries.goal(request.actor, goal_id)
    sent = request.POST.get("form", "") if request.method == "POST" else ""
    forms = _forms(request, found, sent)
    if sent and forms[sent][1]():
        return redirect("portal:goal", goal_id)
    page = {
        "seen": found,
        "movement": goal_words.MOVEMENTS[found.movement],
        "closed_as": goal_words.CLOSED.get(found.goal.closed_as, ""),
        "near": near_picture(found),
        "rows": [(each, (found.goal.levels or {}).get(str(each.level), "")) for each in found.ratings[::-1]],
        **{f"{name}_form": form for name, (form, _save) in forms.items()},
    }
    is_refused = bool(sent) and bool(forms[sent][0].errors)
    return render(request, "portal/goals/goal.html", page, status=422 if is_refused else 200)


def _forms(request: Visit, found: queries.GoalSeen, sent: str) -> dict[str, tuple[Any, Any]]:
    """The forms of the page by name, each with how it is kept. NotYours for a name that is none of them."""
    actor, goal = request.actor, found.goal

    def data(name: str) -> Any:
        return request.POST if sent == name else None

    said = {name: getattr(goal, name) or "" for name in ("words", "before", "after")}
    change = OwnGoalForm(data("change"), initial=said, auto_id="change_%s")
    belief = OwnBeliefForm(data("belief"), initial=said, auto_id="belief_%s")
    rating = RatingForm(data("rating"), goal=goal, is_client=True)
    found_forms = {
        "change": (change, lambda: change.do(actions.change_goal, actor, goal.pk)),
        "belief": (belief, lambda: belief.do(actions.change_goal, actor, goal.pk)),
        "rating": (rating, lambda: rating.do(actions.rate_goal, actor, goal.pk)),
    }
    if sent and sent not in found_forms:
        raise NotYours
    return found_forms


@for_client
@require_POST
def change_goal(request: Visit, goal_id: UUID) -> HttpResponse:
    """My yes; reached, changed or let go without a reason; open again."""
    change = CHANGES.get(request.POST.get("now", ""))
    if change is not None:
        try:
            change(request.actor, goal_id)
        except Refused as no:
            raise NotYours from no  # its page offers no such button
    return redirect("portal:goals")
