"""Ending on the desk: advice that never holds, one offer, a review for nobody else's eyes."""

import pytest

from alongside.clients.models import Engagement
from alongside.file import actions
from alongside.notices.models import Notice
from alongside.scheduling.models import Occupied
from alongside.trail.models import Event
from alongside.voice.actions import unspoken
from alongside.voice.models import AskingPlan
from tests.cast import Cast
from tests.file.full import fill
from tests.meetings.stage import make_appointment

GOOD = {"kind": "reached", "goals_reached": "on", "skills_learnt": "on", "words": "It was good work."}


def url(cast: Cast, more: str = "") -> str:
    return f"/desk/endings/{cast.advice.pk}/{more}"


def stage(cast: Cast) -> str:
    return Engagement.objects.get(pk=cast.advice.pk).stage


def test_the_page_opens_with_the_clients_words_and_says_what_is_let_go(cast: Cast) -> None:
    fill(cast)
    page = cast.browser(cast.anna).get(url(cast)).content.decode()
    assert page.index("I cannot sleep.") < page.index("<h1>")
    assert "1 planned meeting will be let go" in page


def test_a_good_ending_is_one_form(cast: Cast) -> None:
    fill(cast)
    browser = cast.browser(cast.anna)
    answer = browser.post(url(cast), GOOD, follow=True)
    page = answer.content.decode()
    assert "A good ending." in page
    assert "It was good work." in page
    assert stage(cast) == "ended"
    assert not Occupied.objects.filter(resource_id=cast.vera.pk).exists()


@pytest.mark.parametrize("situation", ["boycott", "conflict", "feelings"])
def test_each_situation_is_advice_first_and_holds_nobody(cast: Cast, situation: str) -> None:
    browser = cast.browser(cast.anna)
    given = {"kind": "broken_off", "situations": [situation]}
    answer = browser.post(url(cast), given)
    assert answer.status_code == 200
    assert "It is better to talk about this first" in answer.content.decode()
    assert stage(cast) == "active"
    assert browser.post(url(cast), given | {"anyway": "yes"}).status_code == 302
    assert stage(cast) == "ended"
    assert Event.objects.get(verb="ending.reviewed").facts["better_not_now"] == [situation]


def test_a_closing_conversation_is_offered_once(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert "Offered. Whether they come" in browser.post(url(cast, "offer/"), follow=True).content.decode()
    page = browser.post(url(cast, "offer/"), follow=True).content.decode()
    assert "Asking again would be holding on" in page
    assert "Offer a closing conversation" not in page
    assert Notice.objects.filter(kind="engagement.closing_offered").count() == 1
    assert browser.get(url(cast, "offer/")).status_code == 405


def test_how_the_client_ended_it_can_be_read(cast: Cast) -> None:
    actions.end_by_client(cast.actor(cast.vera), engagement_id=cast.advice.pk, words="Enough for now.")
    page = cast.browser(cast.anna).get(url(cast)).content.decode()
    assert "Enough for now." in page
    assert "Please do not ask them to come back." in page
    assert "End the work" not in page


def test_wrong_input_is_said_beside_the_field(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    for given in ({}, {"kind": "fled"}, GOOD | {"words": "x" * 4001}, GOOD | {"situations": ["weather"]}):
        answer = browser.post(url(cast), given)
        assert answer.status_code == 422
    assert stage(cast) == "active"


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_for_everybody_else_it_does_not_exist(cast: Cast, who: str) -> None:
    browser = cast.browser(getattr(cast, who))
    assert browser.get(url(cast)).status_code == 404
    assert browser.post(url(cast), GOOD).status_code == 404
    assert browser.post(url(cast, "offer/")).status_code == 404
    assert stage(cast) == "active"


def test_what_the_records_say_stands_beside_the_form_and_blocks_nothing(cast: Cast) -> None:
    browser, path = cast.browser(cast.anna), f"/desk/endings/{cast.advice.pk}/"
    assert "Nothing speaks against an ending now" in browser.get(path).content.decode()
    for days in (3, 9):
        missed = make_appointment(cast.vera, cast.advice, minutes_ago=days * 24 * 60)
        type(missed).objects.filter(pk=missed.pk).update(status="missed")
    unspoken.say_it_is_hard(cast.actor(cast.vera), cast.vera.pk)
    unspoken.open_conflict(cast.actor(cast.anna), cast.vera.pk, topic="Late again")
    page = " ".join(browser.get(path).content.decode().split())
    assert "2 meetings in a row were missed, and nothing is booked." in page
    assert "A conflict is open since" in page
    assert "they pressed that something is hard to say, and it waits." in page
    browser.post(path, {"kind": "agreed", "asks_later": "6"})
    assert Engagement.objects.get(pk=cast.advice.pk).ended_at is not None
    assert list(AskingPlan.objects.values_list("rhythm", "every")) == [("after_ending", 6)]
