"""The client's own steps: add one, done, or let go."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.lib.errors import NotYours, Refused
from alongside.meetings import queries as meetings
from alongside.steps import actions, queries
from alongside.web.actors import Visit, for_client
from alongside.web.forms import DateInput

WORDS = {
    "required": _("Say in a few words what you want to do."),
    "too_long": _("This is very long. A step is easier when it is short."),
}
CHANGES = {"done": actions.finish_step, "dropped": actions.drop_step, "open": actions.reopen_step}


class OwnStepForm(forms.Form):
    """A step of one's own."""

    words = forms.CharField(label=_("A new step"), max_length=actions.LONGEST)
    due_on = forms.DateField(label=_("Until"), required=False, widget=DateInput)


@for_client
def my_steps(request: Visit) -> HttpResponse:
    """What I do next, what the practitioner does, and what is done."""
    client_id = _me(request)
    form = OwnStepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_step(request.actor, client_id, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, WORDS[no.code])
        else:
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


def _me(request: Visit) -> UUID:
    if request.actor.id is None:
        raise NotYours
    return request.actor.id
