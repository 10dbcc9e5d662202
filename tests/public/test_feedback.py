"""How it was, at a touchpoint, without sign-in and without script."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from alongside.feedback import actions
from alongside.feedback.models import AnonymousFeedback, Feedback, Ticket
from alongside.notices.models import Notice
from alongside.public import feedback_pace
from alongside.trail.models import Event
from tests.cast import Cast
from tests.feedback.making import make_touchpoint

DOOR, DESK = "/p/riverside/f/door/", "/p/riverside/f/desk/"


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


def test_one_tap_is_enough_and_leaves_nothing_but_the_answer(cast: Cast) -> None:
    make_touchpoint(cast)
    events = Event.objects.count()
    browser = Browser()
    page = browser.get(DOOR).content.decode()
    assert "Without your name." in page
    assert "five answers" in page
    assert page.count('name="rating"') == 3
    assert "<script>" not in page
    answer = browser.post(DOOR, {"rating": "good"})
    assert answer.headers["Location"] == f"{DOOR}thanks/"
    row = AnonymousFeedback.objects.get()
    assert (row.rating, row.words, row.is_shown) == ("good", "", False)
    assert Event.objects.count() == events
    assert "sessionid" not in browser.cookies
    assert "Nobody can tell that it was you." in browser.get(answer.headers["Location"]).content.decode()


def test_who_is_signed_in_is_not_asked_who_they_are(cast: Cast, django_assert_num_queries: Any) -> None:
    make_touchpoint(cast)
    browser = cast.browser(cast.vera)
    with django_assert_num_queries(1):
        page = browser.get(DOOR).content.decode()
    assert "Vera" not in page
    browser.post(DOOR, {"rating": "bad", "words": "Cold"})
    assert (AnonymousFeedback.objects.count(), Feedback.objects.count()) == (1, 0)


def test_a_card_is_good_for_one_answer(cast: Cast) -> None:
    door = make_touchpoint(cast)
    (secret,) = actions.make_tickets(cast.actor(cast.anna), door.pk, number=1)
    address, browser = f"{DOOR}{secret}/", Browser()
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"rating": "good"}).status_code == 302
    assert Ticket.objects.count() == 0
    assert browser.get(address).status_code == 410
    assert browser.post(address, {"rating": "bad"}).status_code == 410
    assert AnonymousFeedback.objects.count() == 1


def test_not_even_a_refused_answer_stands_in_the_log_with_its_time(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    door = make_touchpoint(cast)
    (secret,) = actions.make_tickets(cast.actor(cast.anna), door.pk, number=1)
    for address in (DOOR, f"{DOOR}{secret}/", f"{DOOR}nonsense/"):
        assert Browser().post(address, {"rating": "great"}).status_code in {410, 422}
    assert [record.getMessage() for record in caplog.records if "/f/door" in record.getMessage()] == []


def test_with_a_name_the_page_says_who_reads_it(cast: Cast) -> None:
    make_touchpoint(cast, "desk", "named", owner=cast.mikko)
    page = Browser().get(DESK).content.decode()
    assert "With your name, if you give it." in page
    assert "Mikko reads it and answers you." in page
    once = str(uuid4())
    said = {
        "rating": "bad",
        "words": "No ramp",
        "name": "Pia",
        "email": "pia@new.example",
        "submission": once,
    }
    for _ in range(2):
        assert Browser().post(DESK, said).status_code == 302
    row = Feedback.objects.get()
    assert (row.author_name, row.author_email, row.words, row.client) == (
        "Pia",
        "pia@new.example",
        "No ramp",
        None,
    )
    assert Notice.objects.get().email == cast.mikko.email


def test_a_client_who_is_signed_in_answers_as_themselves(cast: Cast) -> None:
    make_touchpoint(cast, "desk", "named")
    browser = cast.browser(cast.vera)
    assert "You answer as Vera Example." in browser.get(DESK).content.decode()
    browser.post(DESK, {"rating": "good"})
    assert Feedback.objects.get().client == cast.vera
    stranger = cast.browser(cast.strangers_client)
    stranger.post(DESK, {"rating": "good"})
    assert Feedback.objects.filter(client=None).count() == 1


@pytest.mark.parametrize("sent", [{}, {"rating": "great"}, {"rating": "good", "words": "x" * 2001}])
def test_bad_input_is_said_beside_it(cast: Cast, sent: dict[str, str]) -> None:
    make_touchpoint(cast)
    answer = Browser().post(DOOR, sent)
    assert answer.status_code == 422
    assert AnonymousFeedback.objects.count() == 0


def test_machines_that_fill_in_everything_are_thanked(cast: Cast) -> None:
    make_touchpoint(cast)
    assert Browser().post(DOOR, {"rating": "good", "website": "x"}).status_code == 302
    assert AnonymousFeedback.objects.count() == 0


def test_not_there(cast: Cast) -> None:
    door = make_touchpoint(cast)
    browser = Browser()
    assert browser.get("/p/elsewhere/f/door/").status_code == 404
    assert browser.get("/p/riverside/f/other/").status_code == 404
    actions.change_touchpoint(
        cast.actor(cast.anna), door.pk, names={"en": "D"}, owner_id=cast.anna.pk, is_in_use=False
    )
    assert browser.get(DOOR).status_code == 404
    assert browser.post(DOOR, {"rating": "good"}).status_code == 404
    assert browser.get(f"{DOOR}thanks/").status_code == 404


def test_a_tablet_goes_back_by_itself(cast: Cast) -> None:
    make_touchpoint(cast)
    answer = Browser().post(f"{DOOR}?tablet=1", {"rating": "good"})
    page = Browser().get(answer.headers["Location"])
    assert page.headers["Refresh"] == f"6; url={DOOR}?tablet=1"
    assert "Refresh" not in Browser().get(f"{DOOR}thanks/").headers


def test_a_flood_is_stopped_and_no_address_is_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    door = make_touchpoint(cast)
    monkeypatch.setattr(feedback_pace, "MOST_AN_HOUR", 2)
    statuses = [
        Browser().post(DOOR, {"rating": "good"}, REMOTE_ADDR="192.0.2.7").status_code for _ in range(3)
    ]
    assert statuses == [302, 302, 422]
    assert Browser().post(DOOR, {"rating": "good"}, REMOTE_ADDR="192.0.2.8").status_code == 302
    assert not any("192.0.2" in str(key) for key in cache._cache)  # type: ignore[attr-defined]
    today = timezone.localdate()
    first = feedback_pace._blurred("192.0.2.7", door.pk, today)
    assert feedback_pace._blurred("192.0.2.7", door.pk, today) == first
    feedback_pace._blurred("192.0.2.7", door.pk, today.replace(year=2030))
    assert feedback_pace._blurred("192.0.2.7", door.pk, today) != first
    assert len(feedback_pace._salts) == 1


def test_the_question_speaks_the_readers_language(cast: Cast) -> None:
    make_touchpoint(cast, questions={"fi": "Miten meni?"})
    assert "Miten meni?" in Browser().get(DOOR, headers={"accept-language": "fi"}).content.decode()
    assert "How was it?" in Browser().get(DOOR, headers={"accept-language": "en"}).content.decode()


def test_you_said_we_did(cast: Cast) -> None:
    make_touchpoint(cast)
    told: dict[str, Any] = {
        "heard": "The hall is cold.",
        "decided": "A heater.",
        "outcome": "changed",
        "language": "en",
    }
    actions.write_told(cast.actor(cast.anna), **told)
    page = Browser().get("/p/riverside/you-said/").content.decode()
    assert "The hall is cold." in page
    assert "A heater." in page
    assert Browser().get("/p/elsewhere/you-said/").status_code == 404


def test_the_answer_stands_behind_its_link_only(cast: Cast) -> None:
    desk = make_touchpoint(cast, "desk", "named")
    row = actions.give_feedback(
        actions.visitor(cast.practice, "en"), desk.pk, rating="bad", words="No ramp", email="pia@new.example"
    )
    actions.answer_feedback(cast.actor(cast.anna), row.pk, status="decided", words="We ask the landlord.")
    secret = Notice.objects.get(kind="feedback.answered").facts["secret"]
    answer = Browser().get(reverse("public:feedback_answer", args=[secret]))
    assert "We ask the landlord." in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert Browser().get(reverse("public:feedback_answer", args=["nonsense"])).status_code == 410
