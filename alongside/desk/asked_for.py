"""What clients ask to change, topics they stopped, rules that were not kept (A05, A09, A11, C03): calm lists."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients import queries as clients
from alongside.clients.actions import open_file
from alongside.frame import actions
from alongside.frame import asked_queries as queries
from alongside.frame.asked import answer_by
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.agreement_words import TITLES
from alongside.web.asked_words import FORMATS, OUTCOMES, REFUSALS, WHATS, wanted
from alongside.web.forms import Choices, Textarea

LISTED = 100


class AnswerForm(ActingForm):
    """An answer to what was asked for."""

    refusals = REFUSALS

    outcome = forms.ChoiceField(
        label=gettext_lazy("Your answer to it"), choices=list(OUTCOMES.items()), widget=Choices
    )
    answer = forms.CharField(
        label=gettext_lazy("A few words to the client"),
        help_text=gettext_lazy("A “not now” needs them."),
        required=False,
        max_length=20_000,
        widget=Textarea(lines=3),
    )


@for_member
def asked_changes(request: Visit) -> HttpResponse:
    """What clients asked for: what waits first, then what was answered."""
    waiting = list(queries.to_answer(request.actor))
    answered = queries.asked_changes(request.actor).filter(answered_at__isnull=False)[:LISTED]
    page = {
        "waiting": [(each, WHATS[each.what], wanted(each), answer_by(each.asked_at)) for each in waiting],
        "answered": [(each, WHATS[each.what], wanted(each), OUTCOMES[each.outcome]) for each in answered],
    }
    return render(request, "desk/asked/changes.html", page)


@for_member
def asked_change(request: Visit, change_id: UUID) -> HttpResponse:
    """One of them, and its answer. A change of format or rhythm is written into the agreement."""
    actor = request.actor
    change = queries.asked_change(actor, change_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.do(actions.answer_change, actor, change_id):
        messages.success(request, _("Answered. The client finds it in the portal."))
        return redirect("desk:asked_change", change_id)
    reads = clients.may_read_words(actor, change.client_id)
    views = queries.format_views(actor, change.client_id) if reads and change.what == "format" else {}
    page = {
        "change": change,
        "client": change.client,
        "title": WHATS[change.what],
        "wanted": wanted(change),
        "outcome": OUTCOMES.get(change.outcome, ""),
        "by": answer_by(change.asked_at),
        "form": form if change.answered_at is None and change.withdrawn_at is None else None,
        "views": [(FORMATS[kind], each) for kind, each in views.items()],
        "leads_to_agreement": reads and change.engagement_id and change.what in ("format", "rhythm"),
    }
    return render(request, "desk/asked/change.html", page, status=422 if form.errors else 200)


class TopicForm(ActingForm):
    """A topic that the client stopped, as they said it."""

    refusals = REFUSALS

    words = forms.CharField(
        label=gettext_lazy("What the client does not want to talk about"),
        help_text=gettext_lazy("In their words. They see it too."),
        max_length=20_000,
        widget=Textarea(lines=2),
    )


@for_member
def stopped(request: Visit, client_id: UUID) -> HttpResponse:
    """Topics the client stopped, and when they lifted it (A05)."""
    client = clients.readable_client(request.actor, client_id)
    form = TopicForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.do(actions.stop_topic, request.actor, client_id):
        return redirect("desk:stopped", client_id)
    if request.method == "GET":
        open_file(request.actor, client)
    page = {"client": client, "form": form, "topics": queries.stopped_topics(request.actor, client_id)}
    return render(request, "desk/asked/stopped.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def lift(request: Visit, topic_id: UUID) -> HttpResponse:
    """The client said that it may be talked about again."""
    topic = actions.lift_topic(request.actor, topic_id)
    return redirect("desk:stopped", topic.client_id)


class BreachForm(ActingForm):
    """Which rule was not kept, and how."""

    refusals = REFUSALS

    section = forms.ChoiceField(
        label=gettext_lazy("Which part of the agreement?"), choices=list(TITLES.items())
    )
    words = forms.CharField(
        label=gettext_lazy("What happened, without blame"),
        help_text=gettext_lazy("The client reads this and can answer."),
        max_length=20_000,
        widget=Textarea(lines=3),
    )


class ViewForm(ActingForm):
    """What we say to what the client wrote."""

    refusals = REFUSALS

    words = forms.CharField(
        label=gettext_lazy("What you say to it"), max_length=20_000, widget=Textarea(lines=3)
    )


@for_member
def breaches(request: Visit, engagement_id: UUID) -> HttpResponse:
    """What either side wrote about rules that were not kept (A09)."""
    work = clients.engagement(request.actor, engagement_id)
    form = BreachForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.do(actions.note_breach, request.actor, engagement_id):
        return redirect("desk:breaches", engagement_id)
    if request.method == "GET":
        open_file(request.actor, work.client)
    return _breaches(request, work, form)


def _breaches(
    request: Visit, work: Any, form: BreachForm, asked: UUID | None = None, refused: Any = None
) -> HttpResponse:
    notes = queries.breach_notes(request.actor, work.pk)
    rows = [
        (each, TITLES[each.section], refused if each.pk == asked else ViewForm(auto_id=f"{each.pk}_%s"))
        for each in notes
    ]
    page = {"work": work, "client": work.client, "form": form, "rows": rows}
    status = 422 if form.errors or refused is not None else 200
    return render(request, "desk/asked/breaches.html", page, status=status)


@for_member
def breach(request: Visit, note_id: UUID) -> HttpResponse:
    """To the page with this note."""
    return redirect("desk:breaches", queries.breach_note(request.actor, note_id).engagement_id)


@for_member
@require_POST
def answer_breach(request: Visit, note_id: UUID) -> HttpResponse:
    """What we say to what the client wrote."""
    note = queries.breach_note(request.actor, note_id)
    form = ViewForm(request.POST, auto_id=f"{note_id}_%s")
    if form.do(actions.answer_breach, request.actor, note_id):
        return redirect("desk:breaches", note.engagement_id)
    return _breaches(request, note.engagement, BreachForm(), note_id, form)
