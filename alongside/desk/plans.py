"""Plans of asking on the desk: of everybody, and of one client; asking once, and taking back (C02, C04, N01)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.desk.plan_forms import AskForm, PlanForm, WhenForm
from alongside.lib.errors import NotYours, Refused
from alongside.voice import actions, queries
from alongside.web.actors import Visit, for_member
from alongside.web.plan_words import RATERS, REFUSALS, choice_of, complete, title, when

OF_EVERYBODY = ("client", "member")
OF_ONE = ("client", "member", "circle")


@for_member
def plans(request: Visit) -> HttpResponse:
    """What is asked of everybody, and a form for one more plan."""
    if not request.actor.runs_practice:
        raise Http404
    pressed = request.POST.get("do")
    if pressed == "stop_usual":
        actions.stop_usual(request.actor)
        return redirect("desk:plans")
    choices = queries.measures_to_ask(request.actor)
    form = PlanForm(request.POST if pressed == "plan" else None, choices=choices, raters=OF_EVERYBODY)
    if form.is_bound and _keeps(form, lambda said: actions.set_plan(request.actor, **said)):
        messages.success(request, _("Planned."))
        return redirect("desk:plans")
    page = {
        "standing": [_line(each) for each in queries.plans_of_practice(request.actor)],
        "form": form,
    }
    return render(request, "desk/plans/plans.html", page, status=422 if form.errors else 200)


@for_member
def client_plans(request: Visit, client_id: UUID) -> HttpResponse:
    """What is asked of one client and of those around them, what waits, and how much was answered."""
    seen = queries.asking_of_client(request.actor, client_id)
    pressed = request.POST.get("do", "")
    if request.method == "POST" and pressed in PRESSED:
        if (no := PRESSED[pressed](request, client_id)) is not None:
            messages.error(request, str(REFUSALS[no.code]))
        return redirect("desk:client_plans", client_id)
    data = {name: request.POST if pressed == name else None for name in ("plan", "ask")}
    form = PlanForm(data["plan"], choices=seen.choices, raters=OF_ONE)
    ask = AskForm(data["ask"], choices=seen.choices, near=seen.near)
    if form.is_bound and _keeps(form, lambda said: _plan(request, client_id, said)):
        messages.success(request, _("Planned."))
        return redirect("desk:client_plans", client_id)
    if ask.is_bound and _keeps(ask, lambda said: _ask(request, client_id, said)):
        messages.success(request, _("Asked."))
        return redirect("desk:client_plans", client_id)
    page = {
        "client": seen.client,
        "standing": [_line(each) for each in seen.standing],
        "refused": [(each, title(seen.measures.get(each.measure_id))) for each in seen.refused],
        "quiet": [title(seen.measures[pk]) for pk in sorted(seen.quiet)],
        "complete": [
            (title(seen.measures[pk]), RATERS[rater], complete(found))
            for (pk, rater), found in sorted(seen.complete.items())
        ],
        "open": [(each, title(each.version), _who(each)) for each in seen.open],
        "near": seen.near,
        "form": form,
        "ask": ask,
    }
    status = 422 if form.errors or ask.errors else 200
    return render(request, "desk/plans/client.html", page, status=status)


@for_member
def plan(request: Visit, plan_id: UUID) -> HttpResponse:
    """Ask at other times, or no more."""
    found = queries.plan(request.actor, plan_id)
    back = redirect("desk:client_plans", found.client_id) if found.client_id else redirect("desk:plans")
    if request.POST.get("do") == "stop":
        actions.stop_plan(request.actor, plan_id)
        return back
    start = {"when": choice_of(found), "every": found.every}
    form = WhenForm(request.POST or None, initial=start)
    if form.is_bound and _keeps(form, lambda said: actions.change_plan(request.actor, plan_id, **said)):
        return back
    page = {"plan": found, "title": title(queries.measure_of(found)), "form": form, "client": found.client}
    return render(request, "desk/plans/plan.html", page, status=422 if form.errors else 200)


def _plan(request: Visit, client_id: UUID, said: dict[str, Any]) -> object:
    return actions.set_plan(request.actor, client_id=client_id, **said)


def _ask(request: Visit, client_id: UUID, said: dict[str, Any]) -> object:
    return actions.ask_once(request.actor, client_id=client_id, **said)


def _stop_usual(request: Visit, client_id: UUID) -> None:
    actions.stop_usual(request.actor, client_id=client_id)


def _as_everybody(request: Visit, client_id: UUID) -> None:
    found = queries.plan(request.actor, _id(request))
    if found.client_id != client_id:
        raise NotYours
    actions.ask_as_everybody(
        request.actor, client_id=client_id, measure_id=found.measure_id, rater=found.rater
    )


def _take_back(request: Visit, client_id: UUID) -> None:
    actions.take_back(request.actor, _id(request))


def _agreed(request: Visit, client_id: UUID) -> None:
    actions.agree_to_asking(request.actor, client_id=client_id, person_id=_id(request), is_agreed=True)


def _revoked(request: Visit, client_id: UUID) -> None:
    actions.agree_to_asking(request.actor, client_id=client_id, person_id=_id(request), is_agreed=False)


def _or_refused(do: Callable[[Visit, UUID], None]) -> Callable[[Visit, UUID], Refused | None]:
    """The same, with what was refused as its answer."""

    def done(request: Visit, client_id: UUID) -> Refused | None:
        try:
            do(request, client_id)
        except Refused as no:
            return no
        return None

    return done


PRESSED: dict[str, Callable[[Visit, UUID], Refused | None]] = {
    "stop_usual": _or_refused(_stop_usual),
    "as_everybody": _or_refused(_as_everybody),
    "take_back": _or_refused(_take_back),
    "agreed": _or_refused(_agreed),
    "revoked": _or_refused(_revoked),
}


def _id(request: Visit) -> UUID:
    """What the button is for. NotYours for no id at all."""
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError as no:
        raise NotYours from no


def _keeps(form: Any, keep: Callable[[dict[str, Any]], object]) -> bool:
    """Whether the form was sound and was kept; else the reason stands beside its field."""
    if not form.is_valid():
        return False
    try:
        keep(form.said())
    except Refused as no:
        form.refuse(no)
        return False
    return True


def _line(standing: Any) -> dict[str, Any]:
    return {
        "title": title(standing.version),
        "when": when(standing.plan),
        "who": RATERS[standing.plan.rater],
        "row": standing.row,
        "is_own": standing.plan.is_own,
    }


def _who(check_in: Any) -> str:
    if check_in.circle_person is not None:
        return str(check_in.circle_person.name)
    return str(check_in.member.name if check_in.member else RATERS["client"])
