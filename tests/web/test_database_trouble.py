"""No room on the disk, a database closed to writing or gone: a clear page, nothing half done, well by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client as Browser
from django.urls import reverse

from alongside.lib.ids import new_id
from alongside.management.troubles import FULL, of_chain
from alongside.messages.models import Message
from alongside.practice.models import Member, Practice
from alongside.trail.models import Event
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "What I could not say on Tuesday, in <b>many</b> words. " * 140  # more than the room that is left


# What PostgreSQL itself says on a full disk, while the second row of the action is written.
NO_ROOM = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'disk_full', MESSAGE = 'could not extend file: No space left on device';
END $$;
CREATE TRIGGER no_room BEFORE INSERT ON alongside_event EXECUTE FUNCTION no_room();
"""


@contextmanager
def no_room() -> Iterator[None]:
    """The database may not grow by another page."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(NO_ROOM)
            try:
                yield
            finally:
                cursor.execute("DROP FUNCTION no_room CASCADE")
            return
        cursor.execute("VACUUM")  # no room within it either
        cursor.execute("PRAGMA max_page_count")
        [usual] = cursor.fetchone()
        cursor.execute("PRAGMA max_page_count = 1")  # it cannot be less than it has: then no page more
        yield
        cursor.execute(f"PRAGMA max_page_count = {usual}")


@contextmanager
def closed_to_writing() -> Iterator[None]:
    """What a disk that may only be read, or a database that is being moved, says."""
    on, off = ("PRAGMA query_only = ON", "PRAGMA query_only = OFF")
    if connection.vendor == "postgresql":
        on, off = ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off")
    with connection.cursor() as cursor:
        cursor.execute(on)
    yield
    with connection.cursor() as cursor:
        cursor.execute(off)


TROUBLES: list[Any] = [
    pytest.param(no_room, id="no room"),
    pytest.param(closed_to_writing, id="closed to writing"),
]


def _send(browser: Browser, **headers: str) -> Any:
    sent = {"words": WORDS, "message_id": str(new_id()), "version": "0"}
    return browser.post(reverse("portal:messages"), sent, headers=headers)


@pytest.mark.parametrize("trouble", TROUBLES)
def test_it_is_said_and_nothing_is_lost(cast: Cast, trouble: Any) -> None:
    browser = cast.browser(cast.vera)
    browser.raise_request_exception = False
    events = Event.objects.count()
    with trouble():
        answer = _send(browser)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "30"
        assert "many&lt;/b&gt; words" in answer.content.decode()
    assert (Message.objects.count(), Event.objects.count()) == (0, events)
    assert _send(browser).status_code == 302
    assert [row.words for row in Message.objects.all()] == [WORDS.strip()]


def test_a_script_hears_it_in_words(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    browser.raise_request_exception = False
    with closed_to_writing():
        answer = _send(browser, accept="application/json")
    assert answer.status_code == 503
    assert answer.json() == {"message": "It cannot be saved at the moment. Please try again in a minute."}


def _open_many() -> None:
    """Until the last page of the database is full."""
    for number in range(500):
        call_command("open_practice", name=f"New {number}", owner="Nora", email=f"{number}@new.example")


@pytest.mark.usefixtures("cast")
def test_whoever_runs_the_machine_hears_that_there_is_no_room() -> None:
    with no_room(), pytest.raises(DatabaseError) as caught:
        _open_many()
    assert of_chain(caught.value) == FULL
    opened = Practice.objects.filter(slug__startswith="new-")
    assert opened.count() == Member.objects.filter(practice__in=opened).count()


def test_what_is_wrong_with_us_is_no_trouble_of_the_database(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("alongside.portal.home.render", break_down)
    browser = cast.browser(cast.vera)
    browser.raise_request_exception = False
    answer = browser.get(reverse("portal:home"))
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()
