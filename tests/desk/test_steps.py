"""Steps on the desk."""

import pytest
from django.urls import reverse

from alongside.steps import actions
from alongside.steps.models import Step
from tests.cast import Cast


def test_steps_are_set_done_let_go_and_opened_again(cast: Cast):
    browser, address = cast.browser(cast.anna), reverse("desk:steps", args=[cast.vera.pk])
    browser.post(address, {"words": "Walk", "owner": "client", "due_on": "2026-05-01"})
    step = Step.objects.get()
    change = reverse("desk:change_step", args=[step.pk])
    statuses = []
    for now in ("done", "open", "dropped", "nonsense"):
        assert browser.post(change, {"now": now}).url == address
        statuses.append(Step.objects.get().status)
    assert statuses == ["done", "open", "dropped", "dropped"]
    assert b"let go" in browser.get(address).content


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"words": " ", "owner": "client"}, "words"),
        ({"words": "x" * 1001, "owner": "client"}, "words"),
        ({"words": "x", "owner": "nobody"}, "owner"),
        ({"words": "x", "owner": "client", "due_on": "soon"}, "due_on"),
    ],
)
def test_a_bad_step_is_refused_beside_its_field(cast: Cast, data: dict[str, str], field: str):
    answer = cast.browser(cast.anna).post(reverse("desk:steps", args=[cast.vera.pk]), data)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Step.objects.exists()


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_nobody_else_sees_or_changes_them(cast: Cast, who: str):
    step = actions.set_step(cast.actor(cast.anna), cast.vera.pk, words="x")
    browser = cast.browser(getattr(cast, who))
    assert browser.get(reverse("desk:steps", args=[cast.vera.pk])).status_code == 404
    assert browser.post(reverse("desk:change_step", args=[step.pk]), {"now": "done"}).status_code == 404
    assert Step.objects.get().status == "open"


def test_thirty_steps_ask_as_much_as_one(cast: Cast, django_assert_max_num_queries):
    browser, address = cast.browser(cast.anna), reverse("desk:steps", args=[cast.vera.pk])
    for number in range(30):
        actions.set_step(cast.actor(cast.anna), cast.vera.pk, words=f"step {number}")
    browser.get(address)
    with django_assert_max_num_queries(9):
        browser.get(address)
