"""The link of an offered time: a look changes nothing, one click answers, everything else is said calmly."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client as Browser
from django.urls import reverse

from alongside.practice.models import Key
from alongside.scheduling.actions import book_appointment
from alongside.scheduling.actions.answering import make_offer_key, withdraw_offer
from alongside.scheduling.actions.offers import offer_time
from alongside.scheduling.actions.waiting import Wished, add_wish
from alongside.scheduling.models import Appointment, Offer
from alongside.worker.letters import send_due
from alongside.worker.offers import look_after_waiting
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
START = datetime(2026, 2, 5, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def made(cast: Cast) -> Offer:
    add_wish(cast.actor(cast.anna), client_id=cast.vera.pk, wished=Wished(words="secret words"))
    return offer_time(cast.actor(cast.anna), member_id=cast.anna.pk, starts_at=START, minutes=50)


def link(made: Offer) -> str:
    return reverse("public:offer", args=[make_offer_key(made)])


def rows() -> tuple[int, list[str]]:
    return Appointment.objects.count(), list(Offer.objects.order_by("pk").values_list("status", flat=True))


def test_the_letter_brings_a_link_that_books_with_one_click(cast: Cast, made: Offer) -> None:
    assert send_due() == 1
    letter = mail.outbox[0]
    assert letter.to == ["vera.example@client.example"]
    assert "14:00" in letter.subject
    assert "secret words" not in letter.body
    path = next(word for word in letter.body.split() if "/offer/" in word).split("/", 3)[-1]
    browser = Browser()
    page = browser.get(f"/{path}")
    assert (page.status_code, rows()) == (200, (0, ["open"]))
    assert "Take this time" in page.content.decode()
    assert browser.post(f"/{path}", {"accept": "1"}).status_code == 302
    assert rows() == (1, ["accepted"])
    again = browser.get(f"/{path}").content.decode()
    assert "You have taken this time" in again
    assert "Take this time" not in again


def test_a_look_writes_nothing(made: Offer) -> None:
    path = link(made)
    before = (rows(), Key.objects.filter(used_at=None).count())
    for _ in range(3):
        Browser().get(path)
        Browser().head(path)
    assert (rows(), Key.objects.filter(used_at=None).count()) == before


def test_given_back_it_says_so(made: Offer) -> None:
    path = link(made)
    page = Browser().post(path, {"decline": "1"}, follow=True).content.decode()
    assert "You have given this time back" in page
    assert rows() == (0, ["declined"])


def test_used_twice_it_books_once(made: Offer) -> None:
    path = link(made)
    Browser().post(path, {"accept": "1"})
    for answer in ("accept", "decline"):
        assert Browser().post(path, {answer: "1"}).status_code == 409
    assert rows() == (1, ["accepted"])


def test_too_late_it_says_so_before_and_after_the_worker_came(made: Offer) -> None:
    path = link(made)
    with time_machine.travel(made.expires_at + timedelta(seconds=1)):
        assert "This offer has run out" in Browser().get(path).content.decode()
        assert Browser().post(path, {"accept": "1"}).status_code == 409
        assert rows() == (0, ["open"])
        assert look_after_waiting() == 1
        assert "This offer has run out" in Browser().get(path).content.decode()
        assert rows() == (0, ["expired"])
    with time_machine.travel(START + timedelta(hours=1)):
        assert Browser().get(path).status_code == 410


def test_taken_back_by_the_practice_it_says_so_and_no_letter_goes(cast: Cast, made: Offer) -> None:
    path = link(made)
    withdraw_offer(cast.actor(cast.anna), offer_id=made.pk)
    assert "does not hold any more" in Browser().get(path).content.decode()
    assert Browser().post(path, {"accept": "1"}).status_code == 409
    assert (send_due(), rows()) == (0, (0, ["withdrawn"]))


def test_a_wrong_link_or_a_link_for_something_else_is_spent(made: Offer) -> None:
    other = reverse("public:offer", args=["nonsense"])
    assert Browser().get(other).status_code == 410
    assert Browser().post(other, {"accept": "1"}).status_code == 410
    secret = link(made).split("/")[-2]
    assert Browser().get(reverse("public:check_in", args=[secret])).status_code == 410
    assert rows() == (0, ["open"])


def test_a_click_on_nothing_changes_nothing(made: Offer) -> None:
    assert Browser().post(link(made), {}).status_code == 302
    assert rows() == (0, ["open"])


def test_without_an_agreement_the_second_meeting_is_refused_politely(cast: Cast, made: Offer) -> None:
    book_appointment(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_at=START + timedelta(days=1),
    )
    page = Browser().post(link(made), {"accept": "1"})
    assert page.status_code == 422
    assert "we need our agreement" in page.content.decode()
    assert rows() == (1, ["open"])


def test_the_page_speaks_the_clients_language_and_clock(cast: Cast) -> None:
    tokyo = make_client(cast.anna, "Yuki Example", language="fi", timezone="Asia/Tokyo")
    row = add_wish(cast.actor(cast.anna), client_id=tokyo.pk, wished=Wished())
    made = offer_time(
        cast.actor(cast.anna), member_id=cast.anna.pk, starts_at=START, minutes=50, wish_id=row.pk
    )
    page = Browser().get(link(made))
    assert page.headers["Content-Language"] == "fi"
    assert "21.00" in page.content.decode()
