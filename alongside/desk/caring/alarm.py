"""When somebody is needed at once: what clients read, how who works here is told, and after how long others are."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.lib.errors import NotYours
from alongside.notices.sms import is_set
from alongside.practice import alarm_actions as actions
from alongside.practice import queries
from alongside.practice.page_sections import CALL_NOW
from alongside.web import call_now
from alongside.web.actors import Visit, for_member
from alongside.web.caring_forms import CaringForm
from alongside.web.forms import Textarea
from alongside.web.role_words import LANGUAGES

MOST = 1000


class AlarmForm(CaringForm):
    """The practice's own: number, hours, and words in each language."""

    emergency_number = forms.CharField(
        label=_("Emergency number where your clients are"),
        help_text=_("For example 112. Clients can call it with one press."),
        max_length=40,
        required=False,
    )
    hours = forms.IntegerField(
        label=_("Tell others when nobody has looked for so many hours"),
        help_text=_(
            "Hours from 8 in the morning to 8 in the evening count. Others: who runs the practice, and who covers."
        ),
        min_value=actions.LEAST_HOURS,
        max_value=actions.MOST_HOURS,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in LANGUAGES:
            self.fields[f"words_{code}"] = forms.CharField(
                label=name, required=False, max_length=MOST, widget=Textarea(lines=3)
            )

    def clean(self) -> dict[str, Any]:
        """The words by language, as the action takes them."""
        kept = super().clean() or {}
        words = {code: kept.pop(f"words_{code}", "") for code, _name in LANGUAGES}
        return {**kept, "words": words}


class PhoneForm(CaringForm):
    """Where a text message reaches a member at once."""

    phone = forms.CharField(
        label=_("Your phone for text messages"),
        help_text=_("Only for answers that must be seen at once. Empty: only by e-mail."),
        max_length=40,
        required=False,
    )


@for_member
def alarm(request: Visit) -> HttpResponse:
    """The settings: the practice's for who runs it, and everybody's own phone."""
    if request.method == "POST" and not request.actor.runs_practice:
        raise NotYours
    form = AlarmForm(request.POST or None, initial=_initial(request))
    if request.method == "POST" and form.do(actions.set_alarm, request.actor):
        messages.success(request, gettext("Kept."))
        return redirect("desk:alarm")
    return _page(request, form, None)


@for_member
@require_POST
def alarm_phone(request: Visit) -> HttpResponse:
    """My own phone."""
    form = PhoneForm(request.POST)
    if form.do(actions.set_own_alarm_phone, request.actor):
        messages.success(request, gettext("Kept."))
        return redirect("desk:alarm")
    return _page(request, AlarmForm(initial=_initial(request)), form)


def _page(request: Visit, form: AlarmForm, phone_form: PhoneForm | None) -> HttpResponse:
    own = queries.member(request.actor, request.actor.myself).alarm_phone
    page = {
        "form": form if request.actor.runs_practice else None,
        "phone_form": phone_form or PhoneForm(initial={"phone": own}),
        "ours": call_now.ours(),
        "sends_sms": is_set(),
    }
    is_refused = bool(form.errors or (phone_form and phone_form.errors))
    return render(request, "desk/caring/alarm.html", page, status=422 if is_refused else 200)


def _initial(request: Visit) -> dict[str, Any]:
    practice = request.practice
    words = {f"words_{code}": queries.texts_in(practice, code).get(CALL_NOW, "") for code, _name in LANGUAGES}
    return {"emergency_number": practice.emergency_number, "hours": practice.alarm_hours, **words}
