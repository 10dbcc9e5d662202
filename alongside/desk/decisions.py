"""Decisions that a member takes together with a client: options, the pause, signatures, steps (E03, B14, B16)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.clients.actions import open_file
from alongside.clients.queries import readable_client
from alongside.decisions import actions, queries
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actors import Actor
from alongside.web import decision_words as said
from alongside.web.actors import Visit, for_member
from alongside.web.decisions import (
    BeliefsForm,
    NewDecisionForm,
    OptionForm,
    PauseForm,
    WordsForm,
    after_conflict,
    beliefs_lines,
    option_lines,
    paper,
)
from alongside.web.pdf import pdf, pdf_response


@for_member
def all_decisions(request: Visit) -> HttpResponse:
    """What is open with all my clients, what is due for a look, and how often clients had a say."""
    page = {
        "open": [(each, said.STATES[each.state]) for each in queries.open_decisions(request.actor)],
        "due": queries.reviews_due(request.actor, timezone.now()),
        "own": queries.share_of_own(request.actor),
        "together": queries.share_of_practice(request.actor),
    }
    return render(request, "desk/decisions/all.html", page)


@for_member
def decisions(request: Visit, client_id: UUID) -> HttpResponse:
    """All decisions with a client, and a question with which one more begins."""
    client = readable_client(request.actor, client_id)
    open_file(request.actor, client)
    form = NewDecisionForm(request.POST or None)
    if request.method == "POST" and form.do(actions.write_decision, request.actor, client_id):
        return redirect("desk:decisions", client_id)
    found = queries.decisions(request.actor, client_id)
    cards = queries.beliefs(request.actor, client_id)
    page = {
        "client": client,
        "form": form,
        "decisions": [(each, said.STATES[each.state]) for each in found],
        "beliefs": cards[0] if cards else None,
    }
    return render(request, "desk/decisions/decisions.html", page, status=422 if form.errors else 200)


@for_member
def decision(request: Visit, decision_id: UUID) -> HttpResponse:
    """One decision: the client's words first, then options, what was chosen, who does what, both signatures."""
    seen = queries.decision(request.actor, decision_id)
    open_file(request.actor, seen.decision.client)
    sent = request.POST.get("form", "") if request.method == "POST" else ""
    words = WordsForm(request.POST if sent == "words" else None, seen=seen)
    option = OptionForm(request.POST if sent == "option" else None, auto_id="option_%s")
    done = {
        "words": lambda: words.do(actions.change_decision, request.actor, decision_id),
        "option": lambda: option.do(actions.add_option, request.actor, decision_id),
    }
    if sent and sent not in done:
        raise NotYours
    if sent and done[sent]():
        return redirect("desk:decision", decision_id)
    return _page(request, seen, words, option)


def _page(
    request: Visit, seen: queries.Seen, words: WordsForm, option: OptionForm, refused: Any = ""
) -> HttpResponse:
    row = seen.decision
    cards = [row.beliefs] if row.beliefs else queries.beliefs(request.actor, row.client_id)
    newer = after_conflict(seen, words)
    page = {
        "client": row.client,
        "seen": seen,
        "state": said.STATES[seen.state],
        "options": option_lines(seen),
        "words_form": words,
        "option_form": option,
        "newer": newer,
        "refused": refused,
        "beliefs": cards[0] if cards else None,
        "beliefs_lines": beliefs_lines(cards[0]) if cards else [],
        "missing": [said.MISSING[code] for code in seen.missing_before_client],
        "missing_to_sign": [said.MISSING[code] for code in seen.missing_before_signing],
        "may_choose": row.withdrawn_at is None,
        "to_do": queries.to_make_steps_of(request.actor, seen),
        "today": timezone.localdate(),
    }
    is_bad = bool(words.errors or option.errors or refused)
    return render(request, "desk/decisions/decision.html", page, status=422 if is_bad else 200)


@for_member
def decision_pause(request: Visit, decision_id: UUID) -> HttpResponse:
    """A calm step of its own: the first impression, another explanation, and what the client would propose."""
    seen = queries.decision(request.actor, decision_id)
    row = seen.decision
    open_file(request.actor, row.client)
    start = {
        "revision": row.revision,
        "alternative": row.alternative,
        "impression": queries.own_impression(request.actor, decision_id),
    }
    form = PauseForm(request.POST or None, initial=start)
    if request.method == "POST" and form.do(_pause, request.actor, decision_id, puts="put" in request.POST):
        if "put" in request.POST:
            messages.success(request, _("It lies before the client now."))
        return redirect("desk:decision", decision_id)
    newer = after_conflict(seen, form)
    page = {
        "client": row.client,
        "seen": seen,
        "form": form,
        "newer": newer,
        "missing": [said.MISSING[code] for code in seen.missing_before_client if code != "alternative"],
    }
    return render(request, "desk/decisions/pause.html", page, status=422 if form.errors else 200)


def _pause(actor: Actor, decision_id: UUID, *, puts: bool, **words: Any) -> None:
    """Keep the pause; then put the decision before the client, where that was pressed."""
    actions.pause(actor, decision_id, **words)
    if puts:
        actions.put_before(actor, decision_id)


@for_member
@require_POST
def change_decision(request: Visit, decision_id: UUID) -> HttpResponse:
    """Choose, sign, take back a signature, withdraw, begin again."""
    actor, now = request.actor, request.POST.get("now", "")
    try:
        if now == "again":
            return redirect("desk:decision", actions.begin_again(actor, decision_id).pk)
        _do(actor, decision_id, now, request.POST)
    except Refused as no:
        seen = queries.decision(actor, decision_id)
        words, option = WordsForm(seen=seen), OptionForm(auto_id="option_%s")
        return _page(request, seen, words, option, refused=said.REFUSALS[no.code])
    return redirect("desk:decision", decision_id)


def _do(actor: Actor, decision_id: UUID, now: str, sent: Any) -> None:
    """What one button of the page does. NotYours for a button that it does not have."""
    try:
        if now == "choose":
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


@for_member
def decision_option(request: Visit, option_id: UUID) -> HttpResponse:
    """Change or remove an option of ours."""
    option, seen = queries.option(request.actor, option_id)
    is_removing = "remove" in request.POST
    start = {name: getattr(option, name) for name in ("words", "pros", "cons")}
    form = OptionForm(request.POST if request.method == "POST" and not is_removing else None, initial=start)
    refused: Any = ""
    if is_removing:
        try:
            actions.remove_option(request.actor, option_id)
            return redirect("desk:decision", seen.decision.pk)
        except Refused as no:
            refused = said.REFUSALS[no.code]
    elif request.method == "POST" and form.do(actions.change_option, request.actor, option_id):
        return redirect("desk:decision", seen.decision.pk)
    page = {"client": seen.decision.client, "seen": seen, "form": form, "refused": refused}
    return render(request, "desk/decisions/option.html", page, status=422 if form.errors or refused else 200)


@for_member
@require_POST
def decision_steps(request: Visit, decision_id: UUID) -> HttpResponse:
    """Make steps of the lines that say who does what."""
    seen = queries.decision(request.actor, decision_id)
    lines = queries.to_make_steps_of(request.actor, seen)
    owners = {line: request.POST.get(f"line_{number}", "") for number, line in enumerate(lines, start=1)}
    try:
        made = actions.make_steps(request.actor, decision_id, owners=owners)
    except Refused as no:
        messages.warning(request, str(said.REFUSALS[no.code]))
    else:
        if made:
            messages.success(request, _("They are steps now."))
    return redirect("desk:decision", decision_id)


@for_member
def decision_pdf(request: Visit, decision_id: UUID) -> HttpResponse:
    """The decision on paper."""
    seen = queries.decision(request.actor, decision_id)
    open_file(request.actor, seen.decision.client)
    return pdf_response(pdf("agreement", paper(seen, request.practice.name)), "decision")


@for_member
def beliefs(request: Visit, client_id: UUID) -> HttpResponse:
    """What the client believes about what is going on, written down as they say it; and what they said before."""
    client = readable_client(request.actor, client_id)
    open_file(request.actor, client)
    form = BeliefsForm(request.POST or None)
    if request.method == "POST" and form.do(actions.say_beliefs, request.actor, client_id):
        return redirect("desk:decisions", client_id)
    cards = [
        (each, said.SAID_BY[each.said_by], beliefs_lines(each))
        for each in queries.beliefs(request.actor, client_id)
    ]
    page = {"client": client, "form": form, "cards": cards}
    return render(request, "desk/decisions/beliefs.html", page, status=422 if form.errors else 200)
