"""The client's own side of decisions: what matters, a proposal of one's own, the choice, the signature (E03, B16)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.decisions import actions, queries
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actors import Actor
from alongside.web import decision_words as said
from alongside.web.actors import Visit, for_client
from alongside.web.decisions import (
    BeliefsForm,
    OwnNewDecisionForm,
    OwnOptionForm,
    OwnWordsForm,
    after_conflict,
    beliefs_lines,
    option_lines,
    paper,
)
from alongside.web.pdf import pdf, pdf_response
from alongside.web.reading import own_file


@for_client
def decisions(request: Visit) -> HttpResponse:
    """What we decide together, and a question of my own."""
    me = own_file(request.actor)
    form = OwnNewDecisionForm(request.POST or None)
    if request.method == "POST" and form.do(actions.write_decision, request.actor, me):
        messages.success(request, _("Your question is kept. The other side sees it."))
        return redirect("portal:decisions")
    found = queries.decisions(request.actor, me)
    page = {"form": form, "decisions": [(each, said.OWN_STATES[each.state]) for each in found]}
    return render(request, "portal/decisions/decisions.html", page, status=422 if form.errors else 200)


@for_client
def decision(request: Visit, decision_id: UUID) -> HttpResponse:
    """One decision: read it, add what matters and proposals of my own, choose, sign."""
    seen = queries.decision(request.actor, decision_id)
    sent = request.POST.get("form", "") if request.method == "POST" else ""
    words = OwnWordsForm(request.POST if sent == "words" else None, seen=seen)
    option = OwnOptionForm(request.POST if sent == "option" else None, auto_id="option_%s")
    done = {
        "words": lambda: words.do(actions.change_decision, request.actor, decision_id),
        "option": lambda: option.do(actions.add_option, request.actor, decision_id),
    }
    if sent and sent not in done:
        raise NotYours
    if sent and done[sent]():
        return redirect("portal:decision", decision_id)
    return _page(request, seen, words, option)


def _page(
    request: Visit, seen: queries.Seen, words: OwnWordsForm, option: OwnOptionForm, refused: Any = ""
) -> HttpResponse:
    row = seen.decision
    newer = after_conflict(seen, words)
    page = {
        "seen": seen,
        "state": said.OWN_STATES[seen.state],
        "options": option_lines(seen, theirs=said.OWN_OPTION),
        "may_choose": row.put_before_at is not None and row.withdrawn_at is None,
        "words_form": words,
        "option_form": option,
        "newer": newer,
        "refused": refused,
        "beliefs_lines": beliefs_lines(row.beliefs) if row.beliefs else [],
        "missing_to_sign": [said.OWN_MISSING[code] for code in seen.missing_before_signing],
    }
    is_bad = bool(words.errors or option.errors or refused)
    return render(request, "portal/decisions/decision.html", page, status=422 if is_bad else 200)


@for_client
@require_POST
def change_decision(request: Visit, decision_id: UUID) -> HttpResponse:
    """No proposal of my own; choose, sign, take it back, withdraw, begin again."""
    actor, now = request.actor, request.POST.get("now", "")
    try:
        if now == "again":
            return redirect("portal:decision", actions.begin_again(actor, decision_id).pk)
        _do(actor, decision_id, now, request.POST)
    except Refused as no:
        seen = queries.decision(actor, decision_id)
        words, option = OwnWordsForm(seen=seen), OwnOptionForm(auto_id="option_%s")
        return _page(request, seen, words, option, refused=said.OWN_REFUSALS[no.code])
    return redirect("portal:decision", decision_id)


def _do(actor: Actor, decision_id: UUID, now: str, sent: Any) -> None:
    """What one button of the page does. NotYours for a button that it does not have."""
    try:
        if now == "no_proposal":
            actions.say_no_proposal(actor, decision_id)
        elif now == "choose":
            actions.choose(actor, decision_id, option_id=UUID(sent.get("option", "")))
        elif now == "sign":
            actions.sign(actor, decision_id, revision=int(sent.get("revision", "")))
        elif now == "take_back":
            actions.take_back(actor, decision_id)
        elif now == "withdraw":
            actions.withdraw(actor, decision_id)
        else:
            raise NotYours
    except ValueError as no:
        raise NotYours from no


@for_client
def decision_option(request: Visit, option_id: UUID) -> HttpResponse:
    """Change or remove a proposal of mine."""
    option, seen = queries.option(request.actor, option_id)
    if "remove" in request.POST:
        try:
            actions.remove_option(request.actor, option_id)
        except Refused as no:
            messages.warning(request, str(said.OWN_REFUSALS[no.code]))
        return redirect("portal:decision", seen.decision.pk)
    start = {name: getattr(option, name) for name in ("words", "pros", "cons")}
    form = OwnOptionForm(request.POST or None, initial=start)
    if request.method == "POST" and form.do(actions.change_option, request.actor, option_id):
        return redirect("portal:decision", seen.decision.pk)
    page = {"seen": seen, "form": form}
    return render(request, "portal/decisions/option.html", page, status=422 if form.errors else 200)


@for_client
def decision_pdf(request: Visit, decision_id: UUID) -> HttpResponse:
    """The decision to keep."""
    seen = queries.decision(request.actor, decision_id)
    return pdf_response(pdf("agreement", paper(seen, request.practice.name)), "decision")


@for_client
def beliefs(request: Visit) -> HttpResponse:
    """What I think about what is going on; and what I said before."""
    me = own_file(request.actor)
    form = BeliefsForm(request.POST or None)
    if request.method == "POST" and form.do(actions.say_beliefs, request.actor, me):
        messages.success(request, _("Your answers are kept. We look at them before we talk about options."))
        return redirect("portal:beliefs")
    cards = [(each, beliefs_lines(each)) for each in queries.beliefs(request.actor, me)]
    page = {"form": form, "cards": cards}
    return render(request, "portal/decisions/beliefs.html", page, status=422 if form.errors else 200)
