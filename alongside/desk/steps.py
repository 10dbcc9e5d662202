"""Steps of a client on the desk: set, done, let go, open again."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import open_engagement, readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.steps import actions, queries
from alongside.steps.balance import ADVICE, CLIENT, PRACTITIONER, default_owner
from alongside.trail.actors import Actor
from alongside.web.actors import Visit, for_member
from alongside.web.forms import DateInput

OWNERS = [(CLIENT, _("The client")), (PRACTITIONER, _("The practitioner"))]
WORDS = {
    "required": _("Say in a few words what the step is."),
    "too_long": _("This is too long for a step. Put the details into the note."),
    "not_your_step": _("This step belongs to somebody else."),
}
CHANGES = {"done": actions.finish_step, "dropped": actions.drop_step, "open": actions.reopen_step}


class StepForm(forms.Form):
    """One step: what, whose, and perhaps until when."""

    words = forms.CharField(label=_("Next step"), max_length=actions.LONGEST)
    owner = forms.ChoiceField(label=_("Who does it"), choices=OWNERS)
    due_on = forms.DateField(label=_("Until"), required=False, widget=DateInput)

    def set_step(self, actor: Actor, client_id: UUID, meeting_id: UUID | None = None) -> bool:
        """Set the step; False, with the reason beside its field, where it is refused."""
        if not self.is_valid():
            return False
        try:
            actions.set_step(actor, client_id, meeting_id=meeting_id, **self.cleaned_data)
        except Refused as no:
            self.add_error(no.field if no.field in self.fields else None, WORDS[no.code])
        return not self.errors


def step_form(actor: Actor, client_id: UUID, data: Any = None) -> StepForm:
    """A step's form; in advice work it is the client's unless said otherwise (D04, D09)."""
    work = open_engagement(client_id)
    owner = default_owner(work.kind if work else ADVICE)
    return StepForm(data, initial={"owner": owner}, auto_id="step_%s")


@for_member
def client_steps(request: Visit, client_id: UUID) -> HttpResponse:
    """A client's steps: open ones, and those that are done or let go."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    form = step_form(request.actor, client_id, request.POST or None)
    if request.method == "POST" and form.set_step(request.actor, client_id):
        return redirect("desk:steps", client_id)
    page = {
        "client": client,
        "form": form,
        "steps": queries.open_steps(request.actor, client_id),
        "closed": queries.closed_steps(request.actor, client_id),
    }
    return render(request, "desk/steps/steps.html", page, status=422 if form.errors else 200)


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
