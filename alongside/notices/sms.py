"""How text messages leave: one POST of JSON to the gateway that the person at the machine chose (docs/settings.md)."""

import json
import re
from typing import Any
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SECONDS = 10
LONGEST = 160
SAYS_AT_MOST = 64 * 1024  # of the gateway's answer, which nobody reads
NUMBER = re.compile(r"\+?[0-9]{6,15}")


class BadNumber(Exception):
    """This is no telephone number that a message can be sent to."""


class _NoRedirect(HTTPRedirectHandler):
    """A gateway that sends us elsewhere gets no second request: it would carry the token along."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def is_set() -> bool:
    """Whether this house sends text messages."""
    return bool(settings.SMS_URL)


def send(phone: str, text: str, *, name: str) -> None:
    """Hand one message to the gateway: {"to", "from", "text", "reference"}, with the token as a bearer.

    `name` is the same however often it is tried, so that a gateway can leave out doubles. Any answer from 200
    to 299 is a yes. BadNumber; OSError (urllib's errors are) when it said no, or nothing within 10 seconds.
    """
    if not is_set():
        raise ImproperlyConfigured("ALONGSIDE_SMS_URL is empty")
    body = {"to": number(phone), "from": settings.SMS_FROM, "text": text[:LONGEST], "reference": name}
    asked = Request(settings.SMS_URL, data=json.dumps(body).encode(), method="POST")  # noqa: S310
    asked.add_header("Content-Type", "application/json")
    if settings.SMS_TOKEN:
        asked.add_unredirected_header("Authorization", f"Bearer {settings.SMS_TOKEN}")
    with build_opener(_NoRedirect).open(asked, timeout=SECONDS) as answer:
        answer.read(SAYS_AT_MOST)


def number(phone: str) -> str:
    """A telephone number as gateways take it: digits, and a plus before them. BadNumber for anything else."""
    found = re.sub(r"[\s().\-/]", "", phone)
    if not NUMBER.fullmatch(found):
        raise BadNumber
    return found
