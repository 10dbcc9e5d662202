"""For whom did I do this? Asked of oneself, read by nobody else (D04, D05)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients.queries import readable_client
from alongside.decisions.queries import planned_work
from alongside.lib.errors import NotYours
from alongside.voice.actions import self_checks as actions
from alongside.voice.motives import ABOUTS, MOTIVES
from alongside.voice.queries import self_checks as queries
from alongside.web import own_look_words as said
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Choices, Textarea

SHOWN = 40


class SelfCheckForm(ActingForm):
    """One choice and a few words."""

    refusals = said.REFUSALS

    motive = forms.ChoiceField(
        label=gettext_lazy("Why did I do it?"),
        choices=[(code, said.MOTIVES[code]) for code in MOTIVES],
        widget=Choices,
    )
    words = forms.CharField(
        label=gettext_lazy("A few words to myself"),
        required=False,
        max_length=actions.LONGEST,
        widget=Textarea(lines=2),
    )

    def __init__(self, data: Any = None, *, is_start: bool) -> None:
        super().__init__(data)
        if is_start:
            self.fields["motive"].required = False
            self.fields["motive"].label = _("If I feel that I must work hard here: why?")


@for_member
def self_check(request: Visit) -> HttpResponse:
    """The question, `?about=` start, reply, overrun or contact, `?client=` about whose work; then back."""
    about = request.GET.get("about", "")
    if about not in ABOUTS:
        raise NotYours
    client = _client(request)
    form = SelfCheckForm(request.POST or None, is_start=about == actions.START)
    whose = client.pk if client else None
    if request.method == "POST" and form.do(
        actions.write_self_check, request.actor, about=about, client_id=whose
    ):
        messages.success(request, _("Kept, and only you can read it."))
        return redirect("desk:client", whose) if whose else redirect("desk:self_checks")
    page = {
        "form": form,
        "client": client,
        "about": said.ABOUTS[about],
        "is_start": about == actions.START,
    }
    return render(request, "desk/ourselves/self_check.html", page, status=422 if form.errors else 200)


def _client(request: Visit) -> Any:
    """The client it is about, if one was named; a 404 for delivery work, where these rules do not hold (D09)."""
    named = request.GET.get("client", "")
    if not named:
        return None
    try:
        client = readable_client(request.actor, UUID(named))
    except ValueError as no:
        raise NotYours from no
    actions.must_be_advice(request.actor, client.pk)
    return client


@for_member
def self_checks(request: Visit) -> HttpResponse:
    """My answers, their pattern, and how much of the work follows the plan."""
    mine = list(queries.own_self_checks(request.actor)[:SHOWN])
    pattern = queries.own_pattern(request.actor, timezone.now())
    page = {
        "rows": [(each, said.ABOUTS[each.about], said.MOTIVES.get(each.motive, "")) for each in mine],
        "pattern": pattern,
        "motives": [(said.MOTIVES[motive], number) for motive, number in pattern.counts],
        "work": planned_work(request.actor),
    }
    return render(request, "desk/ourselves/self_checks.html", page)


@for_member
@require_POST
def self_check_remove(request: Visit, self_check_id: UUID) -> HttpResponse:
    """Take one away for good."""
    actions.remove_self_check(request.actor, self_check_id)
    return redirect("desk:self_checks")
