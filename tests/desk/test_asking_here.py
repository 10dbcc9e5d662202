"""Asking somebody who is here: a tablet that is handed over, and paper that is typed in."""

from typing import Any

import pytest
from django.test import Client as Browser

from alongside.clients.models import Client
from alongside.trail.models import Event
from alongside.voice.measuring.definitions import TextUse
from alongside.voice.models import CheckIn
from alongside.web.check_in_paper import check_in_pdf, code_of, paper_of
from tests.cast import Cast
from tests.voice.many_kinds import ask_nights, make_version
from tests.voice.scene import make_check_in
from tests.web.pdf_letters import letters


@pytest.fixture
def check_in(cast: Cast) -> CheckIn:
    return make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)


def page_of(cast: Cast) -> str:
    return f"/desk/clients/{cast.vera.pk}/ask/"


def test_what_waits_and_what_may_be_asked_stand_on_one_page(cast: Cast, check_in: CheckIn) -> None:
    make_version(cast.practice)
    page = cast.browser(cast.anna).get(page_of(cast)).content.decode()
    assert "After a meeting" in page
    assert f"code {code_of(check_in)}" in page
    assert "Nights" in page
    assert "The meeting from my side" not in page
    assert "Handing over signs you out on this device" in page


def test_a_measure_is_asked_here_without_a_letter(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert browser.post(page_of(cast), {"what": "five-needs"}).status_code == 302
    asked = CheckIn.objects.select_related("version__measure").get()
    assert (asked.version.measure.key, asked.occasion) == ("five-needs", "once")
    on_paper = browser.post(page_of(cast), {"what": "five-needs", "paper": "yes"})
    assert on_paper["Location"] == f"/desk/check-ins/{asked.pk}/paper/"
    assert browser.post(page_of(cast), {"what": "own-side"}).status_code == 422
    assert CheckIn.objects.count() == 1


def test_handing_over_signs_this_device_out(cast: Cast, check_in: CheckIn) -> None:
    browser = cast.browser(cast.anna)
    answer = browser.post(f"/desk/check-ins/{check_in.pk}/hand-over/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/tablet/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert browser.get(answer["Location"]).status_code == 200
    assert browser.get("/desk/")["Location"].startswith("/accounts/login/")


def test_what_is_answered_is_not_handed_over(cast: Cast, check_in: CheckIn) -> None:
    cast.browser(cast.vera).post(f"/portal/check-ins/{check_in.pk}/", {"heard": "4", "answer": "yes"})
    browser = cast.browser(cast.anna)
    page = browser.post(f"/desk/check-ins/{check_in.pk}/hand-over/", follow=True)
    assert "This was answered before." in page.content.decode()
    assert browser.get("/desk/").status_code == 200


@pytest.mark.parametrize("who", ["oskar", "chie", "vera", "stranger"])
def test_nobody_else_hands_over_prints_or_types(cast: Cast, check_in: CheckIn, who: str) -> None:
    browser = cast.browser(getattr(cast, who))
    assert browser.get(page_of(cast)).status_code == 404
    for page in ("paper", "type-in"):
        assert browser.get(f"/desk/check-ins/{check_in.pk}/{page}/").status_code == 404
    for page in ("hand-over", "type-in"):
        answer = browser.post(f"/desk/check-ins/{check_in.pk}/{page}/", {"heard": "3", "answer": "yes"})
        assert answer.status_code == 404
    assert CheckIn.objects.get().is_open


def test_what_stands_on_paper_is_typed_in_once(cast: Cast, check_in: CheckIn) -> None:
    browser = cast.browser(cast.anna)
    address = f"/desk/check-ins/{check_in.pk}/type-in/"
    assert code_of(check_in) in browser.get(address).content.decode()
    assert browser.post(address, {"heard": "11", "words": "Kept", "answer": "yes"}).status_code == 422
    assert browser.post(address, {"heard": "6", "answer": "yes"})["Location"] == page_of(cast)
    kept = CheckIn.objects.get()
    assert (kept.answers, kept.way, kept.typed_by_id) == ({"heard": 6}, "paper", cast.anna.pk)
    assert browser.post(address, {"heard": "1", "answer": "yes"}).status_code == 422
    assert Event.objects.filter(verb="checkin.answered").count() == 1


@pytest.mark.parametrize("language", ["en", "ru", "ja", "fi"])
def test_the_paper_speaks_the_clients_language(cast: Cast, check_in: CheckIn, language: str) -> None:
    Client.objects.filter(pk=cast.vera.pk).update(language=language)
    answer = cast.browser(cast.anna).get(f"/desk/check-ins/{check_in.pk}/paper/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert b"pdfuaid:part" in answer.content
    assert set(code_of(check_in)) <= letters(answer.content)
    assert cast.vera.name not in answer.content.decode("latin-1")


def test_the_paper_has_room_for_every_kind_of_question(cast: Cast) -> None:
    asked = ask_nights(cast.actor(cast.anna), cast.vera)
    said: Any = paper_of(asked)
    kinds = [(each["text"], len(each["row"]), each["boxes"], each["lines"]) for each in said["questions"]]
    assert kinds == [
        ("I rest.", 11, [], 0),
        ("How do you sleep?", 0, ["Well", "So-so", "Badly", "Does not apply to me"], 0),
        ("In how many nights?", 8, [], 0),
        ("How many minutes does it take?", 0, [], 1),
        ("", 0, ["Does not apply to me"], 0),
        ("What do you dream?", 0, [], 3),
        ("Do you talk about it?", 0, ["Yes", "No"], 0),
        ("In your own words", 0, [], 3),
    ]
    assert check_in_pdf(asked).startswith(b"%PDF-")


def test_words_that_may_not_be_shown_are_not_printed(cast: Cast) -> None:
    asked = ask_nights(cast.actor(cast.anna), cast.vera, TextUse.FORBIDDEN)
    browser = cast.browser(cast.anna)
    assert browser.get(f"/desk/check-ins/{asked.pk}/paper/").status_code == 404
    assert "/paper/" not in browser.get(page_of(cast)).content.decode()


def test_the_page_asks_the_same_questions_for_one_and_thirty(
    cast: Cast, check_in: CheckIn, django_assert_max_num_queries: Any
) -> None:
    browser = cast.browser(cast.anna)
    browser.get(page_of(cast))
    with django_assert_max_num_queries(12) as one:
        browser.get(page_of(cast))
    for _ in range(29):
        CheckIn.objects.create(
            practice=cast.practice, client=cast.vera, version=check_in.version, asked_at=check_in.asked_at
        )
    with django_assert_max_num_queries(len(one)):
        browser.get(page_of(cast))


def test_a_tablet_in_other_hands_is_nobody(cast: Cast, check_in: CheckIn) -> None:
    assert Browser().post(f"/desk/check-ins/{check_in.pk}/hand-over/").status_code == 302
    assert CheckIn.objects.get().is_open
