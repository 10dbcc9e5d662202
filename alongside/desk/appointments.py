"""Book an appointment, once or as a series; see one, move it, cancel it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients.listing import find_clients
from alongside.clients.queries import may_read_words
from alongside.desk import series
from alongside.desk.appointment_forms import BookForm, CancelForm, MoveForm, ScopeForm, TimeForm
from alongside.desk.arrivals import arrival_parts
from alongside.desk.calendar_moves import is_script, kept_words, moved, not_moved, wanted_time
from alongside.lib.errors import Refused
from alongside.money.queries import may_handle_money
from alongside.scheduling import actions, queries
from alongside.scheduling.queries import Proposal
from alongside.scheduling.queries.demand import fitting, times_said
from alongside.scheduling.slots import moment
from alongside.templatetags.times import when
from alongside.web.actors import Visit, for_member
from alongside.web.appointment_words import CLASH_WORDS, REFUSED, STATUS_WORDS
from alongside.web.looking_for import look, looked_for
from alongside.web.places import PLACE_WORDS
from alongside.web.waiting_words import life_words

ONLY_THIS = "this"
IN_THE_WAY, FREE = ("taken", "away", "full"), ("none", "outside")
SOME_TAKEN = gettext_lazy("Some of these times are taken. Leave them out, or choose another time.")
FULL_HELP = gettext_lazy("Only for a day or week that is full and that you do not leave out.")
CHARGED = ("missed", "cancelled_late")  # what may be waived, for a reason (A04)
FIELDS = {"starts_at": "day", "every_months": "every_weeks", "week_of_month": "rhythm"}
# of the times looked at, those that fit their week are suggested first (H06)
SUGGESTED, LOOKED_AT = 4, 80


@for_member
def book(request: Visit) -> HttpResponse:
    """The next meeting with a client: one click on a suggested time, or a form for any time or a series."""
    asked = request.POST if request.method == "POST" else request.GET
    if not asked.get("client"):
        return _choose_client(request)
    client_id, member_id = _id(asked["client"]), _id(asked["member"]) if asked.get("member") else None
    if request.method == "POST" and member_id and (at := moment(request.POST.get("time", ""))):
        return _book_suggested(request, client_id, member_id, at)
    proposal = queries.proposal(request.actor, client_id, member_id=member_id, count=LOOKED_AT)
    if request.method != "POST":
        form = BookForm(request.actor, proposal)
        form.initial.update(wanted_time(request))
        return _page(request, proposal, form)
    if "time" in request.POST:
        form = BookForm(request.actor, proposal)
        return _page(request, proposal, form, error=str(REFUSED["taken"]), status=422)
    form = BookForm(request.actor, proposal, request.POST)
    if not form.is_valid():
        return _page(request, proposal, form, status=422)
    return _book_series(request, proposal, form) if form.is_series else _book_once(request, proposal, form)


def _choose_client(request: Visit) -> HttpResponse:
    if request.method == "POST":
        return look(request)
    text = looked_for(request)
    found = find_clients(request.actor, text=text).lines if text else []
    return render(request, "desk/calendar/whom.html", {"text": text, "clients": found} | kept_words(request))


def _book_suggested(request: Visit, client_id: UUID, member_id: UUID, at: datetime) -> HttpResponse:
    """What was suggested: everything but the time comes from the frame."""
    try:
        new = actions.book_appointment(
            request.actor, client_id=client_id, member_id=member_id, starts_at=at, can_undo=True
        )
    except Refused as no:
        proposal = queries.proposal(request.actor, client_id, member_id=member_id, count=LOOKED_AT)
        form, times = BookForm(request.actor, proposal), no.facts.get("alternatives")
        return _page(request, proposal, form, error=_say(no), times=times, status=422)
    return _booked(request, client_id, [new.starts_at])


def _book_once(request: Visit, proposal: Proposal, form: BookForm) -> HttpResponse:
    try:
        new = actions.book_appointment(
            request.actor,
            client_id=proposal.client.pk,
            starts_at=form.starts_at,
            override_reason=form.cleaned_data["override_reason"],
            **form.wish(),
        )
    except Refused as no:
        _refuse(form, no)
        return _page(request, proposal, form, times=no.facts.get("alternatives"), status=422)
    return _booked(request, proposal.client.pk, [new.starts_at])


def _book_series(request: Visit, proposal: Proposal, form: BookForm) -> HttpResponse:
    """First a preview of every meeting and every clash; the second time, with the clashes left out, it is booked."""
    first = form.starts_at.astimezone(ZoneInfo(proposal.member.timezone))
    wish = (
        form.wish()
        | {
            "client_id": proposal.client.pk,
            "starts_on": first.date(),
            "at_time": first.time(),
        }
        | form.repeated()
    )
    leaving_out = {int(number) for number in request.POST.getlist("leave_out") if number.isdecimal()}
    reason = form.cleaned_data["override_reason"]
    try:
        if "confirm" in request.POST:
            made = actions.book_series(
                request.actor, leaving_out=leaving_out, override_reason=reason, can_undo=True, **wish
            )
            return _booked(request, proposal.client.pk, [each.starts_at for each in made])
        seen = actions.preview_series(request.actor, **wish)
    except Refused as no:
        if "clashes" not in no.facts:
            _refuse(form, no)
            return _page(request, proposal, form, status=422)
        seen = actions.preview_series(request.actor, **wish)
        messages.error(request, _say(no) if no.code == "ceiling" else str(SOME_TAKEN))
    return _series_page(request, proposal, form, seen, leaving_out)


def _series_page(
    request: Visit, proposal: Proposal, form: BookForm, seen: Sequence[Any], leaving_out: set[int]
) -> HttpResponse:
    """What is in the way is left out at first; where a day is full, a reason takes it all the same."""
    is_first_look = "confirm" not in request.POST
    form["override_reason"].help_text = FULL_HELP
    page = {
        "proposal": proposal,
        "client": proposal.client,
        "form": form,
        "occurrences": [
            (
                each,
                CLASH_WORDS[each.clash],
                each.clash in IN_THE_WAY if is_first_look else each.number in leaving_out,
            )
            for each in seen
        ],
        "free": sum(each.clash in FREE for each in seen),
        "is_full": any(each.clash == "full" for each in seen),
    }
    return render(request, "desk/calendar/series.html", page, status=200 if is_first_look else 422)


def _booked(request: Visit, client_id: UUID, times: Sequence[datetime]) -> HttpResponse:
    if len(times) == 1:
        messages.success(request, _("Booked: %(when)s") % {"when": when(times[0])})
    else:
        messages.success(request, _("%(n)s meetings are booked.") % {"n": len(times)})
    return redirect("desk:client", client_id)


def _page(
    request: Visit,
    proposal: Proposal,
    form: BookForm,
    *,
    error: str = "",
    times: Any = None,
    status: int = 200,
) -> HttpResponse:
    said = times_said(proposal.client)
    shown = fitting(proposal.client, said, proposal.times if times is None else times, proposal.minutes)
    page = {
        "proposal": proposal,
        "client": proposal.client,
        "form": form,
        "times": [each for each, _fits in shown[:SUGGESTED]],
        "fitting": [each for each, fits in shown if fits and said],
        "life": life_words(said),
        "error": error,
        "place": PLACE_WORDS[proposal.place_kind],
    }
    return render(request, "desk/calendar/book.html", page, status=status)


@for_member
def appointment(request: Visit, appointment_id: UUID) -> HttpResponse:
    """One appointment, and what can be done with it."""
    found = queries.appointment(request.actor, appointment_id)
    return _appointment_page(request, found)


@for_member
@require_POST
def move(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Another time; the client is told. Of a series, also more than this one: then first a look at all of them."""
    if request.POST.get("scope", ONLY_THIS) != ONLY_THIS:
        return series.move_more(request, appointment_id)
    found = queries.appointment(request.actor, appointment_id)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _not_moved(request, found, form)
    try:
        row = actions.move_appointment(
            request.actor,
            appointment_id=appointment_id,
            starts_at=form.starts_at,
            minutes=form.cleaned_data["minutes"],
            override_reason=form.cleaned_data["override_reason"],
            by=form.cleaned_data["by"] or "us",
            member_id=form.cleaned_data["member"],
        )
    except Refused as no:
        if no.field is None and not is_script(request):
            messages.error(request, _say(no))
            return redirect("desk:appointment", appointment_id)
        _refuse(form, no)
        return _not_moved(request, found, form, no.facts.get("alternatives"))
    messages.success(request, _("Moved to %(when)s") % {"when": when(row.starts_at)})
    return moved() if is_script(request) else redirect("desk:appointment", appointment_id)


def _not_moved(request: Visit, found: Any, form: MoveForm, times: Any = None) -> HttpResponse:
    if is_script(request):
        return not_moved(form, times)
    return _appointment_page(request, found, move_form=form, times=times, status=422)


@for_member
@require_POST
def cancel(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Cancel it, for the client or for us; of a series also more than this one, after a look at all of them."""
    if request.POST.get("scope", ONLY_THIS) != ONLY_THIS:
        return series.cancel_more(request, appointment_id)
    found = queries.appointment(request.actor, appointment_id)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _appointment_page(request, found, cancel_form=form, status=422)
    try:
        row = actions.cancel_appointment(
            request.actor, appointment_id=appointment_id, by=form.cleaned_data["by"]
        )
    except Refused as no:
        messages.error(request, _say(no))
        return redirect("desk:appointment", appointment_id)
    messages.success(request, _("The appointment is now: %(status)s") % {"status": STATUS_WORDS[row.status]})
    return redirect("desk:appointment", appointment_id)


@for_member
@require_POST
def missed(request: Visit, appointment_id: UUID) -> HttpResponse:
    """Nobody came."""
    try:
        actions.mark_missed(request.actor, appointment_id=appointment_id)
    except Refused as no:
        messages.error(request, _say(no))
    return redirect("desk:appointment", appointment_id)


def _appointment_page(
    request: Visit,
    found: Any,
    *,
    move_form: MoveForm | None = None,
    cancel_form: CancelForm | None = None,
    times: Any = None,
    status: int = 200,
) -> HttpResponse:
    now, start = timezone.now(), timezone.localtime(found.starts_at)
    minutes = int((found.ends_at - found.starts_at).total_seconds() // 60)
    initial = {"day": start.date(), "at": start.time(), "minutes": minutes}
    may_fill = queries.may_book_for(request.actor, found.member_id)
    page = {
        "appointment": found,
        "client": found.client,
        "may_answer": may_fill and found.status == "requested",
        "may_see_charge": found.status in CHARGED and may_handle_money(request.actor, found.client),
        "may_undo": may_fill and found.undo_until is not None and found.undo_until > now,
        "predictability": queries.predictability(request.actor, found.client_id, now),
        "minutes": minutes,
        "status_words": STATUS_WORDS[found.status],
        "place": PLACE_WORDS[found.place_kind],
        "has_begun": found.starts_at <= now,
        "may_change": found.status == "planned" and may_fill,
        "may_prepare": may_read_words(request.actor, found.client_id),
        "free_until": queries.free_to_cancel_until(found),
        "move_form": move_form or MoveForm(initial=initial),
        "cancel_form": cancel_form or CancelForm(),
        "scopes": _scopes(found, now),
        "times": times or [],
        **arrival_parts(request.actor, found),
    }
    return render(request, "desk/calendar/appointment.html", page, status=status)


def _scopes(found: Any, now: datetime) -> tuple[ScopeForm, ScopeForm] | None:
    """Which meetings are meant: asked twice, where one of a series is moved and where it is cancelled."""
    if found.series_id is None or found.gathering_id is not None or found.starts_at <= now:
        return None
    return ScopeForm("move"), ScopeForm("cancel")


def _refuse(form: TimeForm, no: Refused) -> None:
    field = FIELDS.get(no.field or "", no.field)
    error = ValidationError(_say(no), code=no.code)
    form.add_error(field if field in form.fields else None, error)


def _say(no: Refused) -> str:
    return str(REFUSED[no.code])


def _id(text: str) -> UUID:
    """An id from an address or a hidden field. 404 for anything else."""
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
