"""Where a piece of work stands: its three phases, and all open work on one board (B10)."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from alongside.clients import actions as clients
from alongside.clients.queries import engagement
from alongside.lib.errors import NotYours
from alongside.steps import actions, queries
from alongside.steps.actions.phases import LONGEST_REASON
from alongside.steps.phases import Code
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Choices, Textarea
from alongside.web.phase_words import FIELDS, REFUSALS, phase_name
from alongside.web.phases import phases_shown


class PhaseForm(ActingForm):
    """Which phase begins now, and why one is passed over, if one is."""

    refusals = REFUSALS
    code = forms.ChoiceField(label=_("Which phase begins now?"), widget=Choices)
    reason = forms.CharField(
        label=_("Why a phase is passed over, if it is"),
        required=False,
        max_length=LONGEST_REASON,
        widget=Textarea(lines=2),
    )

    def __init__(self, data: Any, field: str) -> None:
        super().__init__(data)
        choices = [(str(code), phase_name(field, code)) for code in Code]
        self.fields["code"].choices = choices  # type: ignore[attr-defined]


class FieldForm(ActingForm):
    """In which field the work is done."""

    refusals = REFUSALS
    field = forms.ChoiceField(
        label=_("The words of which field fit this work?"), choices=list(FIELDS.items())
    )


@for_member
def phases(request: Visit, engagement_id: UUID) -> HttpResponse:
    """The phases of one piece of work: what belongs to each, what is open, how long it has taken."""
    work = engagement(request.actor, engagement_id)
    clients.open_file(request.actor, work.client)
    is_field = "field" in request.POST
    form = PhaseForm(request.POST if request.method == "POST" and not is_field else None, work.field)
    named = FieldForm(request.POST if is_field else None, initial={"field": work.field})
    if form.is_bound and form.do(actions.begin_phase, request.actor, work.pk):
        return redirect("desk:phases", work.pk)
    if named.is_bound and named.do(actions.change_field, request.actor, work.pk):
        return redirect("desk:phases", work.pk)
    page = {
        "client": work.client,
        "work": work,
        "phases": phases_shown(request.actor, work),
        "form": form,
        "field_form": named,
    }
    return render(
        request, "desk/phases/phases.html", page, status=422 if form.errors or named.errors else 200
    )


@for_member
def phase_board(request: Visit) -> HttpResponse:
    """All open work by phase, the longest there first."""
    if not request.actor.practises:
        raise NotYours
    columns = [
        {
            "name": phase_name("therapy", column.code),
            "works": [(work, days, phase_name(work.field, column.code)) for work, days in column.works],
        }
        for column in queries.phase_board(request.actor)
    ]
    return render(request, "desk/phases/board.html", {"columns": columns})
