"""Pages for what went wrong, in the person's language, without a stack trace or a name in them."""

import sys

from django.db import DatabaseError, IntegrityError
from django.db.utils import InterfaceError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.defaults import server_error

TRY_AGAIN_IN = 30  # seconds
SHORTEST = 20  # characters: what is longer is worth giving back
NOT_TYPED = {"csrfmiddlewaretoken"}


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long (or came from elsewhere): say so and offer to go back."""
    return render(request, "form_expired.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke. Where the database cannot be read or written (no room, away, closed to writing) it is a

    503: it will be well again, nothing half done was kept, and what somebody typed stands on the page.
    """
    if not _is_of_database(sys.exc_info()[1]):
        return server_error(request)
    if "application/json" in request.headers.get("Accept", ""):
        said = {"message": _("It cannot be saved at the moment. Please try again in a minute.")}
        answer: HttpResponse = JsonResponse(said, status=503)
    else:
        answer = HttpResponse(render_to_string("503.html", {"typed": _typed(request)}), status=503)
    answer.headers["Retry-After"] = str(TRY_AGAIN_IN)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _is_of_database(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, IntegrityError):
            return False
        if isinstance(error, (DatabaseError, InterfaceError)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _typed(request: HttpRequest) -> list[str]:
    """What somebody wrote into the form that could not be saved; nothing where it was not read yet."""
    if request.method != "POST":
        return []
    values = [each for name, found in request.POST.lists() if name not in NOT_TYPED for each in found]
    return [each for each in values if len(each) >= SHORTEST]
