"""Who this person is: profile, greeting, support, ties, and the people around them; each saved by itself."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from alongside.clients import actions, queries
from alongside.desk.clients.forms import GreetingForm, NearForm, ProfileForm, SupportForm, TiesForm
from alongside.desk.clients.saving import form_page, say, start
from alongside.desk.frames import format_views_in_words
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_member
from alongside.web.client_words import CIRCLE_KINDS, CONTACT_KINDS, MAY_KNOW


def _save(request: Visit, form: forms.Form, write: Callable[[dict[str, Any]], object]) -> bool:
    """Whether the form was sent, sound, and saved."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        write(form.cleaned_data)
    except Refused as no:
        say(form, no)
        return False
    messages.success(request, gettext("Saved."))
    return True


@for_member
def client_profile(request: Visit, client_id: UUID) -> HttpResponse:
    """What makes this person this person (A12)."""
    row = queries.profile(request.actor, client_id)
    form = ProfileForm(request.POST or None, initial=start(row, ProfileForm))
    if _save(request, form, lambda said: actions.change_profile(request.actor, client_id=client_id, **said)):
        return redirect("desk:client", client_id)
    also = {"said_at": row.style_said_at, "views": format_views_in_words(request.actor, client_id)}
    return form_page(request, form, row.client, heading=gettext("What makes this person this person"), **also)


@for_member
def client_greeting(request: Visit, client_id: UUID) -> HttpResponse:
    """How to meet somebody (E06)."""
    row = queries.welcome(request.actor, client_id)
    if request.method == "POST" and not queries.may_keep_records(request.actor):
        raise Http404
    form = GreetingForm(request.POST or None, initial=start(row, GreetingForm))
    if _save(request, form, lambda said: actions.change_greeting(request.actor, client_id=client_id, **said)):
        return redirect("desk:client_card", client_id)
    lead = gettext("Everybody who meets them here sees this. It is kept apart from the notes.")
    return form_page(request, form, row.client, heading=gettext("How to meet this person"), lead=lead)


@for_member
def client_support(request: Visit, client_id: UUID) -> HttpResponse:
    """What somebody needs to be well here (H09)."""
    row = queries.profile(request.actor, client_id)
    form = SupportForm(request.POST or None, initial=start(row, SupportForm))

    def write(said: dict[str, Any]) -> object:
        return actions.change_support(
            request.actor,
            client_id=client_id,
            support_needs=said["support_needs"],
            shares=said["shares_support_needs"],
            revision=said["revision"],
        )

    if _save(request, form, write):
        return redirect("desk:client", client_id)
    return form_page(request, form, row.client, heading=gettext("Support"))


@for_member
def client_ties(request: Visit, client_id: UUID) -> HttpResponse:
    """Ties outside the work: a decision with its reason (A08)."""
    row = queries.profile(request.actor, client_id)
    form = TiesForm(request.POST or None, initial=start(row, TiesForm))

    def write(said: dict[str, Any]) -> object:
        return actions.decide_ties(
            request.actor,
            client_id=client_id,
            dual_ties=said["dual_ties"],
            decision=said["tie_decision"],
            reason=said["tie_reason"],
            revision=said["revision"],
        )

    if _save(request, form, write):
        return redirect("desk:client", client_id)
    lead = gettext(
        "Who is also a relative, a friend or a neighbour cannot be seen clearly. Decide, and say why."
    )
    return form_page(request, form, row.client, heading=gettext("Ties outside the work"), lead=lead)


@for_member
def client_card(request: Visit, client_id: UUID) -> HttpResponse:
    """How to meet, reach and help somebody: for everybody who meets them here."""
    card = queries.welcome(request.actor, client_id)
    context = {
        "card": card,
        "client": card.client,
        "contacts": [
            (each, CONTACT_KINDS[each.kind]) for each in queries.contact_points(request.actor, client_id)
        ],
        "near": [
            (each, CIRCLE_KINDS[each.kind], MAY_KNOW[each.may_know])
            for each in queries.circle(request.actor, client_id)
        ],
        "may_read": queries.may_read_words(request.actor, client_id),
        "may_keep": queries.may_keep_records(request.actor),
    }
    return render(request, "desk/clients/card.html", context)


@for_member
def near_new(request: Visit, client_id: UUID) -> HttpResponse:
    """Somebody around the client (N01)."""
    client = queries.readable_client(request.actor, client_id)
    form = NearForm(request.POST or None, initial={"kind": "relative", "may_know": "nothing"})
    if _save(
        request, form, lambda _: actions.add_to_circle(request.actor, client_id=client_id, person=form.near())
    ):
        return redirect("desk:client_card", client_id)
    return form_page(request, form, client, heading=gettext("Somebody in the circle"))


@for_member
def near(request: Visit, client_id: UUID, person_id: UUID) -> HttpResponse:
    """Change somebody in the circle, and what they may know."""
    row = queries.circle_person(request.actor, client_id, person_id)
    form = NearForm(request.POST or None, initial=start(row, NearForm))

    def write(said: dict[str, Any]) -> object:
        return actions.change_in_circle(
            request.actor,
            client_id=client_id,
            person_id=person_id,
            person=form.near(),
            revision=said["revision"],
        )

    if _save(request, form, write):
        return redirect("desk:client_card", client_id)
    client = queries.client(request.actor, client_id)
    return form_page(request, form, client, heading=row.name, person=row)


@for_member
@require_POST
def near_remove(request: Visit, client_id: UUID, person_id: UUID) -> HttpResponse:
    """Take somebody out of the circle."""
    actions.remove_from_circle(request.actor, client_id=client_id, person_id=person_id)
    return redirect("desk:client_card", client_id)
