"""A line of the log for each refusal: which page, what kind of seat and which, never who or what by name.

A wrong code at the door, what is not theirs, a form from elsewhere, a limit that was reached: somebody who tries
doors shows in such lines, and nothing else does.
"""

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse

REFUSALS = {401, 403, 404, 413, 429}
WRONG = {"incorrect_code", "too_many_login_attempts", "rate_limited"}
log = logging.getLogger("alongside.refused")


def note_refusal(request: HttpRequest, response: HttpResponse) -> None:
    """Write down an answer that refused; every other leaves nothing."""
    if response.status_code in REFUSALS:
        log.warning("%s %s %s by %s", response.status_code, request.method, _page(request), _seat(request))


def note_wrong_proof(request: HttpRequest, code: str) -> None:
    """Write down that a code or a key did not fit, or came too often."""
    if code in WRONG:
        log.warning("sign-in %s at %s", code, _page(request))


def _page(request: Any) -> str:
    found = getattr(request, "resolver_match", None)
    return found.view_name if found else "no page"


def _seat(request: Any) -> str:
    bearer = getattr(request, "bearer", None)
    actor = bearer.actor if bearer else getattr(request, "actor", None)
    return f"{actor.kind} {actor.id}" if actor else "nobody"
