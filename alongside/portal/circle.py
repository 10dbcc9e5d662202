"""People around the client: who there is, which pages each may open, and taking all of it back (N01)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients import actions, circle_queries
from alongside.clients import queries as clients
from alongside.clients.actions import circle_pages
from alongside.clients.actions.details import Near
from alongside.clients.circle_pages import SUGGESTED
from alongside.diary.actions.hiding import hide_all_from
from alongside.lib.errors import Refused
from alongside.voice.actions import agree_to_asking
from alongside.web.actors import Visit, for_client
from alongside.web.circle_words import CHANNELS, MEANING, PAGES, REFUSALS, listed
from alongside.web.client_words import CIRCLE_KINDS, Words, choices
from alongside.web.forms import Choices
from alongside.web.reading import own_file

BY_MOUTH: Words = {
    "nothing": gettext_lazy("Nothing, not even that I come here"),
    "times": gettext_lazy("When I have meetings"),
    "progress": gettext_lazy("When I have meetings, and how it is going in general"),
    "agreed": gettext_lazy("Only what I say each time"),
}


class OwnNearForm(forms.Form):
    """Somebody around me."""

    name = forms.CharField(label=gettext_lazy("Their name"), max_length=160)
    kind = forms.ChoiceField(
        label=gettext_lazy("Who they are to me"), choices=choices(CIRCLE_KINDS), widget=Choices
    )
    relation = forms.CharField(
        label=gettext_lazy("In my own words"),
        help_text=gettext_lazy("For example: my sister, my employer"),
        max_length=80,
        required=False,
    )
    phone = forms.CharField(label=pgettext_lazy("circle", "Their telephone"), max_length=40, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Their e-mail address"),
        help_text=gettext_lazy("Needed only if they are to read pages themselves."),
        required=False,
    )
    is_emergency = forms.BooleanField(
        label=gettext_lazy("Please call this person in an emergency"), required=False
    )
    may_know = forms.ChoiceField(
        label=gettext_lazy("What you may tell them when they ask you"),
        help_text=gettext_lazy("Only by mouth. Pages that they may open are chosen by themselves."),
        choices=choices(BY_MOUTH),
        widget=Choices,
        initial="nothing",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def near(self, remark: str = "") -> Near:
        """What was said, for the action; what is remarked about them elsewhere stays."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return Near(**said, remark=remark)


class PagesForm(forms.Form):
    """The pages that lie open, any of them."""

    pages = forms.MultipleChoiceField(choices=choices(PAGES), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)  # what lay open when it was shown


@for_client
def circle(request: Visit) -> HttpResponse:
    """Everybody around me and what lies open to each; the form adds one more."""
    client_id = own_file(request.actor)
    form = OwnNearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.add_to_circle(request.actor, client_id=client_id, person=form.near())
        except Refused as no:
            form.add_error(no.field, str(REFUSALS[no.code]))
        else:
            return redirect("portal:circle_person", person.pk)
    found = [_line(each) for each in circle_queries.around(request.actor, client_id)]
    rests = clients.readable_client(request.actor, client_id).restricted_at is not None
    page = {"people": found, "form": form, "rests": rests}
    return render(request, "portal/circle/circle.html", page, status=422 if form.errors else 200)


def _line(near: circle_queries.Near) -> dict[str, Any]:
    person = near.person
    return {
        "person": person,
        "kind": person.relation or CIRCLE_KINDS[person.kind],
        "by_mouth": BY_MOUTH[person.may_know],
        "pages": listed(near.pages),
        "talks": [(each, CHANNELS[each.channel], listed(each.told)) for each in near.talks],
        "is_in": person.account_id is not None and bool(near.pages),
        "may_invite": bool(person.email and near.pages and person.account_id is None),
    }


@for_client
def circle_person(request: Visit, person_id: UUID) -> HttpResponse:
    """One of them: every page with what it shows, open or not; a way in; and taking everything back."""
    client_id = own_file(request.actor)
    form = PagesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        who = {"client_id": client_id, "person_id": person_id}
        try:
            circle_pages.choose_pages(request.actor, **who, pages=said["pages"], seen=said["seen"].split())
        except Refused as no:
            form.add_error(None, str(REFUSALS[no.code]))
        else:
            messages.success(request, _("Kept. This is exactly what they can open now."))
            return redirect("portal:circle_person", person_id)
    near = circle_queries.one_around(request.actor, client_id, person_id)
    often = SUGGESTED.get(near.person.kind, ())
    page = _line(near) | {
        "form": form,
        "seen": " ".join(near.pages),
        "choices": [(code, PAGES[code], MEANING[code], code in near.pages, code in often) for code in PAGES],
    }
    return render(request, "portal/circle/person.html", page, status=422 if form.errors else 200)


@for_client
def circle_change(request: Visit, person_id: UUID) -> HttpResponse:
    """Who they are, how they are reached, and what may be told by mouth."""
    client_id = own_file(request.actor)
    person = circle_queries.one_around(request.actor, client_id, person_id).person
    said = {name: getattr(person, name) for name in OwnNearForm.base_fields}
    form = OwnNearForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        near, revision = form.near(person.remark or ""), form.cleaned_data["revision"]
        try:
            actions.change_in_circle(
                request.actor, client_id=client_id, person_id=person_id, person=near, revision=revision
            )
        except Refused as no:
            form.add_error(no.field if no.field in form.fields else None, str(REFUSALS[no.code]))
        else:
            return redirect("portal:circle_person", person_id)
    page = {"form": form, "person": person}
    return render(request, "portal/circle/change.html", page, status=422 if form.errors else 200)


@for_client
@require_POST
def circle_invite(request: Visit, person_id: UUID) -> HttpResponse:
    """Send them the way in."""
    try:
        circle_pages.invite_to_circle(request.actor, client_id=own_file(request.actor), person_id=person_id)
    except Refused as no:
        messages.error(request, str(REFUSALS[no.code]))
    else:
        messages.success(request, _("A letter is on its way to them. Its link holds 14 days."))
    return redirect("portal:circle_person", person_id)


@for_client
@require_POST
def circle_take_back(request: Visit, person_id: UUID) -> HttpResponse:
    """Everything back, at once: pages, way in, what may be told or asked, and entries of the diary."""
    client_id = own_file(request.actor)
    circle_pages.take_back_all(request.actor, client_id=client_id, person_id=person_id)
    hide_all_from(request.actor, person_id)
    agree_to_asking(request.actor, client_id=client_id, person_id=person_id, is_agreed=False)
    messages.success(request, _("Taken back. From now on they see nothing and are told nothing."))
    return redirect("portal:circle_person", person_id)


@for_client
@require_POST
def circle_remove(request: Visit, person_id: UUID) -> HttpResponse:
    """Not around me any more."""
    actions.remove_from_circle(request.actor, client_id=own_file(request.actor), person_id=person_id)
    return redirect("portal:circle")
