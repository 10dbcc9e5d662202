"""The agreement on the desk: read, write, propose, answer, take back, keep."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.clients.actions import open_file
from alongside.clients.queries import engagement as the_engagement
from alongside.desk.forms.frames import (
    WORDS,
    AnswerForm,
    ChangeForm,
    DeviationForm,
    DraftForm,
    OnPaperForm,
    initial_terms,
)
from alongside.frame import actions, asked_queries, queries
from alongside.frame.deviations import is_blurring
from alongside.lib.errors import NotYours, Refused
from alongside.practice.queries import rooms
from alongside.trail.actors import Actor
from alongside.voice.queries.self_checks import start_waits
from alongside.web.actors import Visit, for_member
from alongside.web.agreement import agreed_line, paper, parts, section_titles
from alongside.web.asked_words import FORMATS
from alongside.web.pdf import pdf, pdf_response


@for_member
def frame(request: Visit, engagement_id: UUID) -> HttpResponse:
    """An engagement's agreement: questions first, then what holds, what waits, what was."""
    return _frame_page(request, engagement_id, DeviationForm())


def _frame_page(request: Visit, engagement_id: UUID, form: DeviationForm) -> HttpResponse:
    actor = request.actor
    engagement = the_engagement(actor, engagement_id)
    open_file(actor, engagement.client)
    versions = list(queries.versions(actor, engagement_id))
    log = list(queries.deviations(actor, engagement_id))
    current = _first(versions, "agreed")
    context = {
        "engagement": engagement,
        "client": engagement.client,
        "current": current,
        "draft": _first(versions, "draft"),
        "proposed": _first(versions, "proposed"),
        "parts": parts(current) if current else [],
        "agreed": agreed_line(current) if current else "",
        "versions": [(each, section_titles(each.changed)) for each in versions if each.proposed_at],
        "questions": list(queries.questions(actor, engagement_id)),
        "deviations": log,
        "is_blurring": is_blurring([each.at for each in log], timezone.now()),
        "form": form,
        "today": timezone.localdate(),
        "views": format_views_in_words(actor, engagement.client_id),
        "asks_for_whom": start_waits(
            actor, engagement, current.agreed_at if current else None, timezone.now()
        ),
    }
    return render(request, "desk/frames/frame.html", context, status=422 if form.errors else 200)


def format_views_in_words(actor: Actor, client_id: UUID) -> list[tuple[Any, Any]]:
    """What the client likes and misses in each way to meet (F02)."""
    return [(FORMATS[kind], view) for kind, view in asked_queries.format_views(actor, client_id).items()]


def _first(versions: list[Any], status: str) -> Any:
    return next((each for each in versions if each.status == status), None)


@require_POST
@for_member
def write(request: Visit, engagement_id: UUID) -> HttpResponse:
    """Begin (or go on with) a draft."""
    try:
        draft = actions.write_draft(request.actor, engagement_id)
    except Refused as no:
        messages.warning(request, str(WORDS[no.code]))
        return redirect("desk:frame", engagement_id)
    return redirect("desk:frame_edit", draft.pk)


@for_member
def edit(request: Visit, frame_id: UUID) -> HttpResponse:
    """One page with the whole draft; save it, or save and put it before the client."""
    draft = queries.frame(request.actor, frame_id)
    if draft.status != "draft":
        return redirect("desk:frame_version", frame_id)
    open_file(request.actor, draft.client)
    before = queries.version_before(request.actor, draft)
    kind = ChangeForm if before else DraftForm
    form = kind(request.POST or None, initial=_initial(draft), rooms=room_choices(request.actor))
    status = 200
    if request.method == "POST":
        status = _save(request, frame_id, form)
        if status == 302:
            return _after_saving(request, draft)
    context = {"draft": draft, "client": draft.client, "form": form, "before": before}
    return render(request, "desk/frames/edit.html", context, status=status)


def _initial(draft: Any) -> dict[str, Any]:
    about = {"revision": draft.revision, "reason": draft.reason, "trial_until": draft.trial_until}
    return initial_terms(draft.terms) | about


def _save(request: Visit, frame_id: UUID, form: DraftForm) -> int:
    """Save, and propose when asked to. The status to answer with: 302 done, 409 changed meanwhile, 422."""
    if not form.is_valid():
        return 422
    data = form.cleaned_data
    try:
        saved = actions.save_draft(
            request.actor,
            frame_id,
            revision=data["revision"],
            terms=form.terms,
            reason=data.get("reason", ""),
            trial_until=data.get("trial_until"),
        )
        typed = request.POST.copy()
        typed["revision"] = str(saved.revision)
        form.data = typed
        if "propose" in request.POST:
            actions.propose_frame(request.actor, frame_id)
    except Refused as no:
        form.refuse(no)
        return 409 if no.code == "changed_meanwhile" else 422
    return 302


def _after_saving(request: Visit, draft: Any) -> HttpResponse:
    if "propose" in request.POST:
        messages.success(request, _("The agreement now waits for the client's yes."))
        return redirect("desk:frame", draft.engagement_id)
    messages.success(request, _("Saved."))
    return redirect("desk:frame_edit", draft.pk)


def room_choices(actor: Actor) -> list[tuple[UUID, str]]:
    """Rooms in use, for a form."""
    return [(room.pk, room.name) for room in rooms(actor)]


@for_member
def version(request: Visit, frame_id: UUID) -> HttpResponse:
    """One version, with what differs from the one before."""
    found = queries.frame(request.actor, frame_id)
    if found.status == "draft":
        return redirect("desk:frame_edit", frame_id)
    open_file(request.actor, found.client)
    before = queries.version_before(request.actor, found)
    context = {
        "frame": found,
        "client": found.client,
        "parts": parts(found, before, found.changed),
        "before": before,
        "agreed": agreed_line(found),
    }
    return render(request, "desk/frames/version.html", context)


@for_member
def version_pdf(request: Visit, frame_id: UUID) -> HttpResponse:
    """One version as PDF; a draft is not one yet."""
    found = queries.frame(request.actor, frame_id)
    if found.status == "draft":
        raise NotYours
    open_file(request.actor, found.client)
    return pdf_response(pdf("agreement", paper(found, request.practice.name)), f"agreement-{found.version}")


@require_POST
@for_member
def drop(request: Visit, frame_id: UUID) -> HttpResponse:
    """Throw the draft away."""
    return _change(request, frame_id, actions.drop_draft)


@require_POST
@for_member
def withdraw(request: Visit, frame_id: UUID) -> HttpResponse:
    """Take the proposal back."""
    return _change(request, frame_id, actions.withdraw_frame)


def _change(request: Visit, frame_id: UUID, act: Any) -> HttpResponse:
    engagement_id = queries.frame(request.actor, frame_id).engagement_id
    try:
        act(request.actor, frame_id)
    except Refused as no:
        messages.warning(request, str(WORDS[no.code]))
    return redirect("desk:frame", engagement_id)


@for_member
def on_paper(request: Visit, frame_id: UUID) -> HttpResponse:
    """Note that the client agreed on paper or in words."""
    found = queries.frame(request.actor, frame_id)
    if found.status == "draft":
        raise Http404
    initial = {"name": found.client.name, "how": "paper", "agreed_on": timezone.localdate()}
    form = OnPaperForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_agreement(request.actor, frame_id, **form.cleaned_data)
        except Refused as no:
            refuse(form, no)
        else:
            return redirect("desk:frame", found.engagement_id)
    context = {"frame": found, "client": found.client, "form": form}
    return render(request, "desk/frames/on_paper.html", context, status=422 if form.errors else 200)


@for_member
def answer(request: Visit, question_id: UUID) -> HttpResponse:
    """Answer what the client asked about their agreement."""
    question = queries.question(request.actor, question_id)
    open_file(request.actor, question.client)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_question(request.actor, question_id, words=form.cleaned_data["words"])
        except Refused as no:
            refuse(form, no)
        else:
            return redirect("desk:frame", question.frame.engagement_id)
    part = next((each for each in parts(question.frame) if each.name == question.section), None)
    context = {"question": question, "client": question.client, "part": part, "form": form}
    return render(request, "desk/frames/answer.html", context, status=422 if form.errors else 200)


@require_POST
@for_member
def deviation(request: Visit, engagement_id: UUID) -> HttpResponse:
    """Write down what happened outside the agreement."""
    form = DeviationForm(request.POST)
    if form.is_valid():
        try:
            actions.log_deviation(request.actor, engagement_id, **form.cleaned_data)
        except Refused as no:
            refuse(form, no)
        else:
            return redirect("desk:frame", engagement_id)
    return _frame_page(request, engagement_id, form)


def refuse(form: forms.Form, no: Refused) -> None:
    """Say what was refused, beside its field."""
    form.add_error(no.field if no.field in form.fields else None, WORDS[no.code])
