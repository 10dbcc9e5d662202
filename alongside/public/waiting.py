"""Somebody new found no time that suits: they say what would, and wait for a first meeting (T12)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from alongside.clients import actions as clients
from alongside.lib.errors import Refused
from alongside.practice.queries import practice_by_slug
from alongside.public.pages import EnquiryForm, is_welcome
from alongside.scheduling.actions.waiting import Wished, ask_to_wait
from alongside.web.forms import ManyChoices, TimeInput
from alongside.web.places import PLACE_WORDS_FOR_CLIENTS
from alongside.web.waiting_words import REFUSED, WEEKDAY_CHOICES


class WaitForm(EnquiryForm):
    """Who they are, and which times would suit them."""

    weekdays = forms.MultipleChoiceField(
        label=_("Days that suit you"), choices=WEEKDAY_CHOICES, required=False, widget=ManyChoices
    )
    from_time = forms.TimeField(label=_("Not earlier than"), required=False, widget=TimeInput)
    to_time = forms.TimeField(label=_("Over by"), required=False, widget=TimeInput)
    place_kind = forms.ChoiceField(
        label=_("Where"), choices=[("", _("Anywhere")), *PLACE_WORDS_FOR_CLIENTS.items()], required=False
    )
    field_order = (
        "weekdays",
        "from_time",
        "to_time",
        "place_kind",
        "name",
        "email",
        "phone",
        "words",
        "language",
        "timezone",
    )

    def wished(self) -> Wished:
        """What they wait for; nobody who is new says by themselves that it is urgent."""
        given = self.cleaned_data
        return Wished(
            weekdays=[int(number) for number in given["weekdays"]],
            from_time=given["from_time"],
            to_time=given["to_time"],
            place_kind=given["place_kind"],
        )


@require_http_methods(["GET", "POST"])
def wait(request: HttpRequest, slug: str) -> HttpResponse:
    """Without an account: a newcomer in the list of clients, with a wish on the waiting list."""
    practice = practice_by_slug(slug)
    start = {"language": translation.get_language(), "timezone": practice.timezone}
    form = WaitForm(request.POST or None, initial=start)
    if form.is_bound and form.is_valid():
        if form.cleaned_data["website"]:
            return redirect("public:enquired", slug)
        if not is_welcome(practice.pk):
            form.add_error(None, _("Many people have written in this hour. Please call, or try again later."))
        elif _receive(practice, form):
            return redirect("public:enquired", slug)
    page = {"practice": practice, "form": form}
    return render(request, "public/wait.html", page, status=422 if form.errors else 200)


def _receive(practice: Any, form: WaitForm) -> bool:
    new: dict[str, Any] = form.cleaned_data
    contacts = [clients.Contact(kind="email", value=new["email"], may_remind=True, may_message=True)]
    if new["phone"]:
        contacts.append(clients.Contact(kind="phone", value=new["phone"]))
    try:
        ask_to_wait(
            clients.newcomer(practice.pk, language=new["language"], zone=new["timezone"]),
            details=clients.Details(name=new["name"], language=new["language"], timezone=new["timezone"]),
            contacts=contacts,
            words=new["words"],
            wished=form.wished(),
        )
    except Refused as no:
        field = no.field if no.field in form.fields else None
        form.add_error(field, str(REFUSED.get(no.code, _("Please check what you have written."))))
        return False
    return True
