"""A gigabyte is let go as it comes: nothing of it is kept, and its sender hears a kind word."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from alongside.asgi import House
from alongside.web.uploads import SCOPE_KEY, bounded

A_MEGABYTE = bytes(1024 * 1024)
Message = MutableMapping[str, Any]


class Sender:
    """Sends so many megabytes, one after the other, and counts what was asked for."""

    def __init__(self, megabytes: int) -> None:
        self.left = megabytes
        self.asked = 0

    async def receive(self) -> Message:
        if self.asked and not self.left:
            await asyncio.Event().wait()  # stays on the line, as a browser does
        self.asked += 1
        self.left -= 1
        return {"type": "http.request", "body": A_MEGABYTE, "more_body": self.left > 0}


def scope(length: int | None) -> dict[str, Any]:
    headers = [(b"host", b"testserver"), (b"content-type", b"multipart/form-data; boundary=x")]
    if length is not None:
        headers.append((b"content-length", str(length).encode()))
    return {
        "type": "http",
        "method": "POST",
        "path": "/portal/messages/",
        "query_string": b"",
        "headers": headers,
        "scheme": "http",
        "http_version": "1.1",
    }


def test_a_gigabyte_gets_a_kind_answer_and_is_not_kept() -> None:
    sender, said = Sender(1024), []

    async def send(message: Message) -> None:
        said.append(message)

    asyncio.run(House()(scope(1024 * len(A_MEGABYTE)), sender.receive, send))
    assert said[0]["status"] == 413
    assert b"what you wrote still stands there" in b"".join(each.get("body", b"") for each in said)
    assert sender.asked >= 1024


@pytest.mark.parametrize("length", [None, 3 * len(A_MEGABYTE)])
def test_what_fits_passes_as_it_is(length: int | None) -> None:
    given = scope(length)
    same, receive = bounded(given, Sender(3).receive, most=3 * len(A_MEGABYTE))
    assert same is given
    assert [asyncio.run(receive())["body"] for _ in range(3)] == [A_MEGABYTE] * 3


def test_what_does_not_say_its_size_breaks_off_where_it_is_too_much() -> None:
    _, receive = bounded(scope(None), Sender(4).receive, most=2 * len(A_MEGABYTE))
    assert [asyncio.run(receive())["type"] for _ in range(3)] == ["http.request"] * 2 + ["http.disconnect"]


def test_what_says_its_size_arrives_empty_and_marked() -> None:
    marked, receive = bounded(scope(3 * len(A_MEGABYTE)), Sender(3).receive, most=len(A_MEGABYTE))
    assert marked[SCOPE_KEY] is True
    assert asyncio.run(receive()) == {"type": "http.request", "body": b"", "more_body": False}
