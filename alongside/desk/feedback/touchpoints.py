"""Touchpoints: one with its numbers and words, its form, its poster and its cards."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alongside.feedback import actions, queries
from alongside.lib.errors import NotYours, Refused
from alongside.practice import queries as practices
from alongside.web.actors import Visit, for_member
from alongside.web.feedback_poster import address_of, cards_pdf, poster_pdf
from alongside.web.feedback_words import KINDS, REFUSED, WHOSE, choices
from alongside.web.forms import Choices
from alongside.web.pdf import pdf_response
from alongside.web.role_words import LANGUAGES


class TouchpointForm(forms.Form):
    """Where or when it is, who is responsible, whose experience, and how long silence may last."""

    owner_id = forms.ChoiceField(
        label=_("Who is responsible"), help_text=_("Reads what is said with a name, and answers.")
    )
    whose = forms.ChoiceField(label=_("Whose experience"), choices=choices(WHOSE))
    unit_id = forms.ChoiceField(label=_("Unit"), required=False)
    stale_after_days = forms.IntegerField(
        label=_("Silent for too long after so many days"), min_value=7, max_value=730, initial=90
    )

    def __init__(self, request: Visit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor, own = request.actor, request.practice.language
        people = [(str(each.pk), each.name) for each in practices.active_members(actor)]
        units = [(str(each.pk), each.name) for each in practices.units(actor)]
        self.fields["owner_id"].choices = people  # type: ignore[attr-defined]
        self.fields["unit_id"].choices = [("", _("The whole practice")), *units]  # type: ignore[attr-defined]
        if not units:
            del self.fields["unit_id"]
        self.languages = sorted(LANGUAGES, key=lambda each: each[0] != own)
        for code, language in self.languages:
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name in %(language)s") % {"language": language},
                max_length=120,
                required=code == own,
            )
            self.fields[f"question_{code}"] = forms.CharField(
                label=_("Question in %(language)s") % {"language": language},
                help_text=_("Empty: How was it?"),
                max_length=120,
                required=False,
            )

    def said(self) -> dict[str, Any]:
        """What the actions ask for."""
        given = self.cleaned_data
        unit = given.get("unit_id")
        return {
            "names": {code: given[f"name_{code}"] for code, _name in self.languages},
            "questions": {code: given[f"question_{code}"] for code, _name in self.languages},
            "owner_id": UUID(given["owner_id"]),
            "unit_id": UUID(unit) if unit else None,
            "whose": given["whose"],
            "stale_after_days": given["stale_after_days"],
        }


class NewTouchpointForm(TouchpointForm):
    """Short name and kind are settled once: both are printed and promised."""

    code = forms.SlugField(
        label=_("Short name"), help_text=_("For the link, for instance: door."), max_length=20
    )
    kind = forms.ChoiceField(label=_("Which kind"), choices=choices(KINDS), widget=Choices)
    field_order = ("code", "kind")


class ChangedTouchpointForm(TouchpointForm):
    """A touchpoint can rest."""

    is_in_use = forms.BooleanField(label=_("It is in use"), required=False)


class CardsForm(forms.Form):
    """How many cards, each good for one answer."""

    number = forms.IntegerField(label=_("How many cards"), min_value=1, max_value=40, initial=16)


@for_member
def touchpoint(request: Visit, touchpoint_id: UUID) -> HttpResponse:
    """Numbers with words beside them, and the ways to it."""
    row = queries.touchpoint(request.actor, touchpoint_id)
    return _page(request, row, CardsForm())


@for_member
def touchpoint_new(request: Visit) -> HttpResponse:
    """Add a touchpoint; who runs the practice."""
    _must_run(request)
    form = NewTouchpointForm(request, request.POST or None, initial={"whose": "client"})
    if request.method == "POST" and form.is_valid():
        given = {"code": form.cleaned_data["code"], "kind": form.cleaned_data["kind"]}
        try:
            row = actions.make_touchpoint(request.actor, **given, **form.said())
        except Refused as no:
            _say(form, no)
        else:
            return redirect("desk:touchpoint", row.pk)
    return render(
        request, "desk/feedback/touchpoint_form.html", {"form": form}, status=422 if form.errors else 200
    )


@for_member
def edit(request: Visit, touchpoint_id: UUID) -> HttpResponse:
    """Change a touchpoint, or let it rest."""
    _must_run(request)
    row = queries.touchpoint(request.actor, touchpoint_id)
    form = ChangedTouchpointForm(request, request.POST or None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_touchpoint(
                request.actor, row.pk, is_in_use=form.cleaned_data["is_in_use"], **form.said()
            )
        except Refused as no:
            _say(form, no)
        else:
            return redirect("desk:touchpoint", row.pk)
    page = {"form": form, "touchpoint": row, "name": _name(request, row)}
    return render(request, "desk/feedback/touchpoint_form.html", page, status=422 if form.errors else 200)


@for_member
def poster(request: Visit, touchpoint_id: UUID) -> HttpResponse:
    """A page to hang up: the question in four languages and the code that leads to it."""
    row = queries.touchpoint(request.actor, touchpoint_id)
    return pdf_response(poster_pdf(row, request.practice), f"poster-{row.code}")


@for_member
def cards(request: Visit, touchpoint_id: UUID) -> HttpResponse:
    """Cards to hand out, each with a link that is good for one answer and forgotten once it is used."""
    row = queries.touchpoint(request.actor, touchpoint_id)
    if not queries.may_tend(request.actor, row):
        raise NotYours
    form = CardsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            secrets = actions.make_tickets(request.actor, row.pk, number=form.cleaned_data["number"])
        except Refused as no:
            _say(form, no)
        else:
            return pdf_response(cards_pdf(row, request.practice, secrets), f"cards-{row.code}")
    return _page(request, row, form, status=422 if form.errors else 200)


def _page(request: Visit, row: Any, form: CardsForm, status: int = 200) -> HttpResponse:
    now = timezone.now()
    line = next((each for each in queries.board(request.actor, now) if each.touchpoint.pk == row.pk), None)
    address = reverse("public:feedback", args=[request.practice.slug, row.code])
    page = {
        "touchpoint": row,
        "name": _name(request, row),
        "kind": KINDS[row.kind],
        "whose": WHOSE[row.whose],
        "line": line,
        "words": queries.anonymous_words(row),
        "address": address_of(row, request.practice),
        "tablet": f"{address}?tablet=1",
        "may_tend": queries.may_tend(request.actor, row),
        "form": form,
    }
    return render(request, "desk/feedback/touchpoint.html", page, status=status)


def _initial(row: Any) -> dict[str, Any]:
    names = {f"name_{code}": words for code, words in row.names.items()}
    questions = {f"question_{code}": words for code, words in row.questions.items()}
    plain = {name: getattr(row, name) for name in ("owner_id", "unit_id", "whose", "stale_after_days")}
    return {**plain, **names, **questions, "is_in_use": row.is_in_use}


def _name(request: Visit, row: Any) -> str:
    return queries.name_of(row, get_language() or request.practice.language)


def _say(form: forms.Form, no: Refused) -> None:
    form.add_error(no.field if no.field in form.fields else None, str(REFUSED[no.code]))


def _must_run(request: Visit) -> None:
    if not request.actor.runs_practice:
        raise NotYours
