"""The page of the diagnostic stage."""

import pytest
from django.urls import reverse

from alongside.voice.assessing import TASKS
from alongside.voice.models import Assessment
from tests.cast import Cast
from tests.voice.scene import make_answer, make_meeting

ALL = {task: f"about {task}" for task in TASKS} | {f"{task}_done": "on" for task in TASKS}


def address(cast: Cast) -> str:
    return reverse("desk:assessment", args=[cast.advice.pk])


def test_the_plan_opens_when_all_five_are_done(cast: Cast):
    browser = cast.browser(cast.anna)
    assert "It opens when all five tasks are done." in browser.get(address(cast)).content.decode()
    answer = browser.post(address(cast), ALL | {"revision": "0", "can_cope": "cannot", "resources": "2"})
    assert answer.status_code == 302
    page = browser.get(address(cast)).content.decode()
    assert "Set goals together" in page
    assert "What would give more support now" in page
    assert page.count("about feelings") == 2


def test_answers_are_attached_from_a_list(cast: Cast):
    said = make_answer(make_meeting(cast.vera, cast.advice), heard=3)
    browser = cast.browser(cast.anna)
    browser.post(address(cast), {"revision": "0", "event": "x", "event_check_ins": [str(said.pk)]})
    assert Assessment.objects.get().results["event"]["check_ins"] == [str(said.pk)]
    wrong = {"revision": "1", "event_check_ins": ["nonsense"]}
    assert browser.post(address(cast), wrong).status_code == 422


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"event_done": "on"}, "event"),
        ({"event": "x" * 8001}, "event"),
        ({"ability": "x", "ability_done": "on"}, "can_cope"),
        ({"resources": "11"}, "resources"),
        ({"can_cope": "maybe"}, "can_cope"),
        ({"revision": "7"}, "__all__"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(cast: Cast, data: dict[str, str], field: str):
    answer = cast.browser(cast.anna).post(address(cast), {"revision": "0", "causes": "my words"} | data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert b"my words" in answer.content
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_nobody_else_reaches_it(cast: Cast, who: str):
    browser = cast.browser(getattr(cast, who))
    assert browser.get(address(cast)).status_code == 404
    assert browser.post(address(cast), ALL).status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_many_answers_ask_as_much_as_one(cast: Cast, django_assert_max_num_queries, count: int):
    for _week in range(count):
        make_answer(make_meeting(cast.vera, cast.advice), heard=3)
    browser = cast.browser(cast.anna)
    browser.get(address(cast))
    with django_assert_max_num_queries(9):
        browser.get(address(cast))
