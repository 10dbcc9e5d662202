"""Times that several people share: book one, see who comes, add and take out, move, cancel, and who was there."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from alongside.clients.listing import find_clients
from alongside.clients.queries import visible_clients
from alongside.desk.calendar_moves import wanted_time
from alongside.desk.gathering_forms import GatheringForm, MoveGatheringForm, RemoveForm, ScopedForm
from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.meetings.actions import start_meeting
from alongside.scheduling import actions, queries
from alongside.templatetags.times import when
from alongside.web.actors import Visit, for_member
from alongside.web.appointment_words import CLASH_WORDS, REFUSED, STATUS_WORDS
from alongside.web.looking_for import TYPED, look, looked_for
from alongside.web.places import PLACE_WORDS

FIELDS = {"starts_at": "day", "member_id": "member", "room_id": "room"}
FOUND_SHOWN = 12
USUAL_MINUTES = 80
NOT_SURE = ("planned", "missed")  # whoever is marked as missed may have come all the same


@for_member
def gathering_new(request: Visit) -> HttpResponse:
    """Choose who comes, and a time; more than once is shown before it is booked."""
    if request.method != "POST":
        form = GatheringForm(request.actor, initial=_initial(request))
        return _new_page(request, form, request.GET.getlist("client"))
    chosen = request.POST.getlist("client")
    if "find" in request.POST:
        form = GatheringForm(request.actor, initial=_typed(request))
        return _new_page(request, form, chosen, text=request.POST.get("q", ""))
    form = GatheringForm(request.actor, request.POST)
    if not form.is_valid():
        return _new_page(request, form, chosen, status=422)
    what = {"client_ids": _ids(chosen), **form.wish()}
    try:
        if not form.is_series:
            reason = form.cleaned_data["override_reason"]
            new = actions.book_gathering(
                request.actor, starts_at=form.starts_at, override_reason=reason, **what
            )
            messages.success(request, _("Booked: %(when)s") % {"when": when(new.starts_at)})
            return redirect("desk:gathering", new.pk)
        if "confirm" in request.POST:
            leaving_out = {int(n) for n in request.POST.getlist("leave_out") if n.isdecimal()}
            made = actions.book_gatherings(request.actor, rhythm=form.rhythm, leaving_out=leaving_out, **what)
            said = ngettext("%(n)s time is booked.", "%(n)s times are booked.", len(made))
            messages.success(request, said % {"n": len(made)})
            return redirect("desk:gathering", made[0].pk)
        return _preview(request, form, what, 200)
    except Refused as no:
        if no.code == "taken" and form.is_series:
            messages.error(
                request, _("Some of these times are taken. Leave them out, or choose another time.")
            )
            return _preview(request, form, what, 422)
        _refuse(form, no)
        return _new_page(request, form, chosen, status=422)


@for_member
def gathering(request: Visit, gathering_id: UUID) -> HttpResponse:
    """One time that several share: who comes, and what can be done with it."""
    if TYPED in request.POST:
        queries.gathering(request.actor, gathering_id)
        return look(request)
    return _page(request, gathering_id)


@for_member
@require_POST
def gathering_add(request: Visit, gathering_id: UUID) -> HttpResponse:
    """One more person comes."""
    found = queries.gathering(request.actor, gathering_id)
    form = ScopedForm(request.POST, is_series=found.series_id is not None)
    wanted = _ids([request.POST.get("client", "")])
    if not form.is_valid() or not wanted:
        return _page(request, gathering_id, error=str(REFUSED["nobody"]), status=422)
    try:
        actions.add_client(
            request.actor, gathering_id=gathering_id, client_id=wanted[0], scope=form.cleaned_data["scope"]
        )
    except Refused as no:
        return _page(request, gathering_id, error=str(REFUSED[no.code]), status=422)
    return redirect("desk:gathering", gathering_id)


@for_member
@require_POST
def gathering_remove(request: Visit, gathering_id: UUID, appointment_id: UUID) -> HttpResponse:
    """One person does not come; their own agreement says what that means."""
    found = queries.gathering(request.actor, gathering_id)
    if appointment_id not in {row.pk for row in queries.people(request.actor, gathering_id)}:
        raise NotYours
    form = RemoveForm(request.POST, is_series=found.series_id is not None)
    if not form.is_valid():
        return _page(request, gathering_id, error=_("Choose who cancels."), status=422)
    try:
        actions.remove_client(request.actor, appointment_id=appointment_id, **form.cleaned_data)
    except Refused as no:
        return _page(request, gathering_id, error=str(REFUSED[no.code]), status=422)
    return redirect("desk:gathering", gathering_id)


@for_member
@require_POST
def gathering_attendance(request: Visit, gathering_id: UUID) -> HttpResponse:
    """Who is there and who did not come, in one form; a meeting begins for each of one's own who is there."""
    rows = queries.people(request.actor, gathering_id)
    became = {row.pk: request.POST.get(f"is_{row.pk}", "") for row in rows}
    try:
        n = actions.mark_attendance(request.actor, gathering_id=gathering_id, became=became)
    except Refused as no:
        return _page(request, gathering_id, error=str(REFUSED[no.code]), status=422)
    if "begin" in request.POST:
        _begin(request, [pk for pk, word in became.items() if word == "kept"])
    said = ngettext("%(n)s person is marked.", "%(n)s people are marked.", n)
    messages.success(request, said % {"n": n})
    return redirect("desk:gathering", gathering_id)


@for_member
@require_POST
def gathering_move(request: Visit, gathering_id: UUID) -> HttpResponse:
    """Another time for everybody; each is told alone."""
    found = queries.gathering(request.actor, gathering_id)
    form = MoveGatheringForm(request.POST, is_series=found.series_id is not None)
    if not form.is_valid():
        return _page(request, gathering_id, move_form=form, status=422)
    try:
        moved = actions.move_gathering(
            request.actor,
            gathering_id=gathering_id,
            starts_at=form.starts_at,
            minutes=form.cleaned_data["minutes"],
            override_reason=form.cleaned_data["override_reason"],
            scope=form.cleaned_data["scope"],
        )
    except Refused as no:
        _refuse(form, no)
        return _page(request, gathering_id, move_form=form, status=422)
    messages.success(request, _("Moved to %(when)s") % {"when": when(moved[0].starts_at)})
    return redirect("desk:gathering", gathering_id)


@for_member
@require_POST
def gathering_cancel(request: Visit, gathering_id: UUID) -> HttpResponse:
    """It does not take place."""
    found = queries.gathering(request.actor, gathering_id)
    form = RemoveForm(request.POST, is_series=found.series_id is not None)
    if not form.is_valid():
        return _page(request, gathering_id, error=_("Choose who cancels."), status=422)
    try:
        actions.cancel_gathering(request.actor, gathering_id=gathering_id, **form.cleaned_data)
    except Refused as no:
        return _page(request, gathering_id, error=str(REFUSED[no.code]), status=422)
    messages.success(request, _("It is cancelled. Everybody is told."))
    return redirect("desk:gathering", gathering_id)


def _page(
    request: Visit,
    gathering_id: UUID,
    *,
    move_form: MoveGatheringForm | None = None,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    found = queries.gathering(request.actor, gathering_id)
    rows, now = queries.people(request.actor, gathering_id), timezone.now()
    seen = queries.seen_appointments(request.actor, gathering_id)
    may_change = queries.may_change_gathering(request.actor, found) and not found.is_cancelled
    start, is_series = timezone.localtime(found.starts_at), found.series_id is not None
    minutes = Span(found.starts_at, found.ends_at).minutes
    come = [row for row in rows if row.status in ("planned", "kept", "missed")]
    is_open = may_change and found.ends_at > now
    text = looked_for(request) if is_open else ""
    page = {
        "gathering": found,
        "leaders": queries.leaders(found),
        "minutes": minutes,
        "place": PLACE_WORDS[found.place_kind],
        "people": [(row, STATUS_WORDS[row.status], row.pk in seen) for row in rows],
        "come": len(come),
        "is_full": len(come) >= found.capacity,
        "is_to_note": may_change and found.starts_at <= now and any(row.status in NOT_SURE for row in rows),
        "is_open": is_open,
        "is_series": is_series,
        "text": text,
        "found": find_clients(request.actor, text=text).lines[:FOUND_SHOWN] if text else [],
        "add_form": ScopedForm(is_series=is_series),
        "remove_form": RemoveForm(is_series=is_series),
        "move_form": move_form
        or MoveGatheringForm(
            initial={"day": start.date(), "at": start.time(), "minutes": minutes, "scope": "this"},
            is_series=is_series,
        ),
        "error": error,
    }
    return render(request, "desk/calendar/gathering.html", page, status=status)


def _new_page(
    request: Visit, form: GatheringForm, chosen: list[str], *, text: str = "", status: int = 200
) -> HttpResponse:
    come = list(visible_clients(request.actor).filter(pk__in=_ids(chosen)).order_by("search_name"))
    here = {row.pk for row in come}
    found = find_clients(request.actor, text=text.strip()).lines[:FOUND_SHOWN] if text.strip() else []
    page = {
        "form": form,
        "chosen": come,
        "text": text,
        "found": [each for each in found if each.id not in here],
        "has_looked": bool(text.strip()),
    }
    return render(request, "desk/calendar/gathering_new.html", page, status=status)


def _preview(request: Visit, form: GatheringForm, what: dict[str, Any], status: int) -> HttpResponse:
    seen = actions.preview_gatherings(request.actor, rhythm=form.rhythm, **what)
    page = {
        "form": form,
        "chosen": what["client_ids"],
        "occurrences": [(each, CLASH_WORDS[each.clash]) for each in seen],
        "free": sum(each.clash == "none" for each in seen),
    }
    return render(request, "desk/calendar/gathering_series.html", page, status=status)


def _begin(request: Visit, appointment_ids: list[UUID]) -> None:
    """Begin a meeting with each who is there and whose meetings are the actor's; with others somebody else does."""
    for pk in appointment_ids:
        try:
            start_meeting(request.actor, pk)
        except NotYours:
            continue


def _initial(request: Visit) -> dict[str, Any]:
    """What the calendar or the booking page knows already."""
    usual = {"minutes": USUAL_MINUTES, "times": 1, "every_weeks": 1}
    return usual | {"member": request.GET.get("member") or str(request.actor.id)} | wanted_time(request)


def _typed(request: Visit) -> dict[str, Any]:
    """What was typed before somebody was looked for: kept, and not judged yet."""
    return {**request.POST.dict(), "others": request.POST.getlist("others")}


def _ids(texts: list[str]) -> list[UUID]:
    """The ids among these texts; what is none is left out."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _refuse(form: GatheringForm | MoveGatheringForm, no: Refused) -> None:
    field = FIELDS.get(no.field or "", no.field)
    words = str(REFUSED[no.code])
    if client := no.facts.get("client"):
        words = _("%(name)s: %(why)s") % {"name": client, "why": words}
    error = ValidationError(words, code=no.code)
    form.add_error(field if field in form.fields else None, error)
