"""A check-in answered in the portal."""

import pytest

from alongside.voice.models import CheckIn
from tests.cast import Cast
from tests.voice.scene import make_check_in

FINE = {"heard": "9", "understood": "8", "accepted": "10", "useful": "7", "safe": "9"}


@pytest.fixture
def check_in(cast: Cast) -> CheckIn:
    return make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)


def address(check_in: CheckIn) -> str:
    return f"/portal/check-ins/{check_in.pk}/"


def test_answering_and_adding_words_later(cast: Cast, check_in: CheckIn) -> None:
    browser = cast.browser(cast.vera)
    assert "I felt safe." in browser.get(address(check_in)).content.decode()
    for _ in range(2):
        assert browser.post(address(check_in), {**FINE, "words": "Good", "answer": "yes"}).status_code == 302
    assert browser.post(address(check_in), {"words": "One more thing"}).status_code == 302
    kept = CheckIn.objects.get()
    assert (kept.heard, kept.safe, kept.words) == (9, 9, "Good\n\nOne more thing")
    page = browser.get(address(check_in)).content.decode()
    assert "One more thing" in page
    assert "8 of 10" in page


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
