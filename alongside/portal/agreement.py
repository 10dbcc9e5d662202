"""The client's agreement in the portal: read, ask, say yes, keep (A09, A10)."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.frame import actions, queries
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_client
from alongside.web.agreement import agreed_line, paper, parts, section_titles
from alongside.web.forms import Textarea
from alongside.web.pdf import pdf, pdf_response

WORDS = {
    "name_missing": _("Please write your name."),
    "already_agreed": _("You have agreed to this version already. Nothing more is needed."),
    "not_proposed": _("This version is no longer current, so it was not agreed. Please read the newest one."),
    "not_open": _("This version is no longer current. Please ask about the newest one."),
    "words_missing": _("Please write your question."),
    "too_long": _("This is too long. A few sentences are enough."),
    "unknown_section": _("Please choose a section."),
}


class YesForm(forms.Form):
    """A name, and with the button a yes."""

    name = forms.CharField(
        label=_("Your name"), max_length=160, widget=forms.TextInput({"autocomplete": "name"})
    )


class AskForm(forms.Form):
    """A question about one section."""

    section = forms.CharField(max_length=20, widget=forms.HiddenInput)
    words = forms.CharField(label=_("Your question"), max_length=20_000, widget=Textarea(lines=3))


@for_client
def agreement(request: Visit) -> HttpResponse:
    """What waits for a yes, else what holds; a list where there are several pieces of work."""
    found = queries.engagements_with_frames(request.actor)
    shown = [version for each in found if (version := _to_read(request, each.pk))]
    if len(shown) == 1:
        return _page(request, shown[0])
    return render(request, "portal/agreement/list.html", {"frames": shown})


def _to_read(request: Visit, engagement_id: UUID) -> Any:
    versions = list(queries.versions(request.actor, engagement_id))
    by_status = {each.status: each for each in reversed(versions)}
    return by_status.get("proposed") or by_status.get("agreed")


@for_client
def version(request: Visit, frame_id: UUID) -> HttpResponse:
    """One version, old or new."""
    return _page(request, queries.frame(request.actor, frame_id))


def _page(
    request: Visit,
    found: Any,
    *,
    yes: YesForm | None = None,
    ask: AskForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    actor = request.actor
    before = queries.version_before(actor, found)
    asked = list(queries.questions(actor, found.engagement_id))
    asked_about = ask.data.get("section") if ask else None
    sections = [
        (
            part,
            [each for each in asked if each.section == part.name],
            ask if part.name == asked_about else _ask_form(part.name),
        )
        for part in parts(found, before, found.changed)
    ]
    context = {
        "frame": found,
        "before": before,
        "sections": sections,
        "changed": section_titles(found.changed),
        "agreed": agreed_line(found),
        "is_looked_at_again": found.status == "agreed" and _is_due(found),
        "yes": yes or YesForm(),
        "refused": refused,
        "may_ask": found.status in ("proposed", "agreed") and not found.ended_at,
        "versions": list(queries.versions(actor, found.engagement_id)),
    }
    return render(request, "portal/agreement/version.html", context, status=status)


def _is_due(found: Any) -> bool:
    """Whether the day to look at it again has come (A11): then the ways to meet are asked about (F02)."""
    today = timezone.localdate()
    return any(day is not None and day <= today for day in (found.review_on, found.trial_until))


def _ask_form(section: str) -> AskForm:
    return AskForm(initial={"section": section}, auto_id=f"ask_{section}_%s")


@require_POST
@for_client
def accept(request: Visit, frame_id: UUID) -> HttpResponse:
    """Say yes. 422 without a name; 409, politely, for a version that does not wait for a yes."""
    form = YesForm(request.POST)
    found = queries.frame(request.actor, frame_id)
    if not form.is_valid():
        return _page(request, found, yes=form, status=422)
    try:
        actions.agree_frame(request.actor, frame_id, name=form.cleaned_data["name"])
    except Refused as no:
        if no.field == "name":
            form.add_error("name", WORDS[no.code])
            return _page(request, found, yes=form, status=422)
        found = queries.frame(request.actor, frame_id)
        return _page(request, found, refused=str(WORDS[no.code]), status=409)
    return redirect("portal:agreement_version", frame_id)


@require_POST
@for_client
def ask(request: Visit, frame_id: UUID) -> HttpResponse:
    """Ask about a section."""
    section = request.POST.get("section", "")
    form = AskForm(request.POST, auto_id=f"ask_{section}_%s")
    found = queries.frame(request.actor, frame_id)
    if form.is_valid():
        try:
            actions.ask_question(request.actor, frame_id, **form.cleaned_data)
        except Refused as no:
            if no.field != "words":
                return _page(request, found, refused=str(WORDS[no.code]), status=422)
            form.add_error("words", WORDS[no.code])
        else:
            return redirect("portal:agreement_version", frame_id)
    return _page(request, found, ask=form, status=422)


@for_client
def version_pdf(request: Visit, frame_id: UUID) -> HttpResponse:
    """One version as PDF, to keep."""
    found = queries.frame(request.actor, frame_id)
    return pdf_response(pdf("agreement", paper(found, request.practice.name)), f"agreement-{found.version}")
