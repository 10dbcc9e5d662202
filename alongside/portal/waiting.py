"""A client's wishes for another time, what is offered to them, and when they can come (H06)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.clients import queries as clients
from alongside.lib.errors import Refused
from alongside.scheduling.actions import answering
from alongside.scheduling.actions import waiting as actions
from alongside.scheduling.actions.life import say_life_situation
from alongside.scheduling.queries import waiting as queries
from alongside.scheduling.queries.demand import life_situation
from alongside.web import offer_page
from alongside.web.actors import Visit, for_client
from alongside.web.reading import own_file
from alongside.web.waiting_forms import LifeForm, WishForm, start_of_life
from alongside.web.waiting_words import REFUSED, wish_words


@for_client
def waiting(request: Visit) -> HttpResponse:
    """What I wait for, and what is offered to me; a form to wish for another time."""
    client_id = own_file(request.actor)
    form = _form(request, request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.add_wish(request.actor, client_id=client_id, wished=form.wished())
        except Refused as no:
            form.add_error(no.field if no.field in form.fields else None, str(REFUSED[no.code]))
        else:
            messages.success(request, _("You are on the waiting list. We write to you when a time is free."))
            return redirect("portal:waiting")
    now = timezone.now()
    rows = queries.waiting_wishes(request.actor, now, client_id=client_id)
    page: dict[str, Any] = {
        "wishes": [(row, wish_words(row)) for row in rows],
        "offers": queries.open_offers(request.actor, client_id, now),
        "form": form,
    }
    return render(request, "portal/waiting.html", page, status=422 if form.errors else 200)


def _form(request: Visit, data: Any) -> WishForm:
    """With their own practitioner, or anybody."""
    own = clients.client(request.actor, own_file(request.actor)).practitioner
    members = [(str(own.pk), own.name)] if own else []
    start = {"member": str(own.pk) if own else ""}
    return WishForm(data, initial=start, members=members)


@for_client
@require_POST
def withdraw(request: Visit, wish_id: UUID) -> HttpResponse:
    """I wait no more."""
    try:
        actions.withdraw_wish(request.actor, wish_id=wish_id)
    except Refused as no:
        messages.error(request, str(REFUSED[no.code]))
    else:
        messages.success(request, _("Your wish is taken off the waiting list."))
    return redirect("portal:waiting")


@for_client
def offer(request: Visit, offer_id: UUID) -> HttpResponse:
    """A time that is kept for me: take it, or give it back."""
    found = queries.offer(request.actor, offer_id)
    if request.method == "POST":
        return _answer(request, offer_id)
    return render(request, "portal/offer.html", _facts(request, found))


def _facts(request: Visit, found: Any) -> dict[str, Any]:
    return offer_page.facts(found, request.practice) | {"answer_url": request.path}


def _answer(request: Visit, offer_id: UUID) -> HttpResponse:
    try:
        if "accept" in request.POST:
            booked = answering.accept_offer(request.actor, offer_id=offer_id)
            messages.success(request, _("This time is booked for you."))
            return redirect("portal:appointment", booked.pk)
        if "decline" in request.POST:
            answering.decline_offer(request.actor, offer_id=offer_id)
    except Refused as no:
        if no.code != "offer_over":
            messages.error(request, str(offer_page.REFUSED[no.code]))
        found = queries.offer(request.actor, offer_id)
        return render(request, "portal/offer.html", _facts(request, found), status=422)
    return redirect("portal:offer", offer_id)


@for_client
def my_times(request: Visit) -> HttpResponse:
    """When and where I can come, and what decides it."""
    client_id = own_file(request.actor)
    life = life_situation(request.actor, client_id)
    form = LifeForm(request.POST or None, initial=start_of_life(life))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            say_life_situation(
                request.actor,
                client_id=client_id,
                times=form.times(),
                place_kinds=given["place_kinds"],
                constraints=given["constraints"],
                words=given["words"],
                revision=given["revision"],
            )
        except Refused as no:
            form.add_error(None, str(REFUSED[no.code]))
        else:
            messages.success(request, _("Thank you. We look at this first when we suggest times."))
            return redirect("portal:my_times")
    return render(request, "portal/my_times.html", {"form": form}, status=422 if form.errors else 200)
