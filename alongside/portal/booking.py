"""A client books a meeting: what, with whom, where and when; only times that are free (A02)."""

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.lib.errors import Refused
from alongside.scheduling import actions, queries
from alongside.scheduling.slots import moment
from alongside.web.actors import Visit, for_client
from alongside.web.appointment_words import REFUSED
from alongside.web.booking_page import Wanted, wanted
from alongside.web.opening_page import first_day, laid_out, window_from


@for_client
def book(request: Visit) -> HttpResponse:
    """The times, and the button that books one; or what has to be agreed before."""
    offer = queries.clients_offer(request.actor)
    if not offer.is_agreed:
        return render(request, "portal/book_agree_first.html")
    asked = request.POST if request.method == "POST" else request.GET
    choice = wanted(
        asked,
        request.practice,
        offer.services,
        lambda service: queries.members_for_client(offer, service),
        request.actor.timezone,
        usual_member=str(offer.client.practitioner_id),
        usual_place=offer.frame.place_kind if offer.frame else "",
    )
    with timezone.override(ZoneInfo(choice.zone)):
        can_book = not choice.must_choose and not choice.is_by_letter and choice.picked
        if request.method == "POST" and can_book:
            return _book(request, offer, choice)
        return _page(request, offer, choice)


def _book(request: Visit, offer: Any, choice: Wanted) -> HttpResponse:
    at = moment(request.POST.get("starts_at", ""))
    try:
        if at is None:
            raise Refused("choose_time")
        row = actions.book_appointment(
            request.actor,
            client_id=request.actor.myself,
            member_id=_who_takes(offer, choice, at),
            starts_at=at,
            place_kind=offer.other_place(choice.place_kind),
            service_id=choice.service.row.pk if choice.service else None,
            can_undo=True,
        )
    except Refused as no:
        return _page(request, offer, choice, error=str(REFUSED[no.code]), status=422)
    if row.status == "requested":
        messages.success(
            request, _("You have asked for this time. It is kept for you, and we write to you soon.")
        )
    else:
        messages.success(request, _("Your meeting is booked."))
    return redirect("portal:appointment", row.pk)


def _who_takes(offer: Any, choice: Wanted, at: Any) -> Any:
    """Who of those asked for is free then. Refused taken: nobody is."""
    if len(choice.picked) == 1:
        return choice.picked[0].pk
    window = window_from(timezone.localdate(at), ZoneInfo(choice.zone), timezone.now())
    found = _times(offer, choice, window)
    if at not in found:
        raise Refused("taken")
    return found[at]


def _times(offer: Any, choice: Wanted, window: Any) -> Any:
    service = choice.service.row if choice.service else None
    now = timezone.now()
    return queries.openings_for_client(offer, choice.picked, service, window, now, choice.place_kind)


def _page(request: Visit, offer: Any, choice: Wanted, *, error: str = "", status: int = 200) -> HttpResponse:
    service = choice.service.row if choice.service else None
    page: dict[str, Any] = choice.page() | {
        "error": error,
        "chosen": request.POST.get("starts_at", ""),
        "minutes": offer.minutes(service),
        "fee": choice.service.fee if choice.service else "",
    }
    if not choice.must_choose and not choice.is_by_letter:
        since, zone = request.GET.get("since") or request.POST.get("since"), ZoneInfo(choice.zone)
        window = window_from(first_day(since), zone, timezone.now())
        page |= laid_out(list(_times(offer, choice, window)), window, zone, since)
    return render(request, "portal/book.html", page, status=status)
