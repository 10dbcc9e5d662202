"""The client's own steps: add one, say it differently, done, or let go."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.lib.errors import NotYours, Refused
from alongside.meetings import queries as meetings
from alongside.steps import actions, queries
from alongside.voice.queries.goals import open_goals
from alongside.web.actors import Visit, for_client
from alongside.web.reading import own_file
from alongside.web.step_forms import OwnStepForm, what_is_known

CHANGES = {"done": actions.finish_step, "dropped": actions.drop_step, "open": actions.reopen_step}


@for_client
def my_steps(request: Visit) -> HttpResponse:
    """What I do next, what the practitioner does, and what is done."""
    client_id = own_file(request.actor)
    form = OwnStepForm(request.POST or None, open_goals(request.actor, client_id))
    if request.method == "POST" and form.do(actions.set_step, request.actor, client_id):
        return redirect("portal:steps")
    found = queries.open_steps(request.actor, client_id)
    page = {
        "form": form,
        "mine": [step for step in found if step.owner == "client"],
        "theirs": [step for step in found if step.owner != "client"],
        "closed": queries.closed_steps(request.actor, client_id, limit=10),
        "has_documents": bool(meetings.documents(request.actor, client_id)),
    }
    return render(request, "portal/steps.html", page, status=422 if form.errors else 200)


@for_client
def my_step(request: Visit, step_id: UUID) -> HttpResponse:
    """One of my steps, said differently: smaller, later, another way. Nobody asks why."""
    found = queries.step(request.actor, step_id)
    if found.owner != "client":
        raise NotYours
    goals = open_goals(request.actor, own_file(request.actor))
    form = OwnStepForm(request.POST or None, goals, initial=what_is_known(found))
    if request.method == "POST" and form.do(actions.change_step, request.actor, step_id):
        return redirect("portal:steps")
    return render(request, "portal/step.html", {"form": form}, status=422 if form.errors else 200)


@for_client
@require_POST
def change_step(request: Visit, step_id: UUID) -> HttpResponse:
    """Done, let go without a reason, or open again."""
    change = CHANGES.get(request.POST.get("now", ""))
    if change is not None:
        try:
            change(request.actor, step_id)
        except Refused as no:
            raise NotYours from no  # its page offers no such button
    return redirect("portal:steps")
