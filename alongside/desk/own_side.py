"""How meetings were for me, who led them, beside what the clients answered: seen by nobody else (C10)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alongside.lib.errors import NotYours, Refused
from alongside.meetings.queries import meeting as one_meeting
from alongside.trail.actors import Actor
from alongside.voice.actions import own_side as actions
from alongside.voice.queries import own_side as queries
from alongside.voice.sets import OWN_SIDE
from alongside.web.actors import Visit, for_member
from alongside.web.forms import ScaleField, Textarea
from alongside.web.measure_words import FULLY, NOT_AT_ALL, ready_texts

WORDS = {
    "nothing_said": gettext_lazy("Choose a number or write a few words. You can also skip it."),
    "out_of_range": gettext_lazy("Please choose a number from 0 to 10."),
    "too_long": gettext_lazy("This is too long."),
}


class OwnSideForm(forms.Form):
    """Four taps and a few words; everything may stay open."""

    is_all_optional = True

    words = forms.CharField(
        label=gettext_lazy("A few words, for yourself"),
        required=False,
        max_length=actions.LONGEST,
        widget=Textarea(lines=2),
    )

    def __init__(self, data: Any = None, **also: Any) -> None:
        super().__init__(data, auto_id="own_%s", **also)
        said = ready_texts(OWN_SIDE.id, get_language() or "en")
        for item in OWN_SIDE.items:
            self.fields[item.id] = ScaleField(
                label=said.item(item.id), low=NOT_AT_ALL, high=FULLY, required=False
            )
        self.order_fields([item.id for item in OWN_SIDE.items])

    def answer(self, actor: Actor, meeting_id: UUID) -> bool:
        """Keep it; False, with the reason, where it is refused."""
        if not self.is_valid():
            return False
        answers = {item.id: self.cleaned_data[item.id] for item in OWN_SIDE.items}
        try:
            actions.answer_own_side(actor, meeting_id, answers=answers, words=self.cleaned_data["words"])
        except Refused as no:
            self.add_error(no.field if no.field in self.fields else None, WORDS[no.code])
        return not self.errors


def own_side_form(actor: Actor, meeting: Any, data: Any = None) -> OwnSideForm | None:
    """The form with what was said before; None for who did not lead this meeting."""
    if meeting.member_id != actor.id:
        return None
    before = queries.own_side_of(actor, meeting.pk)
    return OwnSideForm(data, initial={**before.answers, "words": before.words} if before else {})


@for_member
def own_side(request: Visit) -> HttpResponse:
    """All my clients whose meetings both sides answered: both means, and a question where they lie apart."""
    return render(request, "desk/ourselves/own_side.html", {"found": queries.two_sides(request.actor)})


@for_member
def own_side_of(request: Visit, meeting_id: UUID) -> HttpResponse:
    """How one meeting was for me."""
    found = one_meeting(request.actor, meeting_id)
    form = own_side_form(request.actor, found, request.POST or None)
    if form is None:
        raise NotYours
    if request.method == "POST" and form.answer(request.actor, meeting_id):
        messages.success(request, _("Kept, for you alone."))
        return redirect("desk:wrap_up" if not found.wrapped_up_at else "desk:own_side", *_to(found))
    page = {"meeting": found, "client": found.client, "own_form": form}
    return render(request, "desk/ourselves/meeting.html", page, status=422 if form.errors else 200)


def _to(found: Any) -> list[UUID]:
    return [] if found.wrapped_up_at else [found.pk]
