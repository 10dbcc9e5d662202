"""The entry for the web server."""

import os
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django
from asgiref.sync import ThreadSensitiveContext
from django.core.handlers.asgi import ASGIHandler

from alongside.web.uploads import bounded

THREADS = 4  # each with its database connection; more would wait for each other, and hold more pages at once


class Thread(ThreadPoolExecutor):
    """One thread, and how many requests go through it now."""

    def __init__(self) -> None:
        super().__init__(1, "page")
        self.requests = 0


class House(ASGIHandler):
    """Django, in threads that are kept: a request takes the one that has the fewest.

    Django itself begins a new thread for each request, and with it a new connection to the database: on our
    pages that took longer than all else. A request is in its thread only while a page is made, not while it
    arrives or is sent, so that a bad line keeps nobody waiting.
    """

    def __init__(self) -> None:
        super().__init__()
        self.threads = [Thread() for _ in range(THREADS)]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise ValueError(f"Only HTTP is spoken here, not {scope['type']}.")
        scope, receive = bounded(scope, receive)
        thread = min(self.threads, key=lambda each: each.requests)
        thread.requests += 1
        try:
            async with ThreadSensitiveContext(executor=thread):
                await self.handle(scope, receive, send)
        finally:
            thread.requests -= 1


# WhiteNoise hands out files by plain iterators; Django then reads them whole, which is right for small ones.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
django.setup(set_prefix=False)
application = House()
