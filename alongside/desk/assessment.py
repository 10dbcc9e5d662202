"""The diagnostic stage: five tasks with their results, and the draft of a plan when all are done (B11)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.clients import actions as clients
from alongside.lib.errors import Refused
from alongside.templatetags.times import day
from alongside.trail.actors import Actor
from alongside.voice.actions import assessments as actions
from alongside.voice.actions.assessments import Result
from alongside.voice.assessing import TASKS, count_done
from alongside.voice.queries import assessments as queries
from alongside.voice.queries import version_of
from alongside.web import assessment_words as said
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Choices, ManyChoices, ScaleField, Textarea
from alongside.web.goal_words import TASKS as PLAN_TASKS
from alongside.web.measure_words import texts_of


class AssessmentForm(forms.Form):
    """All five tasks on one page, each with its words, the answers it rests on, and a tick when it is done."""

    is_all_optional = True

    revision = forms.IntegerField(widget=forms.HiddenInput)
    can_cope = forms.ChoiceField(
        label=gettext_lazy("At present the client …"),
        choices=list(said.CAN_COPE.items()),
        required=False,
        widget=Choices,
    )
    resources = ScaleField(
        label=gettext_lazy("Resources"),
        low=gettext_lazy("hardly any"),
        high=gettext_lazy("plenty"),
        required=False,
    )

    def __init__(self, data: Any, *, found: Any, answers: list[tuple[str, str]]) -> None:
        super().__init__(data, initial=_initial(found))
        for task in TASKS:
            self.fields[task] = forms.CharField(
                label=said.TASKS[task],
                required=False,
                max_length=actions.LONGEST,
                widget=Textarea(lines=3),
            )
            if answers:
                self.fields[f"{task}_check_ins"] = forms.MultipleChoiceField(
                    label=gettext_lazy("Answers it rests on"),
                    choices=answers,
                    required=False,
                    widget=ManyChoices,
                )
            self.fields[f"{task}_done"] = forms.BooleanField(label=gettext_lazy("Done"), required=False)

    def parts(self) -> list[dict[str, Any]]:
        """The fields of each task, in order."""
        names = [
            (task, ("words", task), ("check_ins", f"{task}_check_ins"), ("done", f"{task}_done"))
            for task in TASKS
        ]
        return [
            {"task": task, **{part: self[name] for part, name in pairs if name in self.fields}}
            for task, *pairs in names
        ]

    def save(self, actor: Actor, engagement_id: UUID) -> bool:
        """Keep it; False, with the reason, where it is refused."""
        if not self.is_valid():
            return False
        cleaned = self.cleaned_data
        results = {
            task: Result(
                cleaned[task],
                cleaned[f"{task}_done"],
                [UUID(pk) for pk in cleaned.get(f"{task}_check_ins", [])],
            )
            for task in TASKS
        }
        about = {name: cleaned[name] for name in ("can_cope", "resources", "revision")}
        try:
            actions.write_assessment(actor, engagement_id, results=results, **about)
        except Refused as no:
            self.add_error(no.field if no.field in self.fields else None, said.REFUSALS[no.code])
        return not self.errors


def _initial(found: Any) -> dict[str, Any]:
    results = found.results or {}
    initial = {"revision": found.revision, "can_cope": found.can_cope, "resources": found.resources}
    for task in TASKS:
        kept = results.get(task, {})
        initial[task] = kept.get("words", "")
        initial[f"{task}_check_ins"] = kept.get("check_ins", [])
        initial[f"{task}_done"] = bool(kept.get("done_at"))
    return initial


@for_member
def assessment(request: Visit, engagement_id: UUID) -> HttpResponse:
    """The five tasks, how far they are, and what follows."""
    found = queries.assessment(request.actor, engagement_id)
    clients.open_file(request.actor, found.client)
    answers = [
        (str(each.pk), f"{texts_of(version_of(each.version_id)).title} · {day(each.answered_at)}")
        for each in queries.attachable(request.actor, found.client_id)
        if each.answered_at is not None
    ]
    form = AssessmentForm(request.POST or None, found=found, answers=answers)
    if request.method == "POST" and form.save(request.actor, engagement_id):
        messages.success(request, _("Saved."))
        return redirect("desk:assessment", engagement_id)
    results = found.results or {}
    page = {
        "client": found.client,
        "found": found,
        "form": form,
        "done": count_done(results),
        "all": len(TASKS),
        "summary": [(said.TASKS[task], results[task]["words"]) for task in TASKS] if found.done_at else [],
        "can_cope": said.CAN_COPE.get(found.can_cope, ""),
        "plan_tasks": list(PLAN_TASKS.values()),
    }
    return render(request, "desk/assessment/assessment.html", page, status=422 if form.errors else 200)
