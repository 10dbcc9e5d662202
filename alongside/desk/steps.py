"""Steps of a client on the desk: set, changed, done, let go, open again."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import open_engagement, readable_client
from alongside.lib.errors import NotYours
from alongside.steps import actions, queries
from alongside.steps.balance import ADVICE, CLIENT, PRACTITIONER, default_owner
from alongside.trail.actors import Actor
from alongside.voice.queries.goals import open_goals
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.forms import DateInput
from alongside.web.step_forms import REFUSALS, DetailedStepForm, goal_field, offer_goals, what_is_known

OWNERS = [(CLIENT, _("The client")), (PRACTITIONER, _("The practitioner"))]
CHANGES = {"done": actions.finish_step, "dropped": actions.drop_step, "open": actions.reopen_step}


class StepForm(ActingForm):
    """One step: what, whose, and perhaps until when; for the last minute of a meeting."""

    refusals = REFUSALS
    words = forms.CharField(label=_("Next step"), max_length=actions.LONGEST)
    owner = forms.ChoiceField(label=_("Who does it"), choices=OWNERS)
    due_on = forms.DateField(label=_("Until"), required=False, widget=DateInput)
    goal_id = goal_field()

    def __init__(self, data: Any, goals: Iterable[Any], **more: Any) -> None:
        super().__init__(data, **more)
        offer_goals(self, goals)

    def set_step(self, actor: Actor, client_id: UUID, meeting_id: UUID | None = None) -> bool:
        """Set the step; False, with the reason beside its field, where it is refused."""
        return self.do(actions.set_step, actor, client_id, meeting_id=meeting_id)


class WholeStepForm(DetailedStepForm):
    """A new step with all that may be said about it, and whose it is."""

    owner = forms.ChoiceField(label=_("Who does it"), choices=OWNERS)


def step_form(actor: Actor, client_id: UUID, data: Any = None) -> StepForm:
    """A step's form; in advice work it is the client's unless said otherwise (D04, D09)."""
    goals = open_goals(actor, client_id)
    return StepForm(data, goals, initial={"owner": _usual_owner(client_id)}, auto_id="step_%s")


def _usual_owner(client_id: UUID) -> str:
    work = open_engagement(client_id)
    return default_owner(work.kind if work else ADVICE)


@for_member
def client_steps(request: Visit, client_id: UUID) -> HttpResponse:
    """A client's steps: open ones, and those that are done or let go."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    usual = {"owner": _usual_owner(client_id)}
    form = WholeStepForm(request.POST or None, open_goals(request.actor, client_id), initial=usual)
    if request.method == "POST" and form.do(actions.set_step, request.actor, client_id):
        return redirect("desk:steps", client_id)
    page = {
        "client": client,
        "form": form,
        "steps": queries.open_steps(request.actor, client_id),
        "closed": queries.closed_steps(request.actor, client_id),
    }
    return render(request, "desk/steps/steps.html", page, status=422 if form.errors else 200)


@for_member
def step(request: Visit, step_id: UUID) -> HttpResponse:
    """One step said differently: smaller, later, another way."""
    found = queries.step(request.actor, step_id)
    client = readable_client(request.actor, found.client_id)
    clients.open_file(request.actor, client)
    goals = open_goals(request.actor, client.pk)
    form = DetailedStepForm(request.POST or None, goals, initial=what_is_known(found))
    if request.method == "POST" and form.do(actions.change_step, request.actor, step_id):
        return redirect("desk:steps", client.pk)
    page = {"client": client, "form": form}
    return render(request, "desk/steps/step.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def change_step(request: Visit, step_id: UUID) -> HttpResponse:
    """Done, let go, or open again; back to where it was pressed."""
    step = queries.step(request.actor, step_id)
    change = CHANGES.get(request.POST.get("now", ""))
    if change is not None:
        change(request.actor, step_id)
    if "meeting" in request.POST:
        return redirect("desk:wrap_up", _id(request.POST["meeting"]))
    return redirect("desk:steps", step.client_id)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotYours from error
