"""Questions on a tablet that was handed over: one key, one answer, then nothing."""

import re
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from alongside.clients.models import Client
from alongside.practice.models import Key
from alongside.trail.models import Event
from alongside.voice.actions import ask_now, hand_over
from alongside.voice.models import CheckIn
from tests.cast import Cast
from tests.voice.many_kinds import ask_nights
from tests.voice.scene import make_check_in

THANKS = "/tablet/thanks/"


@pytest.fixture
def address(cast: Cast) -> str:
    asked = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    return f"/tablet/{hand_over(cast.actor(cast.anna), asked.pk)}/"


def test_the_page_asks_and_leads_nowhere(cast: Cast, address: str) -> None:
    Client.objects.filter(pk=cast.vera.pk).update(language="fi")
    for _ in range(2):
        answer = Browser().get(address)
    page = answer.content.decode()
    assert (answer.status_code, answer["Content-Language"]) == (200, "fi")
    assert "no-store" in answer["Cache-Control"]
    assert re.findall(r'<a [^>]*href="([^"]*)"', page) == ["#main"]
    assert [name for name in ("Anna", "Vera") if name in page] == []
    assert Event.objects.filter(verb="checkin.answered").count() == 0


def test_once_answered_the_page_and_going_back_show_nothing(address: str) -> None:
    browser = Browser()
    said = {"heard": "8", "words": "A secret", "answer": "yes"}
    assert browser.post(address, said)["Location"] == THANKS
    for back in (browser.get(address), browser.post(address, said), browser.get(THANKS)):
        page = back.content.decode()
        assert back.status_code == (200 if back.request["PATH_INFO"] == THANKS else 410)
        assert "Please give the tablet back." in page
        assert "A secret" not in page
        assert "no-store" in back["Cache-Control"]
    kept = CheckIn.objects.get()
    assert (kept.answers, kept.way) == ({"heard": 8}, "kiosk")
    assert Event.objects.filter(verb="checkin.answered").count() == 1


def test_a_refused_answer_does_not_cost_the_key(address: str) -> None:
    browser = Browser()
    answer = browser.post(address, {"words": "Mine", "heard": "12", "answer": "yes"})
    assert (answer.status_code, "Mine" in answer.content.decode()) == (422, True)
    assert browser.post(address, {"answer": "yes"}).status_code == 422
    assert browser.post(address, {"heard": "1", "answer": "yes"}).status_code == 302


@pytest.mark.parametrize("press", ["skip", "idle"])
def test_skipping_and_walking_away_close_it(address: str, press: str) -> None:
    browser = Browser()
    assert browser.post(address, {press: "yes"})["Location"] == THANKS
    assert browser.get(address).status_code == 410
    kept = CheckIn.objects.get()
    assert (kept.answered_at, kept.declined_at is not None) == (None, press == "skip")


def test_what_waits_as_well_follows_behind_a_key_of_its_own(cast: Cast, address: str) -> None:
    other = ask_nights(cast.actor(cast.anna), cast.vera, tells=False)
    browser = Browser()
    on = browser.post(address, {"heard": "8", "answer": "yes"})["Location"]
    assert on not in {address, THANKS}
    assert browser.post(on, {"sleep": "so-so", "answer": "yes"})["Location"] == THANKS
    assert CheckIn.objects.get(pk=other.pk).answers == {"sleep": 2}


def test_a_key_holds_half_an_hour_and_opens_no_other_door(cast: Cast, address: str) -> None:
    secret = address.split("/")[2]
    assert Browser().get(f"/how-was-it/{secret}/").status_code == 410
    assert Browser().get("/tablet/nonsense/").status_code == 410
    assert cast.browser(cast.anna).get(address).status_code == 410
    Key.objects.filter(purpose="tablet").update(expires_at=timezone.now() - timedelta(minutes=1))
    assert Browser().get(address).status_code == 410
    assert Browser().post(address, {"heard": "3", "answer": "yes"}).status_code == 410
    assert CheckIn.objects.get().is_open


def test_what_waits_already_is_not_asked_twice(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    first = ask_now(anna, cast.vera.pk, what="five-needs")
    assert ask_now(anna, cast.vera.pk, what="five-needs") == first
    assert CheckIn.objects.get().occasion == "once"
