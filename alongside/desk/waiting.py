"""The waiting list: who waits for what, which times became free, and one click to offer them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients import queries as clients
from alongside.lib.errors import NotYours, Refused
from alongside.practice.actions import change_practice
from alongside.practice.queries import practitioners, units
from alongside.practice.service_queries import name_of, offered_services
from alongside.scheduling import waiting as turns
from alongside.scheduling.actions import answering, offers
from alongside.scheduling.actions import waiting as actions
from alongside.scheduling.queries import may_book_for
from alongside.scheduling.queries import waiting as queries
from alongside.scheduling.queries.demand import life_situation, times_said
from alongside.scheduling.slots import moment
from alongside.templatetags.times import when
from alongside.web.actors import Visit, for_member
from alongside.web.places import PLACE_WORDS
from alongside.web.waiting_forms import MemberWishForm, start_of
from alongside.web.waiting_words import OFFER_STATUS, REFUSED, life_words, wish_words

FREED_SHOWN = 12


class SettingsForm(forms.Form):
    """How times that become free are offered."""

    offers_freed_times = forms.BooleanField(
        label=_("Offer times that become free by themselves"),
        help_text=_("To the next in turn; never less than four hours before, never what we cancelled."),
        required=False,
    )
    offer_hours = forms.IntegerField(
        label=_("Hours to answer an offer"),
        help_text=_("Never later than two hours before the meeting."),
        min_value=1,
        max_value=336,
    )


@for_member
def waiting(request: Visit) -> HttpResponse:
    """Who waits, in turn, and the times that became free."""
    return _list(request)


def _list(request: Visit, form: SettingsForm | None = None) -> HttpResponse:
    actor, now = request.actor, timezone.now()
    if not clients.may_keep_records(actor):
        raise NotYours
    rows = queries.waiting_wishes(actor, now)
    wants = [queries.want_of(row, now) for row in rows]
    page = {
        "lines": [_line(row, now) for row in rows],
        "freed": _freed(request, rows, wants, now),
        "settings": form or _settings(request),
    }
    return render(request, "desk/waiting/list.html", page, status=422 if form else 200)


def _line(row: Any, now: datetime) -> dict[str, Any]:
    return {
        "wish": row,
        "days": (now - row.asked_at).days,
        "words": wish_words(row),
        "offer": next((each for each in queries.coming_offers(row) if queries.is_open(each, now)), None),
    }


def _freed(request: Visit, rows: Sequence[Any], wants: Sequence[Any], now: datetime) -> list[dict[str, Any]]:
    """Each time that became free, with who is next in turn for it."""
    by_id = {row.pk: row for row in rows}
    found = []
    for freed in queries.freed_times(request.actor, now)[:FREED_SHOWN]:
        opening = queries.opening_of(
            freed.member,
            freed.span,
            request.practice,
            place_kinds=frozenset({freed.place_kind}),
            room=freed.room,
        )
        turn = turns.whose_turn(wants, opening)
        found.append(
            {
                "freed": freed,
                "minutes": freed.span.minutes,
                "place": PLACE_WORDS[freed.place_kind],
                "next": by_id[turn[0].wish_id] if turn else None,
            }
        )
    return found


def _settings(request: Visit) -> SettingsForm | None:
    if not request.actor.runs_practice:
        return None
    known = request.practice.thresholds
    return SettingsForm(
        initial={
            "offers_freed_times": turns.offers_by_itself(known),
            "offer_hours": turns.offer_hours(known),
        }
    )


@for_member
@require_POST
def settings(request: Visit) -> HttpResponse:
    """Whether freed times are offered by themselves, and how long an offer waits."""
    if not request.actor.runs_practice:
        raise NotYours
    form = SettingsForm(request.POST)
    if not form.is_valid():
        return _list(request, form)
    change_practice(request.actor, thresholds=request.practice.thresholds | form.cleaned_data)
    messages.success(request, gettext("Saved."))
    return redirect("desk:waiting")


@for_member
def wish_new(request: Visit, client_id: UUID) -> HttpResponse:
    """Put a client on the list."""
    found = clients.client(request.actor, client_id)
    if not clients.may_keep_records(request.actor):
        raise NotYours
    start = {"member": str(found.practitioner_id or ""), "language": ""}
    form = _form(request, found.pk, request.POST or None, start)
    if form.is_bound and form.is_valid():
        try:
            row = actions.add_wish(request.actor, client_id=client_id, wished=form.wished())
        except Refused as no:
            _refuse(form, no)
        else:
            messages.success(request, gettext("They are on the waiting list."))
            return redirect("desk:wish", row.pk)
    life = life_situation(request.actor, client_id)
    page = {"form": form, "client": found, "life": life_words(life.times)}
    return render(request, "desk/waiting/new.html", page, status=422 if form.errors else 200)


@for_member
def wish(request: Visit, wish_id: UUID) -> HttpResponse:
    """One wish: times that fit, what was offered, and how to change it."""
    found = _wish(request, wish_id)
    form = _form(request, found.client_id, request.POST or None, start_of(found))
    if form.is_bound and form.is_valid():
        try:
            actions.change_wish(request.actor, wish_id=wish_id, wished=form.wished())
        except Refused as no:
            _refuse(form, no)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk:wish", wish_id)
    return _wish_page(request, found, form)


def _wish_page(request: Visit, found: Any, form: Any) -> HttpResponse:
    actor, now = request.actor, timezone.now()
    rows = queries.waiting_wishes(actor, now, client_id=found.client_id)
    row = next((each for each in rows if each.pk == found.pk), None)
    offered = (
        next((each for each in queries.coming_offers(row) if queries.is_open(each, now)), None)
        if row
        else None
    )
    page = {
        "wish": found,
        "client": found.client,
        "words": wish_words(found),
        "said": found.words if clients.may_read_words(actor, found.client_id) else "",
        "days": (now - found.asked_at).days,
        "is_waiting": row is not None,
        "offer": offered,
        "may_answer": bool(offered and may_book_for(actor, offered.member_id)),
        "before": [
            (each, OFFER_STATUS[each.status]) for each in queries.coming_offers(row) if each != offered
        ]
        if row
        else [],
        "times": queries.suggestions(actor, row, now) if row and not offered else [],
        "place_kind": found.place_kind,
        "life": life_words(times_said(found.client)),
        "is_reached": offers.hears_of_offers(found.client),
        "form": form,
    }
    return render(request, "desk/waiting/wish.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def wish_withdraw(request: Visit, wish_id: UUID) -> HttpResponse:
    """They wait no more."""
    found = _wish(request, wish_id)
    try:
        actions.withdraw_wish(request.actor, wish_id=wish_id)
    except Refused as no:
        messages.error(request, str(REFUSED[no.code]))
    else:
        said = gettext("%(name)s is not on the waiting list for this any more.")
        messages.success(request, said % {"name": found.client.name})
    return redirect("desk:waiting")


@for_member
@require_POST
def offer(request: Visit) -> HttpResponse:
    """Offer one time: to who is named, else to the next in turn."""
    starts_at, minutes = moment(request.POST.get("starts_at", "")), request.POST.get("minutes", "")
    if starts_at is None or not minutes.isdecimal() or len(minutes) > 3:
        raise Http404
    wish_id, room_id = _id(request.POST.get("wish")), _id(request.POST.get("room"))
    member_id = _id(request.POST.get("member"))
    if member_id is None:
        raise Http404
    try:
        made = offers.offer_time(
            request.actor,
            member_id=member_id,
            starts_at=starts_at,
            minutes=int(minutes),
            room_id=room_id,
            place_kind=request.POST.get("place_kind") or None,
            wish_id=wish_id,
        )
    except Refused as no:
        messages.error(request, str(REFUSED[no.code]))
    else:
        said = gettext("%(when)s is offered to %(name)s and kept until %(until)s.")
        facts = {
            "when": when(made.starts_at),
            "name": made.client.name,
            "until": when(made.expires_at),
        }
        messages.success(request, said % facts)
    return redirect("desk:waiting")


@for_member
@require_POST
def offer_answer(request: Visit, offer_id: UUID) -> HttpResponse:
    """They said it by phone, or we take it back."""
    found = queries.offer(request.actor, offer_id)
    try:
        if "accept" in request.POST:
            answering.accept_offer(request.actor, offer_id=offer_id)
            messages.success(request, gettext("Booked: %(when)s") % {"when": when(found.starts_at)})
        elif "decline" in request.POST:
            answering.decline_offer(request.actor, offer_id=offer_id)
            messages.success(request, gettext("They go on waiting. The time goes to the next in turn."))
        elif "withdraw" in request.POST:
            answering.withdraw_offer(request.actor, offer_id=offer_id)
            messages.success(request, gettext("The offer is taken back. The time is free."))
    except Refused as no:
        messages.error(request, str(REFUSED[no.code]))
    return redirect("desk:wish", found.wish_id)


def _wish(request: Visit, wish_id: UUID) -> Any:
    if not clients.may_keep_records(request.actor):
        raise NotYours
    return queries.wish(request.actor, wish_id)


def _form(request: Visit, client_id: UUID, data: Any, start: dict[str, Any]) -> MemberWishForm:
    actor = request.actor
    return MemberWishForm(
        data,
        initial=start,
        members=[(str(each.pk), each.name) for each in practitioners(actor)],
        services=[
            (str(each.pk), name_of(each, actor.language, request.practice.language))
            for each in offered_services(actor)
        ],
        units=[(str(each.pk), each.name) for each in units(actor)],
        may_read=clients.may_read_words(actor, client_id),
    )


def _refuse(form: forms.Form, no: Refused) -> None:
    form.add_error(no.field if no.field in form.fields else None, str(REFUSED[no.code]))


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise Http404 from error
