"""The mirror's pages: private to the member whose work they show."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients import queries as clients
from alongside.desk.mirror_places import place_of
from alongside.desk.mirror_words import fact_line, words_for
from alongside.desk.step_down import plan_beside
from alongside.lib.errors import Refused
from alongside.mirror import actions, queries, sharing
from alongside.mirror.ground import ground
from alongside.mirror.resting import FOR_GOOD, NEVER, AnswerKind
from alongside.trail.actors import Role
from alongside.voice.queries.own_weeks import is_pulse_open
from alongside.voice.queries.reflections import is_reflection_due
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Choices, Textarea

ANSWERS = [
    (AnswerKind.TALK.value, _("I will talk about it: show it when I prepare the next meeting")),
    (AnswerKind.CHANGE_FRAME.value, _("We will change the frame")),
    (AnswerKind.FINE_BECAUSE.value, _("It is fine, because …")),
    (AnswerKind.NOT_NOW.value, _("Not now")),
    (AnswerKind.WRONG.value, _("This is wrong")),
]
# Where no client is concerned there is nobody to prepare for, and no agreement to change.
OWN_ANSWERS = [
    (AnswerKind.TALK.value, _("I will talk about it with a supervisor or a colleague")),
    *(each for each in ANSWERS if each[0] not in (AnswerKind.TALK, AnswerKind.CHANGE_FRAME)),
]
RESTS = [
    ("", _("the usual time")),
    ("30", _("30 days")),
    ("90", _("90 days")),
    ("182", _("half a year")),
    (str(FOR_GOOD), _("until I say otherwise")),
]

# After which of them one may ask oneself for whom it was (D05).
FOR_WHOM = {
    "meetings_over": "overrun",
    "replies_too_long": "reply",
    "unasked_contact": "contact",
    "contact_outside_hours": "contact",
}

# Where what a finding is made of is written down: the page and what it is called.
ENTRIES = {
    "low_pulse": ("desk:own_week", _("My week")),
    "over_service_under_pressure": ("desk:own_week", _("My week")),
    "decline_ladder": ("desk:my_practice", _("My practice")),
    "capacity": ("desk:my_practice", _("My practice")),
    "no_supervision": ("desk:supervision", _("Supervision")),
    "workaround": ("desk:workarounds", _("Ways round a need")),
    "tie_undecided": ("desk:client_ties", _("Ties outside the work")),
    "off_expected_course": ("desk:results", _("Results")),
    "autonomy_growing": ("desk:results", _("Results")),
    "dependence": ("desk:results", _("Results")),
    "plan_like_template": ("desk:tools", _("Tools")),
}


class AnswerForm(forms.Form):
    """What the practitioner says to a finding."""

    kind = forms.ChoiceField(label=_("What do you say to it?"), choices=ANSWERS, widget=Choices)
    words = forms.CharField(
        label=_("In your words"),
        help_text=_("Only you can read this."),
        required=False,
        max_length=2000,
        widget=Textarea(lines=3),
    )
    rests = forms.ChoiceField(
        label=_("Let it rest"),
        help_text=_("Where it is fine, or wrong. The other answers rest for one to four weeks."),
        choices=RESTS,
        required=False,
    )

    def __init__(self, *args: Any, is_own: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_own:
            self.fields["kind"].choices = OWN_ANSWERS  # type: ignore[attr-defined]


@for_member
def mirror(request: Visit) -> HttpResponse:
    """All open findings of the member, where it is quiet as agreed, and how their meetings ended over all."""
    found = [(each, words_for(each.kind, each.facts)) for each in queries.open_findings(request.actor)]
    page = {
        "found": found,
        "quiet": queries.quiet_clients(request.actor),
        "lengths": queries.lengths_of_meetings(request.actor),
        "is_reflection_due": is_reflection_due(request.actor),
        "resting": _resting(request),
        "is_supervisor": request.actor.role is Role.SUPERVISOR,
        "is_pulse_open": is_pulse_open(request.actor, timezone.now()),
    }
    return render(request, "desk/mirror/mirror.html", page)


def _resting(request: Visit) -> list[tuple[Any, Any, Any]]:
    """What rests: the finding, its words, and until when; None for until it is said otherwise."""
    found = queries.resting(request.actor, timezone.now())
    return [
        (each, words_for(each.kind, each.facts), None if each.rests_until == NEVER else each.rests_until)
        for each in found
    ]


@for_member
def finding(request: Visit, finding_id: UUID) -> HttpResponse:
    """One finding: observation, evidence, question, suggestion, why; and the answer."""
    found = queries.finding(request.actor, finding_id)
    form = AnswerForm(request.POST or None, is_own=found.client_id is None)
    if request.method == "POST" and form.is_valid():
        kind = AnswerKind(form.cleaned_data["kind"])
        days = int(form.cleaned_data["rests"]) if form.cleaned_data["rests"] else None
        try:
            actions.answer_finding(
                request.actor, found.pk, kind=kind, words=form.cleaned_data["words"], rests_days=days
            )
        except Refused:
            form.add_error("words", _("Say in a few words why it is fine."))
        else:
            return redirect(_after(kind, found.client_id))
    known = queries.evidence(request.actor, found)
    page = {
        "found": found,
        "words": words_for(found.kind, found.facts),
        "evidence": [
            (fact, fact_line(fact), place_of(fact, found.client_id or fact.client)) for fact in known
        ],
        "ground": ground(found.kind, len(found.evidence), len(known)),
        "answers": queries.answers(request.actor, found),
        "form": form,
        "shares": sharing.shares(request.actor, found),
        "entry": _entry(found),
        "step_down": plan_beside(request.actor, found),
        "for_whom": FOR_WHOM.get(found.kind, "") if found.client_id else "",
    }
    return render(request, "desk/mirror/finding.html", page, status=422 if form.errors else 200)


def _after(kind: AnswerKind, client_id: UUID | None) -> str:
    """Where an answer leads: to the agreement where it is to change, else back to the mirror."""
    if kind is AnswerKind.CHANGE_FRAME and client_id:
        work = clients.open_engagement(client_id)
        return reverse("desk:frame", args=[work.pk]) if work else reverse("desk:client", args=[client_id])
    return reverse("desk:mirror")


@for_member
@require_POST
def finding_wake(request: Visit, finding_id: UUID) -> HttpResponse:
    """Let a resting finding speak again."""
    actions.wake_finding(request.actor, finding_id)
    messages.success(request, gettext("It speaks again when there is something new."))
    return redirect("desk:mirror")


def _entry(found: Any) -> tuple[str, Any] | None:
    """The address of the page where this is written down, and what it is called."""
    if found.kind not in ENTRIES:
        return None
    name, label = ENTRIES[found.kind]
    return reverse(name, args=[found.client_id] if found.client_id else []), label
