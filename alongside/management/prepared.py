"""The inside of the benchmark: build a practice in this data folder, and say what is to be measured in it."""

import secrets
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.clients.models import Client
from alongside.demo.large import build_large
from alongside.management import house
from alongside.mirror.actions import look_at_client
from alongside.practice.models import Account, Member
from alongside.trail.actors import worker
from alongside.trail.models import Event

DEEP = 400
FREE_HOURS = (12, 20, 21)
BOOKINGS = 1000


def prepare(clients: int) -> dict[str, Any]:
    """Build the practice; cookies, pages, bodies of bookings, and how many queries each page takes."""
    house.make_data_folder()
    house.make_keyring(house.has_no_tables())
    house.compile_messages()
    house.migrate()
    house.collect_static()
    owner = build_large(clients=clients, appointments=clients * 10, now=timezone.now())
    mine = list(Client.objects.filter(practitioner=owner).order_by("pk").values_list("pk", flat=True))
    for client_id in mine:
        look_at_client(worker(owner.practice_id), client_id)
    browser, token = _signed_in(owner)
    pages = _pages(mine)
    bodies = _bookings(owner, mine, token)
    counts = {name: _queries(browser, path) for name, path in pages.items()}
    counts["booking"] = _queries(browser, reverse("desk:book"), bodies.pop())
    return {
        "cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items()),
        "pages": pages,
        "book": reverse("desk:book"),
        "bookings": bodies,
        "queries": counts,
        "rows": Event.objects.count(),
        "megabytes": Path(str(settings.DATABASES["default"]["NAME"])).stat().st_size // 1_000_000,
    }


def _signed_in(owner: Member) -> tuple[Browser, str]:
    """A browser in which the owner is signed in, seated, and may send forms with this token."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(Account.objects.get(member=owner))
    session = browser.session
    session["seat"] = f"member:{owner.pk}"
    session.save()
    token = secrets.token_hex(16)
    browser.cookies[settings.CSRF_COOKIE_NAME] = token
    return browser, token


def _pages(mine: list[Any]) -> dict[str, str]:
    clients = reverse("desk:clients")
    return {
        "today": reverse("desk:today"),
        "client_list": clients,
        "client_list_deep": f"{clients}?page={DEEP}",
        "client_search": f"{clients}?q=lindm",
        "client_file": reverse("desk:client", args=[mine[len(mine) // 2]]),
        "week": reverse("desk:calendar"),
    }


def _bookings(owner: Member, mine: list[Any], token: str) -> list[str]:
    """Forms that book a free time each, one after the other."""
    today, zone = timezone.localdate(), ZoneInfo(owner.timezone)
    times = (
        datetime.combine(today + timedelta(days=day), time(hour), zone)
        for day in range(1, 1 + BOOKINGS // len(FREE_HOURS))
        for hour in FREE_HOURS
    )
    return [
        urlencode(
            {
                "client": mine[n % len(mine)],
                "member": owner.pk,
                "time": at.isoformat(),
                "csrfmiddlewaretoken": token,
            }
        )
        for n, at in enumerate(times)
    ]


def _queries(browser: Browser, path: str, body: str | None = None) -> int:
    """How many queries a page takes when it is asked for again; a booking is asked once, after a look."""
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        if body is None:
            browser.get(path)
        else:
            browser.post(path, body, content_type="application/x-www-form-urlencoded")
    return len(asked)
