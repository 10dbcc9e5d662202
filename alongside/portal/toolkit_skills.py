"""What I can do by myself: skills that I name, rate, try, and may let go (L03)."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.lib.errors import NotYours
from alongside.toolkit import actions, queries
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_client
from alongside.web.forms import ScaleField, Textarea
from alongside.web.reading import own_file
from alongside.web.tool_words import REFUSALS


class SkillForm(ActingForm):
    """A skill of mine."""

    refusals = REFUSALS

    words = forms.CharField(label=_("Something I can do for myself"), max_length=500)


class RatingForm(ActingForm):
    """How far by myself."""

    refusals = REFUSALS

    can_use = ScaleField(
        label=_("How far can I do this by myself?"), low=_("not yet"), high=_("all by myself")
    )


class TrialForm(ActingForm):
    """A situation in which I tried it."""

    refusals = REFUSALS

    trial = forms.CharField(
        label=_("A situation in which I tried it"), max_length=4_000, widget=Textarea(lines=3)
    )


@for_client
def skills(request: Visit) -> HttpResponse:
    """All skills that are named, and a form for one more."""
    client_id = own_file(request.actor)
    form = SkillForm(request.POST or None)
    if request.method == "POST" and form.do(actions.name_skill, request.actor, client_id):
        return redirect("portal:skills")
    page = {"form": form, "skills": queries.skills(request.actor, client_id)}
    return render(request, "portal/tools/skills.html", page, status=422 if form.errors else 200)


@for_client
def skill(request: Visit, skill_id: UUID) -> HttpResponse:
    """One skill: how far by myself, and where I tried it; two forms, each with a name of its own."""
    found = queries.skill(request.actor, skill_id)
    sent = request.POST.get("form", "") if request.method == "POST" else ""
    rating = RatingForm(request.POST if sent == "rating" else None, initial={"can_use": found.can_use})
    trial = TrialForm(request.POST if sent == "trial" else None, initial={"trial": found.trial})
    keeps = {
        "rating": lambda: rating.do(actions.rate_skill, request.actor, skill_id),
        "trial": lambda: trial.do(actions.try_skill, request.actor, skill_id),
    }
    if request.method == "POST" and sent not in keeps:
        raise NotYours
    if sent and keeps[sent]():
        return redirect("portal:skills")
    page = {"skill": found, "rating_form": rating, "trial_form": trial}
    is_refused = bool(rating.errors or trial.errors)
    return render(request, "portal/tools/skill.html", page, status=422 if is_refused else 200)


@for_client
@require_POST
def skill_drop(request: Visit, skill_id: UUID) -> HttpResponse:
    """Off the list, without a reason."""
    actions.drop_skill(request.actor, skill_id)
    return redirect("portal:skills")
