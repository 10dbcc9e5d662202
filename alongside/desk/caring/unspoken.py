"""The unspoken: feelings that were named, what may be a conflict, and the log of conflicts (E04, E05, G03)."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients import queries as people
from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.voice.actions import unspoken as actions
from alongside.voice.queries import unspoken as queries
from alongside.voice.unspoken import HARD_TO_SAY
from alongside.web.actors import Visit, for_member
from alongside.web.caring_forms import ConflictForm, FeelingForm, OutcomeForm, PlanForm
from alongside.web.caring_words import ENDINGS, FEELINGS, REFUSALS


@for_member
def unspoken(request: Visit, client_id: UUID) -> HttpResponse:
    """What waits to be named with one client, and all conflicts there were; the form names a new one."""
    form = _conflict_form(request, client_id, request.POST or None)
    if request.method == "POST" and form.do(actions.open_conflict, request.actor, client_id):
        return redirect("desk:unspoken", client_id)
    return _page(request, client_id, form, FeelingForm())


@for_member
@require_POST
def feeling(request: Visit, client_id: UUID) -> HttpResponse:
    """A feeling that somebody who works here has noticed."""
    form = FeelingForm(request.POST)
    if form.do(actions.name_feeling, request.actor, client_id):
        return redirect("desk:unspoken", client_id)
    return _page(request, client_id, _conflict_form(request, client_id), form)


def _conflict_form(request: Visit, client_id: UUID, data: Any = None) -> ConflictForm:
    around = (
        people.circle(request.actor, client_id) if people.may_read_words(request.actor, client_id) else ()
    )
    return ConflictForm(data, around=around)


def _page(request: Visit, client_id: UUID, conflict_form: Any, feeling_form: Any) -> HttpResponse:
    client = readable_client(request.actor, client_id)
    clients.open_file(request.actor, client)
    waits = queries.unspoken(request.actor, client_id, timezone.now())
    page = {
        "client": client,
        "waits": waits,
        "feelings": [(each, FEELINGS[each.feeling]) for each in waits.feelings],
        "conflicts": [_line(each) for each in queries.conflicts(request.actor, client_id)],
        "form": conflict_form,
        "feeling_form": feeling_form,
    }
    is_refused = bool(conflict_form.errors or feeling_form.errors)
    return render(request, "desk/caring/unspoken.html", page, status=422 if is_refused else 200)


@for_member
@require_POST
def feelings_answered(request: Visit, client_id: UUID) -> HttpResponse:
    """We talked about it: about what is hard to say, or about the feelings, and no conflict is behind them."""
    only = HARD_TO_SAY if "hard_to_say" in request.POST else None
    actions.answer_feelings(request.actor, client_id, only=only)
    return redirect("desk:unspoken", client_id)


@for_member
def conflict(request: Visit, conflict_id: UUID) -> HttpResponse:
    """One conflict: what it is about, which feelings, what came of talking about it."""
    found = queries.conflict(request.actor, conflict_id)
    clients.open_file(request.actor, found.client)
    form = OutcomeForm(request.POST or None, initial={"outcome": found.outcome})
    if request.method == "POST" and form.do(actions.talk_about_conflict, request.actor, conflict_id):
        return redirect("desk:conflict", conflict_id)
    return _conflict(request, found, form)


@for_member
@require_POST
def conflict_plan(request: Visit, conflict_id: UUID) -> HttpResponse:
    """How it is to be met."""
    found = queries.conflict(request.actor, conflict_id)
    form = PlanForm(request.POST)
    if form.do(actions.plan_conflict, request.actor, conflict_id):
        return redirect("desk:conflict", conflict_id)
    return _conflict(request, found, OutcomeForm(initial={"outcome": found.outcome}), form)


@for_member
@require_POST
def conflict_close(request: Visit, conflict_id: UUID) -> HttpResponse:
    """How it rests now."""
    how = request.POST.get("how", "")
    if how not in ENDINGS:
        raise NotYours
    found = queries.conflict(request.actor, conflict_id)
    try:
        actions.close_conflict(request.actor, conflict_id, how=how)
    except Refused as no:
        form = OutcomeForm({"outcome": found.outcome or ""})
        form.add_error(None, REFUSALS[no.code])
        return _conflict(request, found, form)
    return redirect("desk:unspoken", found.client_id)


def _conflict(request: Visit, found: Any, form: Any, plan: PlanForm | None = None) -> HttpResponse:
    plan = plan or PlanForm(initial={"plan": found.plan})
    page = {**_line(found), "client": found.client, "form": form, "plan": plan, "endings": ENDINGS.items()}
    is_refused = bool(form.errors or plan.errors)
    return render(request, "desk/caring/conflict.html", page, status=422 if is_refused else 200)


def _line(found: Any) -> dict[str, Any]:
    return {
        "row": found,
        "felt": [(FEELINGS[each.feeling], each) for each in found.feelings.all()],
        "closed_as": ENDINGS.get(found.closed_as, ""),
    }
