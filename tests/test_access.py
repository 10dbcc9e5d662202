"""Every route as every role, with objects of their own practice and of another (law 3).

tests/access/table.py says who may come; here it is tried, with GET and with an empty POST. Whoever may not come
gets a 404 (or the way to sign in, who is nobody yet) and changes nothing. A look changes nothing for anybody.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import clear_url_caches, reverse

from alongside import urls
from alongside.practice.models import Practice
from tests.access.document import DOCUMENT, markdown
from tests.access.objects import Home, browser, furnish
from tests.access.routes import Route, all_routes
from tests.access.table import ROWS, Row

pytestmark = pytest.mark.django_db
ROUTES = {route.name: route for route in all_routes()}
METHODS = ("get", "post")
# What a route asks for that is no object of a practice.
NO_OBJECT = {"slug", "rest", "code", "key", "number", "secret", "kind", "language", "who", "pk", "parked_id"}
WRITING = re.compile(
    r'^(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM) "?(?:alongside|mfa|account|auth)_(\w+)'
)


@dataclass
class Town:
    """Two furnished practices, and a browser for everybody."""

    home: Home
    elsewhere: Home
    browsers: dict[str, Browser]


@pytest.fixture(scope="module", autouse=True)
def _quiet_and_quick() -> Iterator[None]:
    """Thousands of 404s are expected here: neither a line in the log nor a page with a face for each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(logging.getLogger("django.request"), "disabled", True)
        patch.setattr(urls, "handler404", lambda request, exception: HttpResponse(status=404), raising=False)
        clear_url_caches()
        yield
    clear_url_caches()


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    with django_db_blocker.unblock(), transaction.atomic():
        home, elsewhere = furnish("riverside"), furnish("elsewhere")
        browsers = {name: browser(who) for name, who in home.people.items()}
        foreign = ("owner", "client", "circle")
        browsers |= {f"foreign_{name}": browser(elsewhere.people[name]) for name in foreign}
        browsers["anonymous"] = Browser()
        for each in browsers.values():
            each.raise_request_exception = False
        yield Town(home, elsewhere, browsers)
        transaction.set_rollback(True)


KNOWN = [row for row in ROWS if row.route in ROUTES]


def test_every_route_has_a_row() -> None:
    rows = {row.route for row in ROWS}
    new = sorted(set(ROUTES) - rows)
    assert new == [], f"new routes: say in tests/access/table.py who may come: {new}"
    assert sorted(rows - set(ROUTES)) == [], "routes that are no more"


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row.name)
def test_who_comes_in(town: Town, row: Row) -> None:
    ids = town.home.ids | {name: town.home.ids[other] for name, other in row.using.items()}
    address, sent = _address(ROUTES[row.route], ids), _sent(row, ids)
    wrong = []
    for role in town.browsers:
        for method in METHODS:
            status, written = _try(town, role, method, address, sent)
            may = role in (row.who if method == "get" else row.posts)
            if may:
                may_leave = written if method == "post" else row.leaves
                is_well = status in IN | row.also and not written - may_leave
            else:
                # A form that only some may send, on a page that more may see, may also refuse what is wrong in it.
                refused = OUT | ({302, 303, 400, 409, 422} if role in row.who else set())
                is_well = status in refused and not written
            if not is_well:
                wrong.append(f"{role} {method}: {status} {sorted(written) or ''}".strip())
    assert not wrong, "\n" + "\n".join(wrong)


DESK = [row for row in ROWS if row.route.startswith("desk:") and row.route in ROUTES]


@pytest.mark.parametrize("row", DESK, ids=lambda row: row.name)
def test_no_page_of_the_desk_opens_without_the_second_factor(town: Town, row: Row) -> None:
    address = _address(ROUTES[row.route], town.home.ids)
    with transaction.atomic():
        Practice.objects.filter(pk=town.home.practice.pk).update(requires_second_factor=True)
        answers = {_answer(town, "practitioner", method, address) for method in METHODS}
        transaction.set_rollback(True)
    assert answers - {(405, "")} == {(302, reverse("mfa_index"))}


WITH_OBJECTS = [row for row in ROWS if row.route in ROUTES and set(ROUTES[row.route].asks) - NO_OBJECT]


@pytest.mark.parametrize("row", WITH_OBJECTS, ids=lambda row: row.name)
def test_objects_of_another_practice_are_not_there(
    town: Town, row: Row, size: Callable[[Any, Any], Any]
) -> None:
    roles = size(("owner", "practitioner", "coordinator", "client"), tuple(town.home.people))
    route = ROUTES[row.route]
    sent = _sent(row, town.home.ids)
    wrong = []
    for asked in set(route.asks) - NO_OBJECT:
        foreign = town.elsewhere.ids[row.using.get(asked, asked)]
        address = _address(route, town.home.ids | {asked: foreign})
        for role in roles:
            for method in METHODS:
                status, written = _try(town, role, method, address, sent)
                if status not in OUT or written:
                    wrong.append(f"{asked} {role} {method}: {status} {sorted(written) or ''}".strip())
    assert not wrong, "\n" + "\n".join(wrong)


IN = {200, 201, 204, 302, 303, 400, 405, 409, 410, 422, 429}
SIGN_IN = 0  # stands for: sent to sign in
OUT = {401, 404, 405, SIGN_IN}


def _try(town: Town, role: str, method: str, address: str, sent: dict[str, str]) -> tuple[int, set[str]]:
    """The status (SIGN_IN for the way to sign in) and the tables written; then everything is as it was."""
    visitor = town.browsers[role]
    kept = visitor.cookies.get(settings.SESSION_COOKIE_NAME)
    session = kept.value if kept else ""
    with transaction.atomic():
        with _watching() as written:
            response = visitor.post(address, sent) if method == "post" else visitor.get(address)
        transaction.set_rollback(True)
    visitor.cookies.clear()
    if session:
        visitor.cookies[settings.SESSION_COOKIE_NAME] = session
    to = response.headers.get("Location", "")
    is_sent_away = role == "anonymous" and to.startswith(reverse("account_login")) and "?next=" in to
    return SIGN_IN if is_sent_away else response.status_code, written


def _answer(town: Town, role: str, method: str, address: str) -> tuple[int, str]:
    response = getattr(town.browsers[role], method)(address)
    return response.status_code, response.headers.get("Location", "")


@contextmanager
def _watching() -> Iterator[set[str]]:
    written: set[str] = set()

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        done = execute(sql, params, many, context)
        if (found := WRITING.match(sql)) and context["cursor"].rowcount:
            written.add(found[1])
        return done

    with connection.execute_wrapper(look):
        yield written


def _sent(row: Row, ids: dict[str, Any]) -> dict[str, str]:
    """What the form sends: nothing, but where a row says so; `@name` stands for an id."""
    return {
        name: str(ids[value[1:]]) if value.startswith("@") else value for name, value in row.sends.items()
    }


def _address(route: Route, ids: dict[str, Any]) -> str:
    unknown = sorted(set(route.asks) - set(ids))
    assert not unknown, f"{route.name} asks for {unknown}: keep such a row in tests/access/objects.py"
    return reverse(route.name, kwargs={name: ids[name] for name in route.asks})


def test_a_language_that_the_house_does_not_speak_is_nobodys(town: Town) -> None:
    with transaction.atomic():
        answer = town.browsers["owner"].post(reverse("set_language"), {"language": "pt-br"})
        town.home.people["owner"].refresh_from_db()
        transaction.set_rollback(True)
    assert answer.status_code == 302
    assert town.home.people["owner"].language == "en"


PERSONAL = [row for row in ROWS if row.case == "fresh" or row.route in {"public:parked", "public:come_in"}]


@pytest.mark.parametrize("row", PERSONAL, ids=lambda row: row.name)
def test_no_cache_keeps_a_page_that_somebody_holds_the_link_of(town: Town, row: Row) -> None:
    ids = town.home.ids | {name: town.home.ids[other] for name, other in row.using.items()}
    visitor = Browser() if row.using else town.browsers["practitioner"]
    with transaction.atomic():
        answer = visitor.get(_address(ROUTES[row.route], ids))
        transaction.set_rollback(True)
    assert answer.status_code in {200, 302}
    assert "no-store" in answer.headers.get("Cache-Control", "")


def test_the_document_says_the_same() -> None:
    assert DOCUMENT.read_text() == markdown(), "python -m tests.access writes docs/access.md again"
