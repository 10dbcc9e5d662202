"""Questions before the first meeting, by a link and without signing in (A08, E06, H09).

Opening the link changes nothing and shows nothing that is known already; the button keeps the answers.
"""

from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from alongside.clients import actions
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.web.client_words import ADDRESS_FORMS, choices
from alongside.web.forms import Choices, Textarea


class IntakeForm(forms.Form):
    """Everything may stay empty."""

    words = forms.CharField(
        label=_("What brings you here?"),
        help_text=_("In your own words, as much or as little as you like."),
        required=False,
        max_length=8000,
        widget=Textarea(lines=5),
    )
    greeting = forms.CharField(
        label=_("How would you like to be greeted?"),
        help_text=_("For example: by first name, a nod, no handshake."),
        required=False,
        max_length=1000,
        widget=Textarea(lines=2),
    )
    address_form = forms.ChoiceField(
        label=_("How should we address you?"),
        choices=[("", _("As usual")), *choices(ADDRESS_FORMS)],
        widget=Choices,
        required=False,
    )
    pronouns = forms.CharField(label=_("Your pronouns"), required=False, max_length=40)
    support_needs = forms.CharField(
        label=_("What do you need to be well here?"),
        help_text=_("For example: a slower pace, easy language, a companion, an interpreter, no stairs."),
        required=False,
        max_length=4000,
        widget=Textarea(lines=3),
    )
    shares_support_needs = forms.BooleanField(
        label=_("Everybody who meets me here may know this"),
        help_text=_("Without your yes, only the person you work with knows."),
        required=False,
    )
    dual_ties = forms.CharField(
        label=_("Do you know somebody who works here, or who comes here?"),
        help_text=_("Family, friends, neighbours, colleagues. It helps us to see clearly."),
        required=False,
        max_length=4000,
        widget=Textarea(lines=2),
    )
    emergency_name = forms.CharField(
        label=_("Whom may we call in an emergency?"), required=False, max_length=160
    )
    emergency_relation = forms.CharField(label=_("Who is this to you?"), required=False, max_length=80)
    emergency_phone = forms.CharField(label=_("Their phone number"), required=False, max_length=40)

    def clean(self) -> dict[str, object]:
        """A number without a name helps nobody in an emergency."""
        said = super().clean() or {}
        if said.get("emergency_phone") and not said.get("emergency_name"):
            self.add_error("emergency_name", _("Please write whose number this is."))
        return said


@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest, secret: str) -> HttpResponse:
    """The questions; once answered, the link is spent."""
    try:
        holder, client = actions.intake_holder(secret)
    except NotYours:
        return render(request, "public/link_spent.html", status=410)
    with translation.override(holder.language), timezone.override(ZoneInfo(holder.timezone)):
        response = _intake(request, holder, secret, {"practice": client.practice})
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = holder.language
        return response


def _intake(request: HttpRequest, holder: Actor, secret: str, page: dict[str, object]) -> HttpResponse:
    form = IntakeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.answer_intake(holder, secret=secret, answers=actions.IntakeAnswers(**form.cleaned_data))
        except NotYours:
            return render(request, "public/link_spent.html", status=410)
        return render(request, "public/intake_thanks.html", page)
    return render(request, "public/intake.html", {**page, "form": form}, status=422 if form.errors else 200)
