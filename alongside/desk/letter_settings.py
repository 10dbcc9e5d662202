"""How letters and text messages go out: when the reminder comes, quiet hours, a sample to oneself, what failed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.notices.queries import failed_notices, smtp_is_set
from alongside.notices.sms import is_set as sms_is_set
from alongside.practice import letter_actions
from alongside.scheduling.slots import reminder_hours
from alongside.web.actors import Visit, for_member
from alongside.web.forms import TimeInput
from alongside.web.notice_words import in_words

SAMPLES_SHOWN, FAILED_SHOWN = 5, 20


class LettersForm(forms.Form):
    """When letters about times go out."""

    reminder_hours = forms.IntegerField(
        label=_("A reminder comes so many hours before"),
        help_text=_("0: no reminders. It holds for what is booked from now on."),
        min_value=0,
        max_value=24 * 14,
    )
    quiet_from = forms.TimeField(label=_("Quiet from"), widget=TimeInput, required=False)
    quiet_until = forms.TimeField(
        label=_("Quiet until"),
        help_text=_("By the clock of who gets the letter. Both empty: there are no quiet hours."),
        widget=TimeInput,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Both times or none."""
        said: dict[str, Any] = super().clean() or {}
        given = (said.get("quiet_from"), said.get("quiet_until"))
        if (given[0] is None) != (given[1] is None) and not self.errors:
            self.add_error("quiet_until", _("Please give both times, or neither."))
        elif given[0] is not None and given[0] == given[1]:
            self.add_error("quiet_until", _("The end must differ from the beginning."))
        return said


@for_member
def letters(request: Visit) -> HttpResponse:
    """The settings, the samples one sent to oneself, and what could not be sent."""
    if not request.actor.runs_practice:
        raise Http404
    practice = request.practice
    start = {
        "reminder_hours": reminder_hours(practice.thresholds),
        "quiet_from": practice.quiet_from,
        "quiet_until": practice.quiet_until,
    }
    form = LettersForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        letter_actions.set_letters(request.actor, **form.cleaned_data)
        messages.success(request, gettext("Saved."))
        return redirect("desk:letter_settings")
    page = {
        "form": form,
        "samples": [in_words(each) for each in letter_actions.samples(request.actor)[:SAMPLES_SHOWN]],
        "failed": [in_words(each) for each in failed_notices(request.actor)[:FAILED_SHOWN]],
        "smtp_is_set": smtp_is_set(),
        "sms_is_set": sms_is_set(),
    }
    return render(request, "desk/practice/letters.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def sample(request: Visit) -> HttpResponse:
    """A reminder as clients get it, to one's own address."""
    if not request.actor.runs_practice:
        raise Http404
    letter_actions.send_sample(request.actor)
    messages.success(request, gettext("A sample is on its way to your own address."))
    return redirect("desk:letter_settings")
