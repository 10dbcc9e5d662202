"""My talks with a supervisor: my own log, with the last time said plainly."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.desk.case_sheet import CaseForm
from alongside.desk.mirror_words import words_for
from alongside.mirror.sharing import for_supervision
from alongside.voice.actions import own_weeks as actions
from alongside.voice.own_weeks import LONGEST_MINUTES, SUBJECTS
from alongside.voice.queries import own_weeks as queries
from alongside.web import own_week_words as said
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.forms import DateInput, ManyChoices, Textarea

SHOWN = 40
USUAL_MINUTES = 60


class SupervisionForm(ActingForm):
    """When, how long, with whom, about what; and words for oneself."""

    refusals = said.REFUSALS

    held_on = forms.DateField(label=gettext_lazy("When was it?"), widget=DateInput)
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes"), min_value=1, max_value=LONGEST_MINUTES, initial=USUAL_MINUTES
    )
    with_whom = forms.CharField(
        label=gettext_lazy("With whom"), required=False, max_length=actions.LONGEST_NAME
    )
    about = forms.MultipleChoiceField(
        label=gettext_lazy("What was it about?"),
        choices=[(code, said.SUBJECTS[code]) for code in SUBJECTS],
        required=False,
        widget=ManyChoices,
    )
    words = forms.CharField(
        label=gettext_lazy("What I take along"),
        help_text=gettext_lazy("Only you can read this."),
        required=False,
        max_length=actions.LONGEST,
        widget=Textarea(lines=3),
    )


@for_member
def supervision(request: Visit) -> HttpResponse:
    """When I talked about my work, the last time first; and one more."""
    now = timezone.now()
    form = SupervisionForm(request.POST or None, initial={"held_on": timezone.localdate(now)})
    if request.method == "POST" and form.do(actions.write_supervision, request.actor):
        messages.success(request, _("Kept, for you alone."))
        return redirect("desk:supervision")
    mine = queries.own_supervision(request.actor)[:SHOWN]
    page = {
        "form": form,
        "to_talk": [(each, words_for(each.kind, each.facts)) for each in for_supervision(request.actor)],
        "case": CaseForm(request.actor, auto_id="case_%s"),
        "last": queries.last_supervision(request.actor, now),
        "rows": [(each, [said.SUBJECTS.get(code, "") for code in each.about or ()]) for each in mine],
    }
    return render(request, "desk/ourselves/supervision.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def supervision_remove(request: Visit, supervision_id: UUID) -> HttpResponse:
    """Take one away for good."""
    actions.remove_supervision(request.actor, supervision_id)
    return redirect("desk:supervision")
