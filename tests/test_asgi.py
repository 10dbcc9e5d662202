"""The entry for the web server: few threads, and a bad line keeps nobody waiting."""

import asyncio
import threading
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.urls import get_resolver

from alongside.asgi import THREADS, House

MANY = 3 * THREADS
PATIENCE = 30


class Visitor:
    """One request, whose body ends only when we say so."""

    def __init__(self, house: House, method: str) -> None:
        self.is_sent = asyncio.Event()
        self.statuses: list[int] = []
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "path": "/healthz",
            "raw_path": b"/healthz",
            "query_string": b"",
            "headers": [(b"host", b"127.0.0.1")],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
        }
        self.task = asyncio.create_task(house(scope, self._receive, self._send))

    async def _receive(self) -> dict[str, Any]:
        await self.is_sent.wait()
        self.is_sent.clear()
        return {"type": "http.request", "body": b""}

    async def _send(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.statuses.append(message["status"])

    async def answered(self) -> list[int]:
        self.is_sent.set()
        await asyncio.wait_for(self.task, PATIENCE)
        return self.statuses


@pytest.mark.django_db(transaction=True)
def test_who_sends_slowly_keeps_nobody_waiting() -> None:
    async def play() -> tuple[list[int], bool]:
        house = House()
        slow = [Visitor(house, "POST") for _ in range(MANY)]
        statuses = await Visitor(house, "GET").answered()
        are_still_there = not any(each.task.done() for each in slow)
        for each in slow:
            each.task.cancel()
        return statuses, are_still_there

    get_resolver().url_patterns  # noqa: B018 (all pages are loaded before, as in the real server)
    assert asyncio.run(play()) == ([200], True)


def test_many_requests_share_few_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[int] = set()

    async def note(*_: Any) -> None:
        await asyncio.sleep(0.01)  # all of them are there before the first is done
        seen.add(await sync_to_async(threading.get_ident)())

    async def play() -> list[int]:
        house = House()
        monkeypatch.setattr(house, "handle", note)
        visitors = [Visitor(house, "GET") for _ in range(MANY)]
        await asyncio.gather(*(each.task for each in visitors))
        return [thread.requests for thread in house.threads]

    assert asyncio.run(play()) == [0] * THREADS
    assert len(seen) == THREADS
