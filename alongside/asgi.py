"""The entry for the web server."""

import os
import warnings
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django
from asgiref.sync import ThreadSensitiveContext
from django.core.handlers.asgi import ASGIHandler
from django.db import connections

from alongside.web.uploads import bounded

KEPT = 4  # threads that rest between requests, each with its database connection


class House(ASGIHandler):
    """Django, in threads that are kept.

    Django itself begins a new thread for each request, and with it a new connection to the database: on our
    pages that took longer than all else.
    """

    def __init__(self) -> None:
        super().__init__()
        self.resting: deque[ThreadPoolExecutor] = deque()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise ValueError(f"Only HTTP is spoken here, not {scope['type']}.")
        scope, receive = bounded(scope, receive)
        thread = self.resting.pop() if self.resting else ThreadPoolExecutor(1, "page")
        try:
            async with ThreadSensitiveContext(executor=thread):
                await self.handle(scope, receive, send)
        finally:
            self._let_rest(thread)

    def _let_rest(self, thread: ThreadPoolExecutor) -> None:
        if len(self.resting) < KEPT:
            self.resting.append(thread)
        else:
            thread.submit(connections.close_all)
            thread.shutdown(wait=False)


# WhiteNoise hands out files by plain iterators; Django then reads them whole, which is right for small ones.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
django.setup(set_prefix=False)
application = House()
