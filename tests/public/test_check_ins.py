"""A check-in through the link of a mail."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client as Browser
from django.utils import timezone

from alongside.clients.models import Client
from alongside.notices.models import Notice
from alongside.practice.models import Key
from alongside.trail.models import Event
from alongside.voice.models import CheckIn
from tests.cast import Cast
from tests.voice.scene import make_check_in


@pytest.fixture
def address(cast: Cast) -> str:
    make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    return f"/how-was-it/{Notice.objects.get().facts['secret']}/"


def test_looking_changes_nothing_and_names_nobody(cast: Cast, address: str) -> None:
    for _ in range(3):
        page = Browser().get(address)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Anna" not in text
    assert "Vera" not in text
    assert page["Cache-Control"] == "no-store"
    assert CheckIn.objects.get().is_open
    assert Key.objects.get().used_at is None
    assert Event.objects.count() == 1


def test_answering_without_signing_in_shows_no_answers_afterwards(address: str) -> None:
    browser = Browser()
    for _ in range(2):
        answer = browser.post(address, {"heard": "3", "words": "A secret", "answer": "yes"})
        assert (answer.status_code, answer["Location"]) == (302, address)
    page = browser.get(address).content.decode()
    assert "Your answers have arrived." in page
    assert "A secret" not in page
    assert CheckIn.objects.get().answers == {"heard": 3}
    assert Event.objects.filter(verb="checkin.answered").count() == 1


def test_skipping(address: str) -> None:
    browser = Browser()
    assert browser.post(address, {"skip": "yes"})["Location"] == address
    assert "nothing was sent" in browser.get(address).content.decode()
    assert CheckIn.objects.get().declined_at is not None


def test_nothing_said_is_refused_and_asked_again(address: str) -> None:
    answer = Browser().post(address, {"answer": "yes"})
    assert answer.status_code == 422
    assert "Choose a number or write a few words." in answer.content.decode()


def test_it_speaks_the_clients_language_unless_another_was_chosen(cast: Cast, address: str) -> None:
    Client.objects.filter(pk=cast.vera.pk).update(language="fi")
    browser = Browser()
    assert browser.get(address, headers={"Accept-Language": "ja"})["Content-Language"] == "fi"
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    assert browser.get(address)["Content-Language"] == "ru"


def test_an_old_or_invented_link_opens_nothing(address: str) -> None:
    assert Browser().get("/how-was-it/nonsense/").status_code == 410
    Key.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert Browser().get(address).status_code == 410
    assert Browser().post(address, {"heard": "3"}).status_code == 410
    assert CheckIn.objects.get().is_open
