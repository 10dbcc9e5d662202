"""The client's own steps, and documents shared with them."""

import pytest
from django.urls import reverse

from alongside.meetings.actions import add_document, share_document
from alongside.steps import actions
from alongside.steps.models import Step
from tests.cast import Cast

STEPS = "portal:steps"


def test_i_add_do_and_let_go_of_my_steps(cast: Cast):
    browser = cast.browser(cast.vera)
    browser.post(reverse(STEPS), {"words": "Ring my sister", "due_on": "2026-05-01"})
    step = Step.objects.get()
    assert (step.client, step.owner, step.set_by) == (cast.vera, "client", "client")
    for now, status in (("done", "done"), ("open", "open"), ("dropped", "dropped")):
        browser.post(reverse("portal:change_step", args=[step.pk]), {"now": now})
        assert Step.objects.get().status == status


def test_mine_come_first_and_yours_have_no_button(cast: Cast):
    anna = cast.actor(cast.anna)
    ours = actions.set_step(anna, cast.vera.pk, words="Write to the doctor", owner="practitioner")
    mine = actions.set_step(anna, cast.vera.pk, words="Walk")
    browser = cast.browser(cast.vera)
    page = browser.get(reverse(STEPS))
    assert (page.context["mine"], page.context["theirs"]) == ([mine], [ours])
    change = reverse("portal:change_step", args=[ours.pk])
    assert change not in page.content.decode()
    assert browser.post(change, {"now": "done"}).status_code == 404
    assert browser.get(change).status_code == 405


def test_an_empty_or_endless_step_is_refused_beside_its_field(cast: Cast):
    browser = cast.browser(cast.vera)
    for words in (" ", "x" * 1001):
        answer = browser.post(reverse(STEPS), {"words": words})
        assert answer.status_code == 422
        assert answer.context["form"].errors["words"]


def test_another_clients_steps_are_not_there(cast: Cast):
    step = actions.set_step(cast.actor(cast.anna), cast.vera.pk, words="secret walk")
    browser = cast.browser(cast.oskar)
    assert b"secret walk" not in browser.get(reverse(STEPS)).content
    assert browser.post(reverse("portal:change_step", args=[step.pk]), {"now": "done"}).status_code == 404
    assert cast.browser(cast.anna).get(reverse(STEPS)).status_code == 404


def test_only_what_was_shared_is_mine_to_open(cast: Cast):
    anna = cast.actor(cast.anna)
    shared = add_document(anna, cast.vera.pk, name="shared.txt", content=b"for you")
    share_document(anna, shared.pk)
    kept = add_document(anna, cast.vera.pk, name="kept.txt", content=b"not yet")
    browser = cast.browser(cast.vera)
    page = browser.get(reverse("portal:documents")).content.decode()
    assert "shared.txt" in page
    assert "kept.txt" not in page
    answer = browser.get(reverse("portal:document", args=[shared.pk]))
    assert answer.content == b"for you"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert browser.get(reverse("portal:document", args=[kept.pk])).status_code == 404
    other = cast.browser(cast.oskar)
    assert other.get(reverse("portal:document", args=[shared.pk])).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_thirty_steps_ask_as_much_as_one(cast: Cast, django_assert_max_num_queries, count: int):
    for number in range(count):
        actions.set_step(cast.actor(cast.vera), cast.vera.pk, words=f"{number}")
    browser = cast.browser(cast.vera)
    browser.get(reverse(STEPS))
    with django_assert_max_num_queries(8):
        browser.get(reverse(STEPS))
