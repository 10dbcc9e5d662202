"""No name that somebody looks for stands in an address; who looked goes back, on and round all the same."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.practice.models import Parked
from alongside.scheduling.actions import book_gathering
from alongside.web.looking_for import seal_words
from tests.cast import Cast, make_client

pytestmark = pytest.mark.django_db


def looked(browser: Browser, page: str, words: str) -> str:
    """Where a form with these words leads."""
    answer = browser.post(page, {"q": words})
    assert answer.status_code == 302
    return answer["Location"]


def pages_with_a_search(cast: Cast) -> list[str]:
    shared = book_gathering(
        cast.actor(cast.anna),
        client_ids=[cast.vera.pk],
        member_id=cast.anna.pk,
        starts_at=timezone.now() + timedelta(days=9),
        minutes=50,
        place_kind="phone",
        override_reason="Only here",
    )
    return [
        reverse("desk:clients"),
        reverse("desk:book"),
        reverse("desk:gathering", args=[shared.pk]),
        reverse("desk:merge", args=[cast.vera.pk]),
    ]


def test_no_page_takes_words_in_its_address(cast: Cast) -> None:
    make_client(cast.anna, "Nora Quill")
    browser = cast.browser(cast.anna)
    for page in pages_with_a_search(cast):
        address = looked(browser, page, "quill")
        assert address.startswith(f"{page}?found=")
        assert "quill" not in address.lower()
        assert "Nora Quill" in browser.get(address).content.decode()


def test_an_old_address_with_words_looks_for_nothing(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert browser.get(reverse("desk:clients"), {"q": "oskar"}).context["search_text"] == ""
    assert browser.get(reverse("desk:book"), {"q": "oskar"}).context["clients"] == []


def test_no_form_of_ours_sends_words_by_get() -> None:
    folder = Path(settings.HOUSE) / "templates"
    forms = [part for path in folder.rglob("*.html") for part in path.read_text("utf-8").split("<form")[1:]]
    typed = [part for part in forms if 'type="search"' in part.split("</form>")[0]]
    assert len(typed) >= 5
    assert [part for part in typed if 'method="post"' not in part.split(">")[0]] == []


def test_the_next_page_carries_them_on(cast: Cast) -> None:
    for n in range(30):
        make_client(cast.anna, f"Quill {n:02}", portal=False)
    browser = cast.browser(cast.anna)
    page = browser.get(looked(browser, reverse("desk:clients"), "quill"))
    assert 'value="quill"' in page.content.decode()
    assert "quill" not in page.context["next"].lower()
    following = browser.get(reverse("desk:clients") + page.context["next"]).content.decode()
    assert ("Quill 29" in following, "Quill 00" in following) == (True, False)


def test_nothing_typed_is_the_page_itself(cast: Cast) -> None:
    browser, here = cast.browser(cast.anna), reverse("desk:clients")
    for nothing in ("", "   ", "\u200b", "\x00"):
        assert looked(browser, here, nothing) == here
    assert browser.post(here).status_code == 302


def test_another_word_takes_the_place_of_the_first(cast: Cast) -> None:
    browser, here = cast.browser(cast.anna), f"{reverse('desk:book')}?member={cast.anna.pk}"
    first = looked(browser, here, "vera")
    second = looked(browser, first, "oskar")
    kept = parse_qs(urlsplit(second).query)
    assert (kept["member"], len(kept["found"])) == ([str(cast.anna.pk)], 1)
    assert kept["found"] != parse_qs(urlsplit(first).query)["found"]


def test_only_who_looked_opens_them(cast: Cast) -> None:
    address = looked(cast.browser(cast.anna), reverse("desk:clients"), "vera")
    for who in (cast.mikko, cast.stranger):
        assert cast.browser(who).get(address).context["search_text"] == ""
    assert cast.browser(cast.anna).get(address).context["search_text"] == "vera"


@pytest.mark.parametrize("text", ["", "A", "AAAA", "ä", "%00", "=", "A" * 500])
def test_an_address_of_ones_own_making_asks_for_nothing(cast: Cast, text: str) -> None:
    page = cast.browser(cast.anna).get(reverse("desk:clients"), {"found": text})
    assert (page.status_code, page.context["search_text"]) == (200, "")


def test_to_look_asks_the_database_for_nobody_but_who_looks(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    looked(browser, reverse("desk:clients"), "vera")
    with CaptureQueriesContext(connection) as asked:
        looked(browser, reverse("desk:clients"), "vera")
    assert len(asked) == 3  # the session, the account, the seat


def test_words_of_every_script_come_back(cast: Cast) -> None:
    for words in ("Иванова", "やまだ", "Mäki & O'Neil + 1", "x" * 300):
        sealed = seal_words(cast.actor(cast.anna), words)
        page = cast.browser(cast.anna).get(reverse("desk:clients"), {"found": sealed})
        assert page.context["search_text"] == words


def test_a_name_to_look_for_is_not_kept_when_the_session_had_ended(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    session = browser.session
    session.set_expiry(-1)
    session.save()
    answer = browser.post(reverse("desk:clients"), {"q": "vera"})
    assert answer.status_code == 302
    assert "vera" not in answer["Location"]
    assert not Parked.objects.exists()
