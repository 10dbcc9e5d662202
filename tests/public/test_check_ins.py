"""A check-in through the link of a mail."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client as Browser
from django.utils import timezone

from alongside.clients.models import CirclePerson, Client
from alongside.notices.models import Notice
from alongside.practice.actions import make_key
from alongside.practice.models import Key
from alongside.trail.models import Event
from alongside.voice.models import CheckIn, Rater
from alongside.voice.queries.check_ins import WAITS
from tests.cast import Cast
from tests.voice.many_kinds import ask_nights
from tests.voice.scene import make_check_in

SAID = {"heard": "3", "words": "A secret", "submission": "0190f6a4-0000-7000-8000-000000000001"}


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
        answer = browser.post(address, {**SAID, "answer": "yes"})
        assert (answer.status_code, answer["Location"]) == (302, address)
    page = browser.get(address).content.decode()
    assert "Your answers have arrived." in page
    assert "A secret" not in page
    assert CheckIn.objects.get().answers == {"heard": 3}
    assert Event.objects.filter(verb="checkin.answered").count() == 1


def test_another_answer_is_refused_kindly_and_shows_only_what_was_typed_here(address: str) -> None:
    Browser().post(address, {**SAID, "answer": "yes"})
    again = Browser().post(address, {"heard": "9", "words": "From another page", "answer": "yes"})
    page = again.content.decode()
    assert again.status_code == 422
    assert "This was answered before." in page
    assert "From another page" in page
    assert "A secret" not in page
    assert CheckIn.objects.get().answers == {"heard": 3}


def test_what_waits_as_well_follows_by_a_link_of_its_own(cast: Cast, address: str) -> None:
    other = ask_nights(cast.actor(cast.anna), cast.vera, tells=False)
    ask_nights(cast.actor(cast.anna), cast.vera, rater=Rater.CIRCLE)
    browser = Browser()
    assert "1 of 2" in browser.get(address).content.decode()
    on = browser.post(address, {"skip": "yes"})["Location"]
    assert on.endswith("/?after=1")
    assert address not in on
    page = browser.get(on).content.decode()
    assert "2 of 2" in page
    assert "How do you sleep?" in page
    assert browser.post(on, {"rest": "4", "answer": "yes"})["Location"] == on.partition("?")[0]
    assert CheckIn.objects.get(pk=other.pk).answers == {"rest": 4}


def test_a_relative_reads_whom_it_is_about_and_who_sees_it(cast: Cast) -> None:
    person = CirclePerson.objects.create(
        practice=cast.practice, client=cast.vera, name="Olga", kind="family", agreed_at=timezone.now()
    )
    asked = ask_nights(cast.actor(cast.anna), cast.vera, rater=Rater.CIRCLE, circle_person_id=person.pk)
    secret = make_key("check_in", valid_for=WAITS, practice_id=cast.practice.pk, subject_id=asked.pk)
    page = Browser().get(f"/how-was-it/{secret}/").content.decode()
    assert "Olga, this is about Vera Example, who has agreed that we ask you." in page
    assert "Vera Example and who works with them here will see what you answer; nobody else." in page


def test_what_has_expired_says_so_and_keeps_what_was_typed(address: str) -> None:
    CheckIn.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    look = Browser().get(address)
    assert (look.status_code, "has passed" in look.content.decode()) == (410, True)
    answer = Browser().post(address, {**SAID, "answer": "yes"})
    assert (answer.status_code, "A secret" in answer.content.decode()) == (422, True)
    assert CheckIn.objects.get().is_open


def test_skipping(address: str) -> None:
    browser = Browser()
    assert browser.post(address, {"skip": "yes"})["Location"] == address
    assert "nothing was sent" in browser.get(address).content.decode()
    assert CheckIn.objects.get().declined_at is not None


def test_nothing_said_is_refused_and_asked_again(address: str) -> None:
    answer = Browser().post(address, {"answer": "yes"})
    assert answer.status_code == 422
    assert "Choose an answer or write a few words." in answer.content.decode()


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
