"""A client's own calendar address: their appointments in the calendar they use every day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.lib.errors import Refused
from alongside.scheduling import actions, queries
from alongside.web.actors import Visit, for_client
from alongside.web.calendar_address import Address, address_of


@for_client
@require_http_methods(["GET", "POST"])
def calendar_address(request: Visit) -> HttpResponse:
    """Make an address, shown this once; see those one has."""
    address: Address | None = None
    is_enough = False
    if request.method == "POST":
        try:
            address = address_of(request, actions.make_feed(request.actor))
        except Refused:
            is_enough = True
    page = {"feeds": queries.feeds(request.actor), "address": address, "is_enough": is_enough}
    return render(request, "portal/calendar_address.html", page, status=422 if is_enough else 200)


@for_client
@require_POST
def calendar_address_revoke(request: Visit, feed_id: UUID) -> HttpResponse:
    """The address shows nothing any more."""
    actions.revoke_feed(request.actor, feed_id=feed_id)
    messages.success(request, _("This address shows nothing any more."))
    return redirect("portal:calendar_address")
