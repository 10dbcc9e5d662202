"""What clients ask about their data, and how long this practice keeps what it must (GDPR art. 16-18)."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients import data_requests as queries
from alongside.file.actions import data_requests as actions
from alongside.file.actions.erasing_part import erase_what_may_go
from alongside.file.keeping import MOST_YEARS, years
from alongside.file.kept_records import kept_of
from alongside.practice.actions import change_practice
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.asked_words import DATA_OUTCOMES, DATA_WHATS, REFUSALS
from alongside.web.forms import Choices, Textarea

LISTED = 100


class AnswerForm(ActingForm):
    """What became of it."""

    refusals = REFUSALS

    outcome = forms.ChoiceField(
        label=gettext_lazy("What became of it"), choices=list(DATA_OUTCOMES.items()), widget=Choices
    )
    answer = forms.CharField(
        label=gettext_lazy("Words to the client"),
        help_text=gettext_lazy("What was not done needs its reason here."),
        required=False,
        max_length=8000,
        widget=Textarea(lines=3),
    )


@for_member
def data_requests(request: Visit) -> HttpResponse:
    """What waits for an answer, then what was answered."""
    waiting = queries.to_answer(request.actor)
    answered = queries.data_requests(request.actor).filter(answered_at__isnull=False)[:LISTED]
    page = {
        "waiting": [
            (each, DATA_WHATS[each.what], each.asked_at + queries.ANSWERED_WITHIN) for each in waiting
        ],
        "answered": [(each, DATA_WHATS[each.what], DATA_OUTCOMES[each.outcome]) for each in answered],
    }
    return render(request, "desk/asked/data_requests.html", page)


@for_member
def data_request(request: Visit, request_id: UUID) -> HttpResponse:
    """One of them: what must be kept, and the answer."""
    asked = queries.data_request(request.actor, request_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.do(actions.answer_data, request.actor, request_id):
        messages.success(request, _("Answered. The client finds it in the portal."))
        return redirect("desk:data_request", request_id)
    may_erase = request.actor.runs_practice and asked.what == "erase" and asked.answered_at is None
    page = {
        "erase": EraseForm() if may_erase and asked.withdrawn_at is None else None,
        "asked": asked,
        "client": asked.client,
        "title": DATA_WHATS[asked.what],
        "outcome": DATA_OUTCOMES.get(asked.outcome, ""),
        "by": asked.asked_at + queries.ANSWERED_WITHIN,
        "form": form if asked.answered_at is None and asked.withdrawn_at is None else None,
        "kept": kept_of(asked.client, timezone.localdate()),
    }
    return render(request, "desk/asked/data_request.html", page, status=422 if form.errors else 200)


class EraseForm(ActingForm):
    """To erase what may go, with the words that tell the client what stays."""

    refusals = REFUSALS

    answer = forms.CharField(
        label=gettext_lazy("What stays, why, and until when"),
        help_text=gettext_lazy("The client reads this."),
        max_length=8000,
        widget=Textarea(lines=3),
    )


@for_member
@require_POST
def data_erase(request: Visit, request_id: UUID) -> HttpResponse:
    """Erase what may go, and answer."""
    if not request.actor.runs_practice:
        raise Http404
    queries.data_request(request.actor, request_id)
    form = EraseForm(request.POST)
    if form.do(erase_what_may_go, request.actor, request_id):
        messages.success(request, _("Erased. What must be kept has stayed, and the client can read why."))
    else:
        for problem in [each for found in form.errors.values() for each in found]:
            messages.warning(request, str(problem))
    return redirect("desk:data_request", request_id)


class YearsForm(forms.Form):
    """For how long what must be kept is kept."""

    record_years = forms.IntegerField(
        label=gettext_lazy("Notes and agreements: years after the last meeting"),
        help_text=gettext_lazy("As your profession and your country ask for it."),
        min_value=0,
        max_value=MOST_YEARS,
    )
    invoice_years = forms.IntegerField(
        label=gettext_lazy("Invoices: years after the end of their year"), min_value=0, max_value=MOST_YEARS
    )


@for_member
def keeping_years(request: Visit) -> HttpResponse:
    """The practice's years; clients read them on their own pages."""
    if not request.actor.runs_practice:
        raise Http404
    now = years(request.practice.thresholds)
    form = YearsForm(
        request.POST if request.method == "POST" else None,
        initial={"record_years": now.record, "invoice_years": now.invoices},
    )
    if request.method == "POST" and form.is_valid():
        change_practice(request.actor, thresholds=request.practice.thresholds | form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("desk:keeping_years")
    page = {"form": form}
    return render(request, "desk/practice/keeping_years.html", page, status=422 if form.errors else 200)
