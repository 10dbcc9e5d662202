"""How somebody came today: five cues, a suggested opening, and what they said when asked (B15)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients.queries import may_read_words
from alongside.lib.errors import Refused
from alongside.scheduling.queries import appointment as one_appointment
from alongside.trail.actors import Actor
from alongside.voice.actions import arrivals as actions
from alongside.voice.arriving import CUES, opening
from alongside.voice.queries import arrivals as queries
from alongside.web.actors import Visit, for_member
from alongside.web.forms import ManyChoices, Textarea

CUE_WORDS = {
    "posture": _("bent posture"),
    "gestures": _("closed gestures"),
    "agitation": _("restless"),
    "tears": _("tears"),
    "smile": _("a smile"),
}
OPENINGS = {
    "mixed": _(
        "A smile, and something else beneath it. Perhaps: “Good that you are here. How are you really?”"
    ),
    "tears": _(
        "Take time, and begin quietly. Perhaps: “I see this is a hard moment. Shall we start slowly?”"
    ),
    "agitated": _("Begin with something firm: water, a seat, the plan. Perhaps: “Let us arrive first.”"),
    "withdrawn": _("Begin warmly, with an easy question. Perhaps: “What was the way here like?”"),
    "glad": _("Begin with what is good. Perhaps: “You look glad. What has happened?”"),
    "quiet": _("Nothing stands out. Begin as they like it."),
}
WORDS = {
    "not_today": _("This can be noted on the day of the meeting only."),
    "unknown_cue": _("Please choose from the list."),
    "required": _("Please write a few words."),
    "too_long": _("This is too long."),
}


class CuesForm(forms.Form):
    """One tap for each cue; none is an answer too."""

    is_all_optional = True
    cues = forms.MultipleChoiceField(
        label=_("How did they come?"),
        choices=[(cue, CUE_WORDS[cue]) for cue in CUES],
        required=False,
        widget=ManyChoices,
    )


class AskedForm(forms.Form):
    """What they said themselves."""

    words = forms.CharField(
        label=_("Asked: what did they say?"), max_length=actions.LONGEST, widget=Textarea(lines=2)
    )


def arrival_parts(actor: Actor, appointment: Any) -> dict[str, Any]:
    """What the pages of an appointment say about today's arrival; nothing on any other day."""
    if not queries.may_note_arrival(actor, appointment):
        return {}
    seen = queries.arrival_of(actor, appointment)
    parts: dict[str, Any] = {"cues_form": CuesForm(initial={"cues": seen.cues if seen else []})}
    if seen is None:
        return parts
    cues = seen.cues or []
    found: dict[str, Any] = {
        "seen": seen,
        "said": [CUE_WORDS[cue] for cue in cues],
        "opening": OPENINGS[opening(cues)],
    }
    if may_read_words(actor, appointment.client_id):
        found["asked_form"] = AskedForm(initial={"words": seen.asked_words})
        found["asked_words"] = seen.asked_words
    return parts | {"arrival": found}


@for_member
@require_POST
def arrival(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Keep the cues for this visit."""
    one_appointment(request.actor, appointment_id)
    form = CuesForm(request.POST)
    if form.is_valid():
        return _do(request, actions.note_arrival, appointment_id, cues=form.cleaned_data["cues"])
    messages.error(request, WORDS["unknown_cue"])
    return redirect("desk:appointment", appointment_id)


@for_member
@require_POST
def arrival_asked(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Keep what they said when they were asked."""
    return _do(request, actions.ask_about_arrival, appointment_id, words=request.POST.get("words", ""))


def _do(request: Visit, action: Any, appointment_id: UUID, **said: Any) -> HttpResponse:
    try:
        action(request.actor, appointment_id, **said)
    except Refused as no:
        messages.error(request, WORDS[no.code])
    is_preparing = "prepare" in request.POST
    return redirect("desk:prepare" if is_preparing else "desk:appointment", appointment_id)
