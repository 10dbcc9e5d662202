"""What the client came with, and the readings only they can confirm."""

from django.urls import reverse

from alongside.clients import actions
from alongside.clients.models import Hypothesis
from tests.cast import Cast

PAGE = reverse("portal:request")


def ask(cast: Cast) -> list[Hypothesis]:
    anna = cast.actor(cast.anna)
    request = actions.write_request(
        anna, client_id=cast.vera.pk, words="I am tired of work", readings=["The body", "The career"]
    )
    actions.ask_about_request(anna, request_id=request.pk)
    actions.write_hypothesis(anna, request_id=request.pk, words="Not asked yet")
    return list(Hypothesis.objects.order_by("made_at"))


def test_the_client_sees_their_words_and_what_they_are_asked(cast: Cast) -> None:
    ask(cast)
    said = cast.browser(cast.vera).get(PAGE).content.decode()
    assert "I am tired of work" in said
    assert "The body" in said
    assert "Not asked yet" not in said
    assert "tired" not in cast.browser(cast.oskar).get(PAGE).content.decode()


def test_the_client_answers_and_may_change_their_mind(cast: Cast) -> None:
    body = ask(cast)[0]
    page, browser = reverse("portal:answer_reading", args=[body.pk]), cast.browser(cast.vera)
    assert browser.post(page, {"fits": "yes", "words": "Since spring"}).status_code == 302
    body.refresh_from_db()
    assert (body.status, body.client_words) == ("confirmed", "Since spring")
    assert browser.post(page, {"fits": "no", "words": ""}).status_code == 302
    body.refresh_from_db()
    assert body.status == "rejected"
    assert browser.post(page, {"fits": "perhaps"}).status_code == 422


def test_nobody_else_answers(cast: Cast) -> None:
    body, _, kept = ask(cast)
    page = reverse("portal:answer_reading", args=[body.pk])
    for who in (cast.oskar, cast.anna, cast.stranger):
        assert cast.browser(who).post(page, {"fits": "yes"}).status_code == 404
    unasked = reverse("portal:answer_reading", args=[kept.pk])
    assert cast.browser(cast.vera).post(unasked, {"fits": "yes"}).status_code == 404
    assert cast.browser(cast.anna).get(PAGE).status_code == 404


def test_nothing_yet_is_calm(cast: Cast) -> None:
    assert "Nothing is written down yet" in cast.browser(cast.vera).get(PAGE).content.decode()
