"""What the practice offers: the list in its order, and one service."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.lib.errors import NotYours, Refused
from alongside.practice import queries as practices
from alongside.practice import service_actions, service_queries
from alongside.practice.service_actions import Offered
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Choices, ManyChoices, Textarea
from alongside.web.places import PLACE_WORDS
from alongside.web.role_words import LANGUAGES
from alongside.web.service_words import BOOKING_WORDS, shown

REFUSED = {
    "no_name": _("Please give a name in the practice's own language."),
    "too_long": _("This is too long."),
    "out_of_range": _("This number is too small or too large."),
    "unknown_place": _("Please choose a place."),
    "unknown_booking": _("Please choose how it is booked."),
}
NUMBERS = ("minutes", "before_minutes", "after_minutes", "capacity", "fee")
PLAIN = (*NUMBERS, "booking", "is_for_newcomers", "place_kinds")


class ServiceForm(forms.Form):
    """One service: what it is, how long, where, what it costs, who offers it and who may book it."""

    minutes = forms.IntegerField(label=_("Length, minutes"), min_value=1, max_value=720, initial=50)
    fee = forms.DecimalField(
        label=_("Fee"),
        help_text=_("Empty: as agreed."),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        required=False,
    )
    capacity = forms.IntegerField(
        label=_("People at a time"), help_text=_("2 or more: a group."), min_value=1, max_value=200, initial=1
    )
    before_minutes = forms.IntegerField(
        label=_("Time of your own before it, minutes"),
        help_text=_("Clients do not see it. Empty: by the booking rules."),
        min_value=0,
        max_value=240,
        required=False,
    )
    after_minutes = forms.IntegerField(
        label=_("Time of your own after it, minutes"),
        help_text=_("Clients do not see it. Empty: by the booking rules."),
        min_value=0,
        max_value=240,
        required=False,
    )
    place_kinds = forms.MultipleChoiceField(
        label=_("Where"),
        help_text=_("Nothing ticked: anywhere."),
        choices=list(PLACE_WORDS.items()),
        widget=ManyChoices,
        required=False,
    )
    booking = forms.ChoiceField(
        label=_("How it is booked"), choices=list(BOOKING_WORDS.items()), initial="members", widget=Choices
    )
    is_for_newcomers = forms.BooleanField(label=_("Also for people who are new"), required=False)
    members = forms.MultipleChoiceField(
        label=_("Who offers it"),
        help_text=_("Nobody ticked: all who practise."),
        widget=ManyChoices,
        required=False,
    )

    def __init__(self, people: list[tuple[str, str]], own: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].choices = people  # type: ignore[attr-defined]
        self.languages = sorted(LANGUAGES, key=lambda each: each[0] != own)
        for code, language in self.languages:
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name in %(language)s") % {"language": language},
                max_length=120,
                required=code == own,
            )
            self.fields[f"about_{code}"] = forms.CharField(
                label=_("What it is, in %(language)s") % {"language": language},
                max_length=500,
                required=False,
                widget=Textarea(lines=2),
            )

    def own_words(self) -> list[forms.BoundField]:
        """For the page: name and text in the practice's own language."""
        return self._words(self.languages[:1])

    def other_words(self) -> list[forms.BoundField]:
        """For the page: name and text in the other languages."""
        return self._words(self.languages[1:])

    def _words(self, languages: list[tuple[str, str]]) -> list[forms.BoundField]:
        return [self[f"{part}_{code}"] for code, name in languages for part in ("name", "about")]

    def offered(self) -> Offered:
        """What keep_service asks for."""
        given = self.cleaned_data
        return Offered(
            names={code: given[f"name_{code}"] for code, name in self.languages},
            about={code: given[f"about_{code}"] for code, name in self.languages},
            members=[UUID(pk) for pk in given["members"]],
            **{name: given[name] for name in PLAIN},
        )


@for_member
def services(request: Visit) -> HttpResponse:
    """What is offered, in order, and what is no longer in use."""
    _must_run(request)
    language = get_language()
    found = [shown(row, request.practice, language) for row in service_queries.all_services(request.actor)]
    page = {"services": [(each, BOOKING_WORDS[each.row.booking]) for each in found]}
    return render(request, "desk/practice/services.html", page)


@for_member
def service(request: Visit, service_id: UUID | None = None) -> HttpResponse:
    """Add or change a service."""
    _must_run(request)
    found = service_queries.service(request.actor, service_id) if service_id else None
    people = [(str(each.pk), each.name) for each in practices.practitioners(request.actor)]
    form = ServiceForm(people, request.practice.language, request.POST or None, initial=_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            service_actions.keep_service(request.actor, form.offered(), service_id=service_id)
        except Refused as no:
            form.add_error(no.field, str(REFUSED[no.code]))
        else:
            messages.success(request, gettext("Saved. What is booked already stays as it was."))
            return redirect("desk:services")
    page = {"form": form, "service": shown(found, request.practice) if found else None}
    return render(request, "desk/practice/service.html", page, status=422 if form.errors else 200)


@require_POST
@for_member
def move(request: Visit, service_id: UUID) -> HttpResponse:
    """One place up or down."""
    service_actions.move_service(request.actor, service_id, up=request.POST.get("to") == "up")
    return redirect("desk:services")


@require_POST
@for_member
def use(request: Visit, service_id: UUID) -> HttpResponse:
    """Out of use, or back into it."""
    service_actions.use_service(request.actor, service_id, is_in_use=request.POST.get("now") == "used")
    return redirect("desk:services")


def _initial(found: Any) -> dict[str, Any]:
    if found is None:
        return {}
    start: dict[str, Any] = {name: getattr(found, name) for name in PLAIN}
    start["members"] = [str(each.member_id) for each in found.service_members.all()]
    for code, _name in LANGUAGES:
        start |= {f"name_{code}": found.names.get(code, ""), f"about_{code}": found.about.get(code, "")}
    return start


def _must_run(request: Visit) -> None:
    if not request.actor.runs_practice:
        raise NotYours
