"""How it was, at a touchpoint: one tap, by link, poster or tablet; and what came of it. Without sign-in or script."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from alongside.feedback import actions, queries
from alongside.lib.errors import NotYours, Refused
from alongside.public.feedback_pace import keeps_pace
from alongside.trail.actors import Actor
from alongside.web.actors import actor_of
from alongside.web.feedback_words import RATINGS, REFUSED, STATUS
from alongside.web.forms import Textarea

TABLET_SECONDS = 6  # then the next person begins


class TapForm(forms.Form):
    """One tap, and words if one likes. The field `website` is for machines that fill in everything."""

    rating = forms.ChoiceField(choices=list(RATINGS.items()))
    words = forms.CharField(
        label=_("If you like, some words first"),
        max_length=2000,
        required=False,
        widget=Textarea(lines=3),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)


class NamedTapForm(TapForm):
    """With a name and an address, so that somebody can answer."""

    name = forms.CharField(label=_("Your name"), max_length=160, required=False)
    email = forms.EmailField(
        label=_("Your e-mail address"), help_text=_("Only for the answer to this."), required=False
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)


@never_cache
def tap(request: HttpRequest, slug: str, code: str, secret: str = "") -> HttpResponse:
    """The page of a touchpoint. Which of the two kinds it is stands above the buttons."""
    place = queries.open_touchpoint(slug, code)
    if secret and not queries.opened_by_ticket(place, secret):
        spent = render(request, "public/feedback_spent.html", {"practice": place.practice}, status=410)
        return _unlogged(spent)
    is_anonymous = place.kind == "anonymous"
    author = None if is_anonymous else _client(request, place.practice)
    form = _form(request, is_anonymous)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["website"]:
            return _thanks(request, slug, code)
        if not _keeps_pace(request, place.pk, secret):
            form.add_error(None, gettext("Many answers came from here in this hour. Please try again later."))
        else:
            try:
                _take(place, form.cleaned_data, author, secret)
            except Refused as no:
                form.add_error(no.field if no.field in form.fields else None, str(REFUSED[no.code]))
            else:
                return _thanks(request, slug, code)
    language = translation.get_language() or place.practice.language
    page = {
        "practice": place.practice,
        "name": queries.name_of(place, language),
        "question": queries.question_of(place, language),
        "is_anonymous": is_anonymous,
        "owner": place.owner.name,
        "author": author,
        "form": form,
        "ratings": RATINGS.items(),
    }
    return _unlogged(render(request, "public/feedback.html", page, status=422 if form.errors else 200))


@never_cache
def thanks(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Thank you; on a tablet it goes back by itself for the next person."""
    place = queries.open_touchpoint(slug, code)
    here = reverse("public:feedback", args=[slug, code])
    again = f"{here}?tablet=1" if "tablet" in request.GET else ""
    page = {"practice": place.practice, "is_anonymous": place.kind == "anonymous", "again": again}
    response = render(request, "public/feedback_thanks.html", page)
    if again:
        response.headers["Refresh"] = f"{TABLET_SECONDS}; url={again}"
    return response


def you_said(request: HttpRequest, slug: str) -> HttpResponse:
    """You said, we did: for everybody."""
    practice = queries.practice_that_tells(slug)
    entries = queries.told(practice)
    page = {"practice": practice, "told": [(each, STATUS[each.outcome]) for each in entries]}
    return render(request, "public/you_said.html", page)


@never_cache
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    """What came of feedback, for its author, through the link of the letter."""
    try:
        found = queries.feedback_by_key(secret)
    except NotYours:
        return render(request, "public/link_spent.html", status=410)
    page = {"practice": found.practice, "said": found, "status": STATUS[found.status]}
    with translation.override(found.language):
        response = render(request, "public/feedback_answer.html", page)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = found.language
    return response


def _unlogged(response: HttpResponse) -> HttpResponse:
    """A refused answer leaves no line with its time and its link in the log (Django's own mark)."""
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
    return response


def _form(request: HttpRequest, is_anonymous: bool) -> TapForm:
    given = request.POST if request.method == "POST" else None
    if is_anonymous:
        return TapForm(given)
    return NamedTapForm(given, initial={"submission": uuid4()})


def _take(place: Any, said: dict[str, Any], author: Actor | None, secret: str) -> None:
    by = author or actions.visitor(place.practice, translation.get_language() or place.practice.language)
    tapped = {"rating": said["rating"], "words": said["words"]}
    if place.kind == "anonymous":
        actions.give_anonymously(by, place.pk, **tapped, ticket=secret)
        return
    actions.give_feedback(
        by, place.pk, **tapped, name=said["name"], email=said["email"], submission=said["submission"]
    )


def _client(request: HttpRequest, practice: Any) -> Actor | None:
    """The client of this practice who is signed in here. Never asked for feedback without a name."""
    actor = actor_of(request)
    return actor if actor and actor.is_client and actor.practice_id == practice.pk else None


def _keeps_pace(request: HttpRequest, touchpoint_id: UUID, secret: str) -> bool:
    address = request.META.get("REMOTE_ADDR", "")
    return bool(secret) or keeps_pace(address, touchpoint_id, timezone.localdate())


def _thanks(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    address = reverse("public:feedback_thanks", args=[slug, code])
    return redirect(f"{address}?tablet=1" if "tablet" in request.GET else address)
