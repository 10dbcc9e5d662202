"""A practice's public page: who we are, how we work, fees, limits; and a first word without an account."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from alongside.clients import actions as clients
from alongside.lib.errors import Refused
from alongside.practice import queries
from alongside.practice.introductions import introductions
from alongside.practice.page_sections import SECTIONS
from alongside.practice.service_queries import services
from alongside.web.agreement import price
from alongside.web.forms import Textarea, zone_choices
from alongside.web.heard_from_words import HEARD_FROM_CHOICES
from alongside.web.page_words import SECTION_TITLES
from alongside.web.role_words import LANGUAGES
from alongside.web.service_words import shown

ENQUIRIES_AN_HOUR = 20


class EnquiryForm(forms.Form):
    """A first word of somebody new. The hidden field is for machines that fill in everything."""

    name = forms.CharField(
        label=_("Your name"), help_text=_("The one you want to be called by."), max_length=160
    )
    email = forms.EmailField(label=_("Your e-mail address"))
    phone = forms.CharField(label=_("Phone, if you like to be called"), max_length=40, required=False)
    words = forms.CharField(
        label=_("What brings you here?"),
        help_text=_("As much or as little as you like. Only the person who answers reads it."),
        max_length=5000,
        required=False,
        widget=Textarea(lines=5),
    )
    language = forms.ChoiceField(label=_("Language we should answer in"), choices=LANGUAGES)
    timezone = forms.ChoiceField(label=_("Your time zone"), choices=zone_choices)
    heard_from = forms.ChoiceField(
        label=_("Where did you hear about us?"), choices=HEARD_FROM_CHOICES, required=False
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)


def practice_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The public page, in the reader's language where the practice wrote it."""
    found = queries.practice_by_slug(slug)
    texts = queries.public_texts(found, translation.get_language() or found.language)
    page = {
        "practice": found,
        "languages": ", ".join(name for code, name in LANGUAGES if code in queries.languages_spoken(found)),
        "first_fee": price(found.first_meeting_fee, found.currency),
        "sections": [(name, SECTION_TITLES[name], texts[name]) for name in SECTIONS if texts.get(name)],
        "services": [shown(each, found) for each in services(found)],
        "people": _people(found),
    }
    return render(request, "public/practice.html", page)


def _people(found: Any) -> list[tuple[Any, Any]]:
    """Who can be met, each with how they work, where they said so (C03)."""
    people = list(queries.for_newcomers(found))
    known = introductions(found.pk, translation.get_language() or found.language, people)
    return [(each, known.get(each.pk)) for each in people]


def enquire(request: HttpRequest, slug: str) -> HttpResponse:
    """A first word, without an account. It is a newcomer in the list of clients."""
    found = queries.practice_by_slug(slug)
    start = {"language": translation.get_language(), "timezone": found.timezone}
    form = EnquiryForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["website"]:
            return redirect("public:enquired", slug)
        if not is_welcome(found.pk):
            form.add_error(None, _("Many people have written in this hour. Please call, or try again later."))
        else:
            try:
                _receive(found.pk, form.cleaned_data)
            except Refused:
                form.add_error("email", _("Please check this address."))
            else:
                return redirect("public:enquired", slug)
    page = {"practice": found, "form": form}
    return render(request, "public/enquire.html", page, status=422 if form.errors else 200)


def enquired(request: HttpRequest, slug: str) -> HttpResponse:
    """Thank you; and what happens now."""
    return render(request, "public/enquired.html", {"practice": queries.practice_by_slug(slug)})


def is_welcome(practice_id: UUID) -> bool:
    """Whether fewer than twenty enquiries came in this hour: a flood must not fill the list."""
    key = f"enquiries:{practice_id}"
    cache.add(key, 0, 3600)
    return cache.incr(key) <= ENQUIRIES_AN_HOUR


def _receive(practice_id: UUID, new: dict[str, Any]) -> None:
    actor = clients.newcomer(practice_id, language=new["language"], zone=new["timezone"])
    details = clients.Details(name=new["name"], language=new["language"], timezone=new["timezone"])
    contacts = [clients.Contact(kind="email", value=new["email"], may_remind=True, may_message=True)]
    if new["phone"]:
        contacts.append(clients.Contact(kind="phone", value=new["phone"]))
    clients.receive_newcomer(
        actor, details=details, contacts=contacts, words=new["words"], heard_from=new["heard_from"]
    )
