"""Recognises a form that came in after the sign-in had ended, and keeps it for its writer.

The old session's row still says whose it was, although it no longer lets anybody in.
"""

from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse

from alongside.lib.errors import NotYours
from alongside.practice.parking import park, take_back
from alongside.practice.seats import parse_seat
from alongside.web import seats
from alongside.web.sign_in import account_of

KEPT = "_kept"
LOOKED_FOR = "q"
NOT_KEPT = {"csrfmiddlewaretoken", KEPT}


def keep_form(request: HttpRequest) -> None:
    """Keep what was typed, when the expired session tells who typed it; files are not kept."""
    if request.method != "POST" or not request.POST:
        return
    row = Session.objects.filter(pk=request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")).first()
    old = row.get_decoded() if row else {}
    account, seat = old.get(SESSION_KEY), parse_seat(old.get("seat", ""))
    if not account or seat is None:
        return
    practice_id = seats.practice_of(*seat, account_id=UUID(account))
    if practice_id:
        fields = {name: values for name, values in request.POST.lists() if name not in NOT_KEPT}
        if set(fields) != {LOOKED_FOR}:  # a name to look for is soon typed again
            park(practice_id, UUID(account), path=request.path, fields=fields)


def drop_kept_form(request: HttpRequest, response: HttpResponse) -> None:
    """A kept form that was sent again and taken is kept no longer."""
    if request.method != "POST" or KEPT not in request.POST or response.status_code >= 400:
        return
    with suppress(NotYours, ValueError):
        take_back(account_of(request), UUID(request.POST[KEPT]))
