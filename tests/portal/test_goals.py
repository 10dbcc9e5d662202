"""The client's own goals."""

import pytest
from django.urls import reverse

from alongside.lib.ids import new_id
from alongside.voice.actions import ask, ready_version
from alongside.voice.actions import goals as actions
from alongside.voice.models import Goal, GoalRating, Occasion
from tests.cast import Cast

GOALS = "portal:goals"


def test_i_set_rate_and_let_go_of_my_goals(cast: Cast):
    browser = cast.browser(cast.vera)
    browser.post(reverse(GOALS), {"words": "Sing again", "form": "new"})
    goal = Goal.objects.get()
    assert (goal.client, goal.set_by, goal.member_agreed_at) == (cast.vera, "client", None)
    browser.post(reverse(GOALS), {"form": "near", f"goal-{goal.pk}": "4"})
    address = reverse("portal:goal", args=[goal.pk])
    browser.post(address, {"form": "rating", "near": "6", "words": "I sang in the car"})
    assert list(GoalRating.objects.order_by("at").values_list("near", flat=True)) == [4, 6]
    seen = browser.get(address).content.decode()
    assert "I sang in the car" in seen
    assert "Nearer than at first." in seen
    for now, closed_as in (("dropped", "dropped"), ("open", ""), ("reached", "reached")):
        browser.post(reverse("portal:change_goal", args=[goal.pk]), {"now": now})
        assert Goal.objects.get().closed_as == closed_as


def test_my_yes_makes_it_a_common_goal(cast: Cast):
    goal = actions.set_goal(cast.actor(cast.anna), cast.vera.pk, words="Sleep")
    browser = cast.browser(cast.vera)
    assert b"A goal is written down for you." in browser.get("/portal/").content
    assert b"Yes, this is my goal" in browser.get(reverse(GOALS)).content
    browser.post(reverse("portal:change_goal", args=[goal.pk]), {"now": "agree"})
    assert Goal.objects.get().client_agreed_at is not None
    assert b"agreed by both" in browser.get(reverse(GOALS)).content
    assert b"A goal is written down for you." not in browser.get("/portal/").content


def test_i_say_what_i_believed_and_believe(cast: Cast):
    goal = actions.set_goal(cast.actor(cast.vera), cast.vera.pk, words="Sleep")
    browser, address = cast.browser(cast.vera), reverse("portal:goal", args=[goal.pk])
    browser.post(address, {"form": "belief", "words": "Sleep", "before": "I cannot", "after": "I can"})
    browser.post(address, {"form": "change", "words": "Sleep well"})
    goal.refresh_from_db()
    assert (goal.words, goal.before, goal.after) == ("Sleep well", "I cannot", "I can")


def test_bad_words_and_numbers_are_refused_beside_their_fields(cast: Cast):
    goal = actions.set_goal(cast.actor(cast.vera), cast.vera.pk, words="Sleep")
    browser, address = cast.browser(cast.vera), reverse("portal:goal", args=[goal.pk])
    for words in (" ", "x" * 1001):
        answer = browser.post(reverse(GOALS), {"words": words, "form": "new"})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["words"])
    near = browser.post(reverse(GOALS), {"form": "near", f"goal-{goal.pk}": "11"})
    assert (near.status_code, list(near.context["near"].errors)) == (422, [str(goal.pk)])
    for data in ({"form": "rating"}, {"form": "rating", "near": "11"}):
        assert browser.post(address, data).status_code == 422
    assert not GoalRating.objects.exists()


def test_another_clients_goals_are_not_there(cast: Cast):
    goal = actions.set_goal(cast.actor(cast.vera), cast.vera.pk, words="secret song")
    browser = cast.browser(cast.oskar)
    assert b"secret song" not in browser.get(reverse(GOALS)).content
    assert browser.get(reverse("portal:goal", args=[goal.pk])).status_code == 404
    assert browser.post(reverse("portal:change_goal", args=[goal.pk]), {"now": "dropped"}).status_code == 404
    assert cast.browser(cast.anna).get(reverse(GOALS)).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_thirty_goals_ask_as_much_as_one(cast: Cast, django_assert_max_num_queries, count: int):
    for number in range(count):
        goal = actions.set_goal(cast.actor(cast.vera), cast.vera.pk, words=f"{number}")
        actions.rate_goal(cast.actor(cast.vera), goal.pk, near=3)
    browser = cast.browser(cast.vera)
    browser.get(reverse(GOALS))
    with django_assert_max_num_queries(8):
        browser.get(reverse(GOALS))


def test_before_a_meeting_my_own_areas_are_asked_with_it(cast: Cast):
    goal = actions.set_goal(cast.actor(cast.vera), cast.vera.pk, words="Sing again")
    version = ready_version(cast.practice.pk, "before-meeting")
    about = {"client_id": cast.vera.pk, "version": version, "occasion": Occasion.BEFORE, "tells": False}
    asked = ask(cast.actor(cast.anna), **about)
    assert asked is not None
    browser, address = cast.browser(cast.vera), reverse("portal:check_in", args=[asked.pk])
    assert "Sing again" in browser.get(address).content.decode()
    sent = {"answer": "yes", "inside": "5", "submission": str(new_id())}
    assert browser.post(address, sent | {f"goal-{goal.pk}": "12"}).status_code == 422
    for _twice in range(2):
        browser.post(address, sent | {f"goal-{goal.pk}": "3"})
    assert [each.near for each in GoalRating.objects.all()] == [3]
