"""A check-in answered in the portal."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.trail.models import Event
from alongside.voice.models import CheckIn, Rater
from tests.cast import Cast
from tests.voice.many_kinds import ask_nights
from tests.voice.scene import make_check_in

FINE = {"heard": "9", "understood": "8", "accepted": "10", "useful": "7", "safe": "9"}
SUBMISSION = "0190f6a4-0000-7000-8000-000000000001"


@pytest.fixture
def check_in(cast: Cast) -> CheckIn:
    return make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)


def address(check_in: CheckIn) -> str:
    return f"/portal/check-ins/{check_in.pk}/"


def test_answering_and_adding_words_later(cast: Cast, check_in: CheckIn) -> None:
    browser = cast.browser(cast.vera)
    assert "I felt safe." in browser.get(address(check_in)).content.decode()
    answer = {**FINE, "words": "Good", "submission": SUBMISSION, "answer": "yes"}
    for _ in range(2):
        assert browser.post(address(check_in), answer).status_code == 302
    assert browser.post(address(check_in), {"words": "One more thing"}).status_code == 302
    kept = CheckIn.objects.get()
    assert (kept.answers["heard"], kept.answers["safe"], kept.way) == (9, 9, "portal")
    assert kept.words == "Good\n\nOne more thing"
    assert Event.objects.filter(verb="checkin.answered").count() == 1
    page = browser.get(address(check_in)).content.decode()
    assert "One more thing" in page
    assert "8 of 10" in page


def test_another_answer_to_the_same_is_refused_and_nothing_typed_is_lost(
    cast: Cast, check_in: CheckIn
) -> None:
    browser = cast.browser(cast.vera)
    browser.post(address(check_in), {**FINE, "answer": "yes"})
    again = browser.post(address(check_in), {"heard": "1", "words": "Second thoughts", "answer": "yes"})
    assert again.status_code == 422
    page = again.content.decode()
    assert "This was answered before." in page
    assert "Second thoughts" in page
    assert CheckIn.objects.get().answers["heard"] == 9


def test_what_waits_as_well_follows(cast: Cast, check_in: CheckIn) -> None:
    other = ask_nights(cast.actor(cast.anna), cast.vera)
    browser = cast.browser(cast.vera)
    assert "1 of 2" in browser.get(address(check_in)).content.decode()
    on = browser.post(address(check_in), {**FINE, "answer": "yes"})["Location"]
    assert on == f"{address(other)}?after=1"
    page = browser.get(on).content.decode()
    assert "2 of 2" in page
    assert "How do you sleep?" in page
    assert browser.post(on, {"sleep": "well", "item-5": "Trains", "answer": "yes"})["Location"] == address(
        other
    )
    kept = CheckIn.objects.get(pk=other.pk)
    assert (kept.answers, kept.texts) == ({"sleep": 3}, {"/dreams": "Trains"})


def test_what_has_expired_says_so_and_takes_nothing(cast: Cast) -> None:
    late = ask_nights(cast.actor(cast.anna), cast.vera, expires_at=timezone.now() - timedelta(minutes=1))
    browser = cast.browser(cast.vera)
    look = browser.get(address(late))
    assert (look.status_code, "has passed" in look.content.decode()) == (410, True)
    answer = browser.post(address(late), {"item-5": "Trains at night", "answer": "yes"})
    assert answer.status_code == 422
    assert "Trains at night" in answer.content.decode()
    assert CheckIn.objects.get().is_open


def test_what_a_relative_is_asked_is_not_the_clients_to_answer(cast: Cast) -> None:
    asked = ask_nights(cast.actor(cast.anna), cast.vera, rater=Rater.CIRCLE)
    browser = cast.browser(cast.vera)
    assert browser.get(address(asked)).status_code == 404
    assert browser.post(address(asked), {"rest": "3", "answer": "yes"}).status_code == 404
    assert CheckIn.objects.get().is_open


def test_a_page_asks_as_many_questions_for_one_as_for_many(
    cast: Cast, django_assert_max_num_queries: Any, check_in: CheckIn
) -> None:
    browser = cast.browser(cast.vera)
    browser.get(address(check_in))
    for _ in range(30):
        CheckIn.objects.create(
            practice=cast.practice, client=cast.vera, version=check_in.version, asked_at=timezone.now()
        )
    with django_assert_max_num_queries(8):
        assert "1 of 31" in browser.get(address(check_in)).content.decode()


def test_skipping_is_one_press_and_can_be_thought_over(cast: Cast, check_in: CheckIn) -> None:
    browser = cast.browser(cast.vera)
    assert browser.post(address(check_in), {"skip": "yes"})["Location"] == "/portal/"
    assert CheckIn.objects.get().declined_at is not None
    assert "You can still answer it." in browser.get(address(check_in)).content.decode()


@pytest.mark.parametrize("bad", [{}, {"heard": "11"}, {"words": "x" * 4001}, {"safe": "much"}])
def test_what_cannot_be_kept_is_refused(cast: Cast, check_in: CheckIn, bad: dict[str, str]) -> None:
    answer = cast.browser(cast.vera).post(address(check_in), {"answer": "yes", **bad})
    assert answer.status_code == 422
    assert CheckIn.objects.get().is_open


@pytest.mark.parametrize("who", ["anna", "chie", "oskar", "stranger", "strangers_client"])
def test_nobody_else_opens_it(cast: Cast, check_in: CheckIn, who: str) -> None:
    browser = cast.browser(getattr(cast, who))
    assert browser.get(address(check_in)).status_code == 404
    for form in (FINE, {"skip": "yes"}):
        assert browser.post(address(check_in), form).status_code == 404
    assert CheckIn.objects.get().is_open


def test_the_first_page_leads_to_what_waits(cast: Cast) -> None:
    asked = ask_nights(cast.actor(cast.anna), cast.vera)
    page = cast.browser(cast.vera).get("/portal/").content.decode()
    assert "A few questions wait for you." in page
    assert address(asked) in page
