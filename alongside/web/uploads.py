"""What is far too large is not kept: neither in memory nor on the disk; its sender is told kindly.

asgi.py asks here before Django reads a body; the middleware then answers instead of the page.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MOST_OF_A_REQUEST = 128 * 1024 * 1024  # ten files of 10 MB, and the words
SCOPE_KEY = "alongside.too_large"
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


def bounded(scope: Scope, receive: Receive, most: int = MOST_OF_A_REQUEST) -> tuple[Scope, Receive]:
    """The same request, whose body is read at most so far.

    One that says it is larger arrives empty, and marked; one that does not say breaks off.
    """
    if _said_length(scope) > most:
        return {**scope, SCOPE_KEY: True}, _emptied(receive)
    return scope, _counted(receive, most)


def _said_length(scope: Scope) -> int:
    said = dict(scope["headers"]).get(b"content-length", b"0")
    return int(said) if said.isdigit() else 0


def _emptied(receive: Receive) -> Receive:
    """Each part of the body is let go as it comes, so that the sender gets to hear our answer."""

    async def pour_away() -> MutableMapping[str, Any]:
        while True:
            message = await receive()
            if message["type"] != "http.request" or not message.get("more_body", False):
                return {**message, "body": b""} if message["type"] == "http.request" else message

    return pour_away


def _counted(receive: Receive, most: int) -> Receive:
    read = 0

    async def count() -> MutableMapping[str, Any]:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        return message if read <= most else {"type": "http.disconnect"}

    return count


class TooLargeMiddleware:
    """Answers a request whose body was not read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "scope", {}).get(SCOPE_KEY):
            return render(request, "too_large.html", status=413)
        return self.get_response(request)
