"""Goals on the desk."""

import pytest
from django.urls import reverse

from alongside.voice.actions import goals as actions
from alongside.voice.models import Goal, GoalRating
from tests.cast import Cast

NEW = {"words": "Sleep through", "task": "", "weight": "1"}


def page(cast: Cast) -> str:
    return reverse("desk:goals", args=[cast.vera.pk])


def test_a_goal_is_set_agreed_closed_and_opened(cast: Cast):
    browser = cast.browser(cast.anna)
    browser.post(page(cast), NEW | {"task": "beliefs", "weight": "4"})
    goal = Goal.objects.get()
    assert (goal.words, goal.task, goal.weight, goal.set_by) == ("Sleep through", "beliefs", 4, "member")
    assert "waits for the client" in browser.get(page(cast)).content.decode()
    change = reverse("desk:change_goal", args=[goal.pk])
    for now, closed_as in (("reached", "reached"), ("open", ""), ("nonsense", ""), ("dropped", "dropped")):
        assert browser.post(change, {"now": now}).url == page(cast)
        assert Goal.objects.get().closed_as == closed_as
    assert browser.post(change, {"now": "agree"}).status_code == 404
    assert b"set aside" in browser.get(page(cast)).content


def test_a_clients_goal_gets_our_yes(cast: Cast):
    goal = actions.set_goal(cast.actor(cast.vera), cast.vera.pk, words="Sing again")
    browser = cast.browser(cast.anna)
    browser.post(reverse("desk:change_goal", args=[goal.pk]), {"now": "agree"})
    found = browser.get(page(cast))
    assert found.context["alliance"].shared == [goal]
    assert b"agreed by both" in found.content


def test_a_goal_is_said_better_gets_levels_and_is_rated(cast: Cast):
    goal = actions.set_goal(cast.actor(cast.anna), cast.vera.pk, words="x")
    browser, address = cast.browser(cast.anna), reverse("desk:goal", args=[goal.pk])
    browser.post(address, NEW | {"form": "change", "before": "I cannot", "after": "I can"})
    levels = {f"level_{n}": f"so {n}" for n in range(-2, 3)}
    browser.post(address, levels | {"form": "levels"})
    browser.post(address, {"form": "rating", "level": "1", "words": "Better than we hoped"})
    goal.refresh_from_db()
    assert (goal.words, goal.before, goal.after, goal.levels["1"]) == (
        "Sleep through",
        "I cannot",
        "I can",
        "so 1",
    )
    assert GoalRating.objects.get().level == 1
    seen = browser.get(address).content.decode()
    assert "Better than we hoped" in seen
    assert "1: so 1" in seen


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (NEW | {"words": " "}, "words"),
        (NEW | {"words": "x" * 1001}, "words"),
        (NEW | {"task": "magic"}, "task"),
        (NEW | {"weight": "11"}, "weight"),
    ],
)
def test_a_bad_goal_is_refused_beside_its_field(cast: Cast, data: dict[str, str], field: str):
    answer = cast.browser(cast.anna).post(page(cast), data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Goal.objects.exists()


def test_half_of_the_levels_is_refused_beside_the_first_missing(cast: Cast):
    goal = actions.set_goal(cast.actor(cast.anna), cast.vera.pk, words="x")
    address = reverse("desk:goal", args=[goal.pk])
    answer = cast.browser(cast.anna).post(address, {"form": "levels", "level_0": "as hoped"})
    assert (answer.status_code, list(answer.context["levels_form"].errors)) == (422, ["level_-2"])
    assert cast.browser(cast.anna).post(address, {"form": "else"}).status_code == 404


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_nobody_else_sees_or_changes_them(cast: Cast, who: str):
    goal = actions.set_goal(cast.actor(cast.anna), cast.vera.pk, words="x")
    browser = cast.browser(getattr(cast, who))
    assert browser.get(page(cast)).status_code == 404
    assert browser.get(reverse("desk:goal", args=[goal.pk])).status_code == 404
    change = reverse("desk:change_goal", args=[goal.pk])
    assert browser.post(change, {"now": "dropped"}).status_code == 404
    assert Goal.objects.get().closed_at is None


@pytest.mark.parametrize("count", [1, 30])
def test_thirty_goals_ask_as_much_as_one(cast: Cast, django_assert_max_num_queries, count: int):
    for number in range(count):
        goal = actions.set_goal(cast.actor(cast.anna), cast.vera.pk, words=f"goal {number}")
        actions.rate_goal(cast.actor(cast.vera), goal.pk, near=3)
    browser = cast.browser(cast.anna)
    browser.get(page(cast))
    with django_assert_max_num_queries(11):
        browser.get(page(cast))
