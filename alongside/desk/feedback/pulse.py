"""The team pulse: five needs, without a name, once a month; shown by fives (N01, N02)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.feedback import actions, queries
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_member
from alongside.web.feedback_words import GESTURES, NEEDS, REFUSED
from alongside.web.forms import ScaleField, Textarea


class PulseForm(forms.Form):
    """Five lines from 0 to 10, each may stay open, and words."""

    words = forms.CharField(
        label=_("If you like, some words"),
        help_text=_("They are shown together with four others. Please leave out what tells who you are."),
        max_length=2000,
        required=False,
        widget=Textarea(lines=3),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for need, words in NEEDS.items():
            self.fields[need] = ScaleField(
                label=words, low=_("not at all"), high=_("completely"), required=False
            )
        self.order_fields([*NEEDS, "words"])


@for_member
def pulse(request: Visit) -> HttpResponse:
    """Answer it this month, and see what came together, by unit and month."""
    form = PulseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        words = given.pop("words")
        try:
            actions.answer_pulse(request.actor, answers=given, words=words)
        except Refused as no:
            form.add_error(no.field, str(REFUSED[no.code]))
        else:
            messages.success(request, gettext("Thank you. Nobody can tell that it was you."))
            return redirect("desk:pulse")
    page = {
        "form": form,
        "may_answer": queries.can_answer_pulse(request.actor, timezone.localdate()) or form.errors,
        "months": [
            (
                each,
                [(NEEDS[need], mean) for need, mean in each.means],
                NEEDS.get(each.lowest, ""),
                GESTURES.get(each.lowest, ""),
            )
            for each in queries.pulse_months(request.actor)
        ],
    }
    return render(request, "desk/feedback/pulse.html", page, status=422 if form.errors else 200)
