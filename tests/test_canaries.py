"""A crawler over every route and form, with input that nobody expects: nothing breaks, and no word gets out.

In every sealed field of another practice lies a canary. It appears in no answer, no line of the log, and no
letter; what is sealed at home appears in no line of the log and in no letter either.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as house
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.db.models import Model
from django.test import Client as Browser
from django.test import override_settings
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from alongside.lib.sealed import SealedBytes, SealedText
from alongside.lib.sealed import _SealedField as SealedField
from alongside.log_lines import QuietFormatter
from alongside.worker.letters import send_due
from tests.access.forms import filled, forms_of
from tests.access.objects import Home, browser, furnish
from tests.access.routes import all_routes
from tests.access.table import ROWS, Row
from tests.conftest import IS_FULL

pytestmark = [pytest.mark.django_db, pytest.mark.large]
THEIRS, OURS = "canarythere", "canaryhere"
REQUESTS = 10_000 if IS_FULL else 150
LOOKS = round(REQUESTS / 1.3)  # after a third of them and more, a form is sent too
LINKS = {"secret", "key", "ticket"}
LEAVES = {"account_logout", "set_language"}  # nothing to crawl behind them


@dataclass
class Street:
    """Two practices, a browser for everybody at home and for nobody, and all lines of the log."""

    home: Home
    elsewhere: Home
    browsers: dict[str, Browser]
    lines: list[str] = field(default_factory=list)


class _Listening(logging.Handler):
    """Keeps every line as the log would have it."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.lines = lines
        self.setFormatter(QuietFormatter("{levelname} {name} {message}", style="{"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(scope="module")
def street(django_db_setup: None, django_db_blocker: Any) -> Iterator[Street]:
    with django_db_blocker.unblock(), transaction.atomic():
        home, elsewhere = furnish("riverside"), furnish("elsewhere")
        assert plant(elsewhere, THEIRS, (SealedField,)) > 50
        assert plant(home, OURS, (SealedText,)) > 50
        browsers = {name: browser(who) for name, who in home.people.items()}
        browsers["anonymous"] = Browser()
        for each in browsers.values():
            each.raise_request_exception = False
        found = Street(home, elsewhere, browsers)
        listening = _Listening(found.lines)
        logging.getLogger().addHandler(listening)
        yield found
        logging.getLogger().removeHandler(listening)
        transaction.set_rollback(True)


def plant(where: Home, word: str, kinds: tuple[type, ...]) -> int:
    """Put the word into every sealed field of a practice's rows; returns into how many."""
    planted = 0
    for model in apps.get_app_config("alongside").get_models():
        fields = [each for each in model._meta.concrete_fields if isinstance(each, kinds)]
        for row in _rows(model, where) if fields else ():
            for each in fields:
                setattr(row, each.name, _canary(getattr(row, each.name), word, each))
            planted += len(fields)
            row.save(update_fields=[each.name for each in fields])
    return planted


def _rows(model: type[Model], where: Home) -> list[Model]:
    return list(model._default_manager.filter(practice_id=where.practice.pk))


def _canary(value: Any, word: str, kind: Any) -> Any:
    """The same shape with the word in every place for words."""
    if isinstance(kind, SealedText):
        return word
    if isinstance(kind, SealedBytes):
        return word.encode()
    if isinstance(value, dict):
        return {name: _canary(each, word, None) for name, each in value.items()} or {word: word}
    if isinstance(value, list):
        return [_canary(each, word, None) for each in value] or [word]
    return word if isinstance(value, str) or value is None else value


ROUTES = {route.name: route for route in all_routes()}
CRAWLED = [row for row in ROWS if row.route in ROUTES and row.route not in LEAVES]


@pytest.fixture
def quiet_mail() -> Iterator[None]:
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        yield


def test_nothing_breaks_and_no_word_gets_out(
    street: Street, quiet_mail: None, django_db_blocker: Any
) -> None:
    roles = sorted(street.browsers)
    theirs = [str(each) for each in street.elsewhere.ids.values()]
    asked: dict[str, int] = {}

    @settings(
        max_examples=LOOKS,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def crawl(data: st.DataObject) -> None:
        chance = Random(data.draw(st.binary(min_size=12, max_size=12)))
        row = chance.choice(CRAWLED)
        welcome = sorted(row.who & set(roles))
        role = chance.choice(welcome if welcome and chance.random() < 0.8 else roles)
        address = reverse(row.route, kwargs=_ids(street, row, is_foreign=chance.random() < 0.15))
        with _for_a_moment(street, role) as visitor:
            page = visitor.get(address)
            _look(street, page, f"{role} GET {address}")
            asked["looks"] = asked.get("looks", 0) + 1
            posts = [form for form in _forms(page) if form.method == "post"]
            if posts:
                form = chance.choice(posts)
                sent = data.draw(filled(form, theirs))
                action = form.action if form.action.startswith("/") else address
                answer = visitor.post(action, sent)
                _look(street, answer, f"{role} POST {action} {sorted(sent)}")
                asked["forms"] = asked.get("forms", 0) + 1
            send_due()
        for letter in mail.outbox:
            told = f"{letter.subject} {letter.message().as_string()}"
            assert THEIRS not in told and OURS not in told, letter.subject
        mail.outbox.clear()

    with django_db_blocker.unblock():
        crawl()
    assert asked["looks"] + asked["forms"] >= REQUESTS
    told = [line for line in street.lines if THEIRS in line or OURS in line]
    assert told == []


def _ids(street: Street, row: Row, *, is_foreign: bool) -> dict[str, Any]:
    """What the address asks for: of home, or objects of the other practice. Who holds a live link of theirs is

    let in by it, and may read what it is for: links are not guessed, so those stay at home.
    """
    home, theirs = street.home.ids, street.elsewhere.ids
    asked = {name: row.using.get(name, name) for name in ROUTES[row.route].asks}
    return {
        name: theirs[known] if is_foreign and name not in LINKS else home[known]
        for name, known in asked.items()
    }


def _forms(page: Any) -> list[Any]:
    is_page = page.status_code == 200 and page.headers.get("Content-Type", "").startswith("text/html")
    return forms_of(page.content.decode()) if is_page else []


class _for_a_moment:  # noqa: N801 (reads as a word in a sentence)
    """Whatever is done is undone, and the visitor is signed in as before."""

    def __init__(self, street: Street, role: str) -> None:
        self.visitor = street.browsers[role]
        self.atomic = transaction.atomic()

    def __enter__(self) -> Browser:
        kept = self.visitor.cookies.get(house.SESSION_COOKIE_NAME)
        self.session = kept.value if kept else ""
        self.atomic.__enter__()
        return self.visitor

    def __exit__(self, *raised: Any) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        cache.clear()
        self.visitor.cookies.clear()
        if self.session:
            self.visitor.cookies[house.SESSION_COOKIE_NAME] = self.session


def _look(street: Street, answer: Any, what: str) -> None:
    assert answer.status_code < 500, what
    content = b"".join(answer) if answer.streaming else answer.content
    assert THEIRS.encode() not in content, what
    assert THEIRS not in str(answer.headers), what


def test_a_canary_is_seen_where_it_may_be(street: Street, size: Callable[[Any, Any], Any]) -> None:
    """So that silence means something: at home the words are on the page."""
    page = street.browsers["practitioner"].get(reverse("desk:client", args=[street.home.client.pk]))
    assert OURS in page.content.decode()
