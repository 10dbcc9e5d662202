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
from alongside.demo.answers import answer_often
from alongside.demo.large import build_large
from alongside.management import house
from alongside.mirror.actions import look_at_client
from alongside.mirror.models import Finding
from alongside.practice.models import Account, Member
from alongside.trail.actors import worker
from alongside.trail.models import Event

DEEP = 400
FREE_HOURS = (12, 20, 21)
NIGHT = (0, 1, 2, 3, 4, 5, 6, 22, 23)
BOOKINGS = 1000
FINDINGS = 40


def prepare(clients: int) -> dict[str, Any]:
    """Build the practice; cookies, pages, bodies of bookings, and how many queries each page takes."""
    house.make_data_folder()
    house.make_keyring(house.has_no_tables())
    house.compile_messages()
    house.migrate()
    house.collect_static()
    owner = build_large(clients=clients, appointments=clients * 10, now=timezone.now())
    mine = list(Client.objects.filter(practitioner=owner).order_by("pk").values_list("pk", flat=True))
    often = Client.objects.get(pk=mine[len(mine) // 3])
    answer_often(often, often.engagements.first(), timezone.now())
    for client_id in mine:
        look_at_client(worker(owner.practice_id), client_id)
    _open_findings(owner, mine)
    browser, token = signed_in(Account.objects.get(member=owner), f"member:{owner.pk}")
    own, _ = signed_in(_account_of(often), f"client:{often.pk}")
    pages = _pages(owner, mine)
    forms = {"booking": bookings(owner, mine, token), "series": _series(owner, mine, token)}
    counts = {name: _queries(browser, path) for name, path in pages.items()}
    own_pages = {"portal_home": reverse("portal:home")}
    counts |= {name: _queries(own, path) for name, path in own_pages.items()}
    search = urlencode({"q": "lindm", "csrfmiddlewaretoken": token})
    counts["client_search"] = _queries(browser, reverse("desk:clients"), search, follow=True)
    counts |= {name: _queries(browser, reverse("desk:book"), bodies.pop()) for name, bodies in forms.items()}
    return {
        "cookie": _cookie(browser),
        "pages": pages,
        "own_cookie": _cookie(own),
        "own_pages": own_pages,
        "book": reverse("desk:book"),
        "searches": {"client_search": (reverse("desk:clients"), search)},
        "forms": forms,
        "queries": counts,
        "rows": Event.objects.count(),
        "megabytes": Path(str(settings.DATABASES["default"]["NAME"])).stat().st_size // 1_000_000,
    }


def _open_findings(owner: Member, mine: list[Any]) -> None:
    """So many that Today has to choose (issue 6), whatever the mirror found here."""
    about = set(Finding.objects.filter(member=owner, is_open=True).values_list("client_id", flat=True))
    Finding.objects.bulk_create(
        Finding(
            practice=owner.practice,
            member=owner,
            client_id=pk,
            kind="meetings_over",
            facts={"meetings": 3, "of": 5, "minutes": 20, "agreed": 50},
            found_at=timezone.now(),
        )
        for pk in [pk for pk in mine if pk not in about][: max(0, FINDINGS - len(about))]
    )


def _account_of(client: Client) -> Account:
    """The client's own sign-in; made if they have none."""
    if client.account is None:
        client.account = Account.objects.create(email=f"{client.pk}@example.org")
        client.save(update_fields=["account"])
    return client.account


def _cookie(browser: Browser) -> str:
    return "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items())


def signed_in(account: Account, seat: str) -> tuple[Browser, str]:
    """A browser in which somebody is signed in, seated, and may send forms with this token."""
    browser = Browser(headers={"host": "127.0.0.1"})
    browser.force_login(account)
    session = browser.session
    session["seat"] = seat
    session.save()
    token = secrets.token_hex(16)
    browser.cookies[settings.CSRF_COOKIE_NAME] = token
    return browser, token


def _pages(owner: Member, mine: list[Any]) -> dict[str, str]:
    clients, free = reverse("desk:clients"), reverse("desk:openings")
    today = timezone.localdate(timezone=ZoneInfo(owner.timezone))
    wednesday = today + timedelta(days=9 - today.weekday())
    one_day = urlencode({"day": wednesday, "all": 1, "minutes": 50})
    everybody = Member.objects.filter(practice_id=owner.practice_id).values_list("pk", flat=True)
    return {
        "today": reverse("desk:today"),
        "client_list": clients,
        "client_list_deep": f"{clients}?page={DEEP}",
        "client_file": reverse("desk:client", args=[mine[len(mine) // 2]]),
        "results": reverse("desk:results", args=[mine[len(mine) // 3]]),
        "week": reverse("desk:calendar"),
        "week_all": reverse("desk:calendar") + "?" + urlencode([("member", pk) for pk in everybody]),
        "openings_day": f"{free}?who={owner.pk}&{one_day}",
        "openings_any": f"{free}?{one_day}",
        "openings_month": f"{free}?minutes=50",
    }


def bookings(owner: Member, mine: list[Any], token: str) -> list[str]:
    """Forms that book a free time each, one after the other."""
    zone = ZoneInfo(owner.timezone)
    today = timezone.localdate(timezone=zone)
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


def _series(owner: Member, mine: list[Any], token: str) -> list[str]:
    """Forms that book a standing slot of a year each, at night, when nobody else wants to."""
    today = timezone.localdate(timezone=ZoneInfo(owner.timezone))
    monday = today + timedelta(days=7 - today.weekday())
    weekdays = range(6)  # on a Sunday night the clocks change, and two of them would fall together
    slots = [(day, hour, minute) for day in weekdays for hour in NIGHT for minute in (0, 15, 30, 45)]
    return [
        urlencode(
            {
                "client": mine[n % len(mine)],
                "member": owner.pk,
                "day": monday + timedelta(days=day),
                "at": time(hour, minute),
                "minutes": 15,
                "place_kind": "phone",
                "times": 52,
                "every_weeks": 1,
                "rhythm": "weeks",
                "confirm": 1,
                "csrfmiddlewaretoken": token,
            }
        )
        for n, (day, hour, minute) in enumerate(slots)
    ]


def _queries(browser: Browser, path: str, body: str | None = None, *, follow: bool = False) -> int:
    """How many queries a page takes when it is asked for again; a booking is asked once, after a look.

    `follow`: with those of the page that a form leads to.
    """
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        if body is None:
            browser.get(path)
        else:
            browser.post(path, body, content_type="application/x-www-form-urlencoded", follow=follow)
    return len(asked)
