"""Skills that a client can name, and the card for hard days while they share it (L03)."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours
from alongside.toolkit import actions, queries
from alongside.toolkit.card_parts import PARTS
from alongside.toolkit.enough import ABLE
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.tool_words import CARD, REFUSALS


class SkillForm(ActingForm):
    """Something the client can do by themselves."""

    refusals = REFUSALS

    words = forms.CharField(
        label=_("A skill, in words that the client would use"),
        help_text=_("The client sees it, rates it, and may let it go."),
        max_length=500,
    )


@for_member
def client_skills(request: Visit, client_id: UUID) -> HttpResponse:
    """What the client can name, how far by themselves, and where they tried it."""
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    form = SkillForm(request.POST or None)
    if request.method == "POST" and form.do(actions.name_skill, request.actor, client_id):
        return redirect("desk:skills", client_id)
    page = {
        "client": client,
        "form": form,
        "skills": queries.skills(request.actor, client_id),
        "enough": queries.skills_at_ending(request.actor, client_id, request.practice.thresholds),
        "able": ABLE,
    }
    return render(request, "desk/tools/skills.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def drop(request: Visit, skill_id: UUID) -> HttpResponse:
    """Let go of a skill that one of us named."""
    found = queries.skill(request.actor, skill_id)
    actions.drop_skill(request.actor, skill_id)
    return redirect("desk:skills", found.client_id)


@for_member
def hard_days(request: Visit, client_id: UUID) -> HttpResponse:
    """The client's card for hard days, only while they share it."""
    client = readable_client(request.actor, client_id)
    card = queries.card(request.actor, client_id)
    if card is None:
        raise NotYours
    clients.open_file(request.actor, client)
    parts = [(CARD[name], getattr(card, name)) for name in PARTS if getattr(card, name)]
    return render(request, "desk/tools/card.html", {"client": client, "card": card, "parts": parts})
