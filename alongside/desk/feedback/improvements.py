"""Cycles of improvement: find, try, measure; and what was learned."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alongside.feedback import actions, queries
from alongside.lib.errors import NotYours, Refused
from alongside.practice import queries as practices
from alongside.web.actors import Visit, for_member
from alongside.web.feedback_words import REFUSED, STAGES, choices
from alongside.web.forms import Choices, DateInput, Textarea


class BeginForm(forms.Form):
    """What was found, who looks after it, until when."""

    found = forms.CharField(label=_("What did you find?"), max_length=2000, widget=Textarea(lines=3))
    owner_id = forms.ChoiceField(label=_("Who looks after it"))
    due_on = forms.DateField(label=_("To be looked at on"), widget=DateInput, required=False)

    def __init__(self, request: Visit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(each.pk), each.name) for each in practices.active_members(request.actor)]
        self.fields["owner_id"].choices = people  # type: ignore[attr-defined]


class NewForm(BeginForm):
    """Also where it is about."""

    touchpoint_id = forms.ChoiceField(label=_("Touchpoint"), required=False)

    def __init__(self, request: Visit, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        language = get_language() or request.practice.language
        places = [(str(row.pk), queries.name_of(row, language)) for row in queries.touchpoints(request.actor)]
        self.fields["touchpoint_id"].choices = [("", _("None of them")), *places]  # type: ignore[attr-defined]


class CycleForm(BeginForm):
    """The whole cycle."""

    trying = forms.CharField(
        label=_("What do you try?"), max_length=2000, required=False, widget=Textarea(lines=3)
    )
    measuring = forms.CharField(
        label=_("How will you see whether it helped?"),
        help_text=_("A number and words: what people tap, and what they say."),
        max_length=2000,
        required=False,
        widget=Textarea(lines=3),
    )
    learned = forms.CharField(
        label=_("What came out, and what did you learn?"),
        max_length=2000,
        required=False,
        widget=Textarea(lines=3),
    )
    stage = forms.ChoiceField(label=_("Where is it now?"), choices=choices(STAGES), widget=Choices)
    field_order = ("found", "trying", "measuring", "learned", "stage", "owner_id", "due_on")


@for_member
def improvements(request: Visit) -> HttpResponse:
    """What is under way by the day it is due, and the learning log."""
    page = {
        "under_way": [(each, STAGES[each.stage]) for each in queries.improvements(request.actor)],
        "learned": queries.learned(request.actor),
        "today": timezone.localdate(),
    }
    return render(request, "desk/feedback/improvements.html", page)


@for_member
def improvement_new(request: Visit) -> HttpResponse:
    """Begin a cycle."""
    start = {"owner_id": request.actor.id, "touchpoint_id": request.GET.get("touchpoint", "")}
    form = NewForm(request, request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        place = form.cleaned_data["touchpoint_id"]
        try:
            row = actions.begin_improvement(
                request.actor,
                found=form.cleaned_data["found"],
                owner_id=UUID(form.cleaned_data["owner_id"]),
                due_on=form.cleaned_data["due_on"],
                touchpoint_id=UUID(place) if place else None,
            )
        except Refused as no:
            form.add_error(no.field, str(REFUSED[no.code]))
        else:
            return redirect("desk:improvement", row.pk)
    page = {"form": form}
    return render(request, "desk/feedback/improvement.html", page, status=422 if form.errors else 200)


@for_member
def improvement(request: Visit, improvement_id: UUID) -> HttpResponse:
    """One cycle: everybody who works here reads it, its owner and who runs the practice write on."""
    row = queries.improvement(request.actor, improvement_id)
    may_write = request.actor.runs_practice or row.owner_id in request.actor.stands_for
    if request.method == "POST" and not may_write:
        raise NotYours
    names = ("found", "trying", "measuring", "learned", "stage", "owner_id", "due_on")
    form = CycleForm(request, request.POST or None, initial={name: getattr(row, name) for name in names})
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data) | {"owner_id": UUID(form.cleaned_data["owner_id"])}
        try:
            actions.move_improvement(request.actor, row.pk, **given)
        except Refused as no:
            form.add_error(no.field, str(REFUSED[no.code]))
        else:
            return redirect("desk:improvements")
    page = {"form": form, "improvement": row, "may_write": may_write, "stage": STAGES[row.stage]}
    return render(request, "desk/feedback/improvement.html", page, status=422 if form.errors else 200)
