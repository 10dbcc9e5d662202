"""What a client wrote for themselves alone is read by nobody else: every route, export, feed, search, row and log.

A word, a photo and a recording that occur nowhere else are planted in Vera's diary, and looked for as everybody.
"""

import io
import json
import logging
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from alongside.circle.urls import urlpatterns as circle_pages
from alongside.clients.circle_pages import PAGES
from alongside.clients.models import CirclePage
from alongside.clients.queries import actor_for_client
from alongside.diary import actions
from alongside.diary.models import DiaryEntry, DiaryPrompt
from alongside.file.actions import take_file
from alongside.file.queries import rows_of
from alongside.mirror.actions import look_at_new_links
from alongside.notices.models import Notice
from alongside.practice.queries import actor_for_member
from alongside.scheduling.actions import make_feed
from alongside.trail.actions import seal_trail
from alongside.trail.models import Event
from alongside.trail.queries import events_of_client
from alongside.web.file_pages import write_pages
from alongside.web.looking_for import seal_words
from tests.access.objects import MEMBERS
from tests.conftest import IS_FULL
from tests.diary.making import MP3, chunk, png
from tests.test_access import KNOWN, METHODS, ROUTES, Town, _address, _quiet_and_quick, _sent, town

__all__ = ["_quiet_and_quick", "town"]

pytestmark = pytest.mark.django_db
WORD, THEME, ASKED = "canarylinnet", "canaryfinch", "canarysiskin"
PHOTO = png(chunk(b"IDAT", b"canaryphoto"))
SOUND = MP3 + b"canarysound"
SHARED = "robinredbreast"  # the control: who works with Vera finds this one
OTHERS = [
    *MEMBERS,
    "other_client",
    "circle",
    "foreign_owner",
    "foreign_client",
    "foreign_circle",
    "anonymous",
]
EVERYDAY = ("owner", "practitioner", "coordinator", "other_client", "circle", "anonymous")


@dataclass
class Planted:
    """The private entry and question, and everything that must not be found."""

    entry: DiaryEntry
    prompt: DiaryPrompt
    traces: tuple[bytes, ...]


@pytest.fixture(scope="module")
def planted(town: Town, django_db_blocker: Any) -> Planted:
    """Inside the town's transaction."""
    with django_db_blocker.unblock():
        vera = actor_for_client(town.home.client)
        prompt = actions.add_prompt(vera, words=ASKED)
        private = actions.write_entry(
            vera,
            submission=uuid4(),
            words=WORD,
            themes=[THEME],
            mood=1,
            photo=PHOTO,
            sound=SOUND,
            prompt_id=prompt.pk,
        )
        actions.change_entry(vera, private.pk, revision=0, words=f"{WORD} again", themes=[THEME], mood=2)
        actions.write_entry(vera, submission=uuid4(), words=SHARED, prompt_id=prompt.pk, is_shared=True)
        person = town.home.people["circle"]
        for page in PAGES:  # somebody of the circle whom she lets see every page
            about = {
                "practice": town.home.practice,
                "client": town.home.client,
                "person": person,
                "page": page,
            }
            CirclePage.objects.get_or_create(**about, defaults={"allowed_at": private.at})
    words = (WORD, THEME, ASKED, "canaryphoto", "canarysound", str(private.pk), str(private.submission))
    return Planted(private, prompt, tuple(each.encode() for each in words))


def found_in(content: bytes, planted: Planted) -> list[str]:
    """Which traces stand in it, also inside of archives in archives."""
    return sorted({each.decode() for part in unpacked(content) for each in planted.traces if each in part})


def unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))


def look(town: Town, role: str, method: str, address: str, sent: dict[str, Any]) -> bytes:
    """Everything that comes back, with its headers; then all is as it was."""
    visitor = town.browsers[role]
    kept = visitor.cookies.get(settings.SESSION_COOKIE_NAME)
    session = kept.value if kept else ""
    with transaction.atomic():
        response = visitor.post(address, sent) if method == "post" else visitor.get(address, sent)
        transaction.set_rollback(True)
    visitor.cookies.clear()
    if session:
        visitor.cookies[settings.SESSION_COOKIE_NAME] = session
    body: bytes = response.getvalue() if response.streaming else response.content
    return body + b"\n" + repr(response.headers).encode()


@pytest.mark.parametrize("role", OTHERS if IS_FULL else EVERYDAY)
def test_no_route_shows_it_to_anybody_else(
    town: Town, planted: Planted, role: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, logger="alongside")
    aimed = {"entry_id": planted.entry.pk, "prompt_id": planted.prompt.pk}
    shown = []
    for row in KNOWN:
        ids = town.home.ids | {name: town.home.ids[other] for name, other in row.using.items()}
        address = _address(ROUTES[row.route], ids | aimed)
        for method in METHODS:
            sent = _sent(row, ids) if method == "post" else {}
            answer = look(town, role, method, address, sent)
            own = found_in(answer.replace(address.encode(), b""), planted)  # what was typed in says nothing
            shown += [f"{row.name} {method}: {own}"] if own else []
    assert shown == []
    assert found_in(caplog.text.encode(), planted) == []


def test_the_walk_would_find_it(town: Town, planted: Planted) -> None:
    """The client finds their own by the same steps; and who works with them what is shared."""
    seen = look(town, "client", "get", reverse("portal:diary"), {})
    assert WORD.encode() in seen
    assert b"canaryphoto" in look(
        town, "client", "get", reverse("portal:diary_photo", args=[planted.entry.pk]), {}
    )
    for role in ("practitioner", "covering"):
        there = look(town, role, "get", reverse("desk:diary", args=[town.home.client.pk]), {})
        assert SHARED.encode() in there
    mine = take_file(actor_for_client(town.home.client), town.home.client.pk, write_pages=write_pages)
    assert {WORD, THEME, ASKED, "canaryphoto", "canarysound"} <= set(found_in(mine.content, planted))
    assert len(circle_pages) > 1


@pytest.mark.parametrize("role", MEMBERS)
def test_no_search_finds_it(town: Town, planted: Planted, role: str) -> None:
    for words in (WORD, THEME, ASKED):
        sealed = seal_words(actor_for_member(town.home.people[role]), words)
        answer = look(town, role, "get", reverse("desk:clients"), {"found": sealed})
        assert town.home.client.name.encode() not in answer


def test_no_export_of_others_holds_it(town: Town, planted: Planted, tmp_path: Path) -> None:
    for who in ("practitioner", "covering"):
        member: Any = town.home.people[who]
        archive = take_file(actor_for_member(member), town.home.client.pk, write_pages=write_pages)
        assert found_in(archive.content, planted) == []
    call_command("export", "--all", "--to", str(tmp_path), stdout=io.StringIO())
    [path] = tmp_path.glob(f"{town.home.practice.name}*.zip")
    whole = path.read_bytes()
    assert found_in(whole, planted) == []
    assert any(SHARED.encode() in part for part in unpacked(whole))
    call_command("export", "--client", str(town.home.client.pk), "--to", str(tmp_path), stdout=io.StringIO())
    for path in tmp_path.glob("*.zip"):
        assert found_in(path.read_bytes(), planted) == []


def test_no_calendar_address_tells_of_it(town: Town, planted: Planted) -> None:
    secret = make_feed(actor_for_client(town.home.client))
    for each in (secret, town.home.ids["feed_link"]):
        answer = look(town, "anonymous", "get", reverse("api:calendar", args=[each]), {})
        assert b"VCALENDAR" in answer
        assert found_in(answer, planted) == []


def test_the_trail_tells_others_only_of_what_is_shared(town: Town, planted: Planted) -> None:
    client_id = town.home.client.pk
    facts = json.dumps([each.facts for each in Event.objects.filter(client_id=client_id)], default=str)
    assert found_in(facts.encode(), planted) == []
    for name in MEMBERS:
        member: Any = town.home.people[name]
        seen = list(events_of_client(actor_for_member(member), client_id))
        assert {each.verb for each in seen if each.verb.partition(".")[0] in ("diary", "own_prompt")} == {
            "diary.shared"
        }
        assert not {planted.entry.pk, planted.prompt.pk} & {each.subject_id for each in seen}
    assert rows_of(client_id).keys().isdisjoint({"diaryentry", "diaryshare", "diaryprompt"})


def test_no_letter_and_no_finding_knows_of_it(town: Town, planted: Planted) -> None:
    seal_trail()
    look_at_new_links()
    letters = [
        repr({name: value for name, value in vars(each).items() if name != "_state"})
        for each in Notice.objects.all()
    ]
    assert found_in(" ".join(letters).encode(), planted) == []


def test_no_row_of_the_database_says_it_in_the_open(town: Town, planted: Planted) -> None:
    """What a backup copies: every value of every table, as it lies there."""
    told = planted.traces[:5]
    found, looked = set(), 0
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                looked += 1
                raw = b" ".join(
                    bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode()
                    for each in row
                )
                found |= {(table, each) for each in told if each in raw}
    assert found == set()
    assert looked > 200
