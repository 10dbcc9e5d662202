"""Before, during and right after a meeting: prepare, start, end, and wrap up on one screen."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.desk import notes as note_pages
from alongside.desk.arrivals import arrival_parts
from alongside.desk.own_side import own_side_form
from alongside.desk.preparation import card
from alongside.desk.steps import StepForm, step_form
from alongside.desk.tools.given import along
from alongside.lib.errors import NotYours, Refused
from alongside.meetings import actions, lengths, queries
from alongside.scheduling import actions as scheduling
from alongside.scheduling import queries as calendar
from alongside.steps import queries as steps
from alongside.trail.actors import Actor
from alongside.voice import actions as voice
from alongside.voice.actions import loop
from alongside.voice.queries.tones import picks
from alongside.web.actors import Visit, for_member
from alongside.web.forms import DateTimeInput, Textarea, TimeInput

SUGGESTIONS = 3
WORDS = {
    "not_planned": gettext_lazy("This appointment was cancelled. Book it again to hold it."),
    "in_future": gettext_lazy("That time is still to come."),
    "not_possible": gettext_lazy("The end must lie after the start, within a day, and not in the future."),
    "forgotten": gettext_lazy("The agreed end was hours ago. Please say when it really ended."),
    "taken": gettext_lazy("This time has just been taken. Please choose another."),
    "not_agreed": gettext_lazy("The next meeting can be booked when the agreement is accepted."),
    "past": gettext_lazy("This time has passed. Please choose another."),
}
NOT_NOW = gettext_lazy("This time cannot be booked. Please choose another.")


class EndForm(forms.Form):
    """When it ended, asked only where nobody pressed the end."""

    is_all_optional = True

    ended = forms.TimeField(label=gettext_lazy("When did it end?"), required=False, widget=TimeInput)


class ReasonForm(forms.Form):
    """Why it took longer; asked gently, never demanded (A03)."""

    reason = forms.CharField(
        label=gettext_lazy("What needed the time?"),
        help_text=gettext_lazy("Only for you and whoever covers for you."),
        required=False,
        max_length=2000,
        widget=Textarea(lines=2),
    )


class TimesForm(forms.Form):
    """Both times, put right later."""

    started_at = forms.DateTimeField(label=gettext_lazy("It began"), widget=DateTimeInput)
    ended_at = forms.DateTimeField(
        label=gettext_lazy("It ended"),
        help_text=gettext_lazy("Leave it empty when nobody knows."),
        required=False,
        widget=DateTimeInput,
    )


@for_member
def prepare(request: Visit, appointment_id: UUID) -> HttpResponse:
    """The preparation card and the button that starts the meeting."""
    appointment = queries.appointment_to_hold(request.actor, appointment_id)
    begun = queries.meeting_for(request.actor, [appointment.pk]).get(appointment.pk)
    clients.open_file(request.actor, appointment.client)
    page = {
        "appointment": appointment,
        "client": appointment.client,
        "meeting": begun,
        "card": card(request.actor, appointment.client_id),
        "is_over": appointment.ends_at < timezone.now(),
        "is_cancelled": appointment.status.startswith("cancelled"),
        "tones": picks(request.actor, appointment.client_id),
        **arrival_parts(request.actor, appointment),
    }
    return render(request, "desk/meetings/prepare.html", page)


@for_member
@require_POST
def start(request: Visit, appointment_id: UUID) -> HttpResponse:
    """It begins now; or it took place as planned and is wrapped up afterwards."""
    appointment = queries.appointment_to_hold(request.actor, appointment_id)
    was_held = "held" in request.POST
    try:
        found = actions.start_meeting(
            request.actor, appointment_id, at=appointment.starts_at if was_held else None
        )
    except Refused as no:
        messages.error(request, WORDS[no.code])
        return redirect("desk:prepare", appointment_id)
    return redirect("desk:wrap_up" if was_held else "desk:meeting", found.pk)


@for_member
def meeting(request: Visit, meeting_id: UUID) -> HttpResponse:
    """A meeting that goes on, with the time that is left; or what is known of one that is over."""
    found = queries.meeting(request.actor, meeting_id)
    clients.open_file(request.actor, found.client)
    form = _times_form(request.POST or None, found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_times(request.actor, found.pk, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field if no.field in form.fields else None, WORDS[no.code])
        else:
            return redirect("desk:meeting", found.pk)
    page = {
        "meeting": found,
        "client": found.client,
        "form": form,
        **_length(found),
        "card": card(request.actor, found.client_id) if not found.end_source else None,
        "note": queries.note_of_meeting(request.actor, found.pk),
        "process_note": queries.note_of_meeting(request.actor, found.pk, "process"),
        "steps": steps.steps_of_meeting(request.actor, found.pk),
    }
    return render(request, "desk/meetings/meeting.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def greeted(request: Visit, meeting_id: UUID) -> HttpResponse:
    """The client was greeted the way they like it (E06)."""
    actions.mark_greeted(request.actor, meeting_id)
    return redirect("desk:meeting", meeting_id)


@for_member
@require_POST
def end(request: Visit, meeting_id: UUID) -> HttpResponse:
    """The end was pressed: on to the wrap-up, which asks where the press came too late."""
    try:
        actions.end_meeting(request.actor, meeting_id)
    except Refused as no:
        messages.info(request, WORDS[no.code])
    else:
        after_the_end(request.actor, meeting_id)
    return redirect("desk:wrap_up", meeting_id)


def after_the_end(actor: Actor, meeting_id: UUID) -> None:
    """What follows as soon as a meeting is over: the client is asked how it was (C04), and what was talked about."""
    voice.ask_check_in(actor, meeting_id)
    loop.ask_again(actor, meeting_id)


@for_member
def wrap_up(request: Visit, meeting_id: UUID) -> HttpResponse:
    """One screen after the meeting: how it ended, note, steps, next meeting. Each part saves itself."""
    return _wrap_up_page(request, meeting_id)


@for_member
@require_POST
def how_it_ended(request: Visit, meeting_id: UUID) -> HttpResponse:
    """When it ended, as somebody remembers it; or nobody does, and then it is unknown."""
    found = queries.meeting(request.actor, meeting_id)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _wrap_up_page(request, meeting_id, end_form=form)
    told = None if "unknown" in request.POST else form.cleaned_data["ended"]
    if told is None and "unknown" not in request.POST:
        form.add_error("ended", _("Please say when, or that you do not know."))
        return _wrap_up_page(request, meeting_id, end_form=form)
    try:
        actions.say_how_it_ended(request.actor, meeting_id, ended_at=told and _on_that_day(found, told))
    except Refused as no:
        form.add_error("ended", WORDS[no.code])
        return _wrap_up_page(request, meeting_id, end_form=form)
    after_the_end(request.actor, meeting_id)
    return redirect("desk:wrap_up", meeting_id)


@for_member
@require_POST
def why_longer(request: Visit, meeting_id: UUID) -> HttpResponse:
    """Why it took longer than agreed (A03)."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _wrap_up_page(request, meeting_id, reason_form=form)
    actions.explain_overrun(request.actor, meeting_id, reason=form.cleaned_data["reason"])
    return redirect("desk:wrap_up", meeting_id)


@for_member
@require_POST
def wrap_up_step(request: Visit, meeting_id: UUID) -> HttpResponse:
    """One more step that was agreed in this meeting."""
    found = queries.meeting(request.actor, meeting_id)
    form = step_form(request.actor, found.client_id, request.POST)
    if form.set_step(request.actor, found.client_id, meeting_id=found.pk):
        return redirect("desk:wrap_up", meeting_id)
    return _wrap_up_page(request, meeting_id, new_step=form)


@for_member
@require_POST
def book_next(request: Visit, meeting_id: UUID) -> HttpResponse:
    """The next meeting, by one click on a suggested time."""
    found = queries.meeting(request.actor, meeting_id)
    starts_at = _moment(request.POST.get("starts_at", ""))
    if starts_at is None:
        return _wrap_up_page(request, meeting_id, next_error=NOT_NOW)
    try:
        scheduling.book_appointment(
            request.actor,
            client_id=found.client_id,
            member_id=found.member_id,
            starts_at=starts_at,
            engagement_id=found.engagement_id,
        )
    except Refused as no:
        return _wrap_up_page(request, meeting_id, next_error=WORDS.get(no.code, NOT_NOW))
    return redirect("desk:wrap_up", meeting_id)


@for_member
@require_POST
def wrapped_up(request: Visit, meeting_id: UUID) -> HttpResponse:
    """Done. What stands in the note is kept first, so that nothing typed is lost."""
    found = queries.meeting(request.actor, meeting_id)
    refused = note_pages.keep_from(request)
    if refused is not None:
        return refused
    had_end = bool(found.end_source)
    actions.wrap_up(
        request.actor,
        meeting_id,
        steps=len(steps.steps_of_meeting(request.actor, meeting_id)),
        is_next_booked=calendar.next_of_client(request.actor, found.client_id) is not None,
    )
    if not had_end:
        after_the_end(request.actor, meeting_id)
    messages.success(request, _("Wrapped up."))
    return redirect("desk:today")


def _wrap_up_page(
    request: Visit,
    meeting_id: UUID,
    *,
    end_form: EndForm | None = None,
    reason_form: ReasonForm | None = None,
    new_step: StepForm | None = None,
    next_error: Any = "",
) -> HttpResponse:
    found = queries.meeting(request.actor, meeting_id)
    clients.open_file(request.actor, found.client)
    is_refused = any(form is not None for form in (end_form, reason_form, new_step)) or bool(next_error)
    page = {
        "meeting": found,
        "client": found.client,
        **_length(found),
        "end_form": end_form or EndForm(initial={"ended": _agreed_end(found)}),
        "reason_form": reason_form or ReasonForm(initial={"reason": found.overrun_reason}),
        "new_step": new_step or step_form(request.actor, found.client_id),
        "steps": steps.open_steps(request.actor, found.client_id),
        "next_error": next_error,
        **_next(request.actor, found),
        "own_form": own_side_form(request.actor, found),
        **along(request, found.pk),
        **note_pages.for_meeting(request.actor, found),
    }
    return render(request, "desk/meetings/wrap_up.html", page, status=422 if is_refused else 200)


def _length(found: Any) -> dict[str, Any]:
    """What is known about how long it took, for the templates."""
    real = lengths.real_minutes(found.started_at, found.ended_at)
    return {
        "real": real,
        "overrun": lengths.overrun(found.planned_minutes, real),
        "asks_why": lengths.asks_why(found.planned_minutes, real),
        "agreed_end": _agreed_end(found),
    }


def _next(actor: Actor, found: Any) -> dict[str, Any]:
    """The meeting that is booked already, else a few times at the frame's rhythm."""
    booked = calendar.next_of_client(actor, found.client_id)
    if booked is not None:
        return {"booked": booked}
    try:
        proposal = calendar.proposal(actor, found.client_id, member_id=found.member_id, count=SUGGESTIONS)
    except NotYours:
        return {}
    return {"times": proposal.times, "is_agreed": proposal.is_agreed}


def _agreed_end(found: Any) -> datetime | None:
    if found.started_at is None:
        return None
    return timezone.localtime(found.started_at) + timedelta(minutes=found.planned_minutes)


def _on_that_day(found: Any, told: Any) -> datetime:
    """The told clock time on the day of the meeting; past midnight it is the next day."""
    began = timezone.localtime(found.started_at or found.appointment.starts_at)
    ended = timezone.make_aware(datetime.combine(began.date(), told))
    is_past_midnight = ended <= began and began.hour >= 20
    return ended + timedelta(days=1) if is_past_midnight else ended


def _moment(text: str) -> datetime | None:
    """A moment as the page sent it; None for anything else."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and timezone.is_aware(found) else None


def _times_form(data: Any, found: Any) -> TimesForm:
    return TimesForm(data, initial={"started_at": found.started_at, "ended_at": found.ended_at})
