"""Goals are set by either side, agreed by both, rated by the client and closed without blame (C01, B12)."""

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.trail.actors import worker
from alongside.voice.actions import goals as actions
from alongside.voice.models import Goal, GoalRating
from alongside.voice.queries import goals as queries
from tests.cast import Cast
from tests.meetings.stage import facts

LEVELS = {level: f"level {level}" for level in range(-2, 3)}


def make_goal(cast: Cast, words: str = "Sleep through", **also: object) -> Goal:
    return actions.set_goal(cast.actor(cast.anna), cast.vera.pk, words=words, **also)


def test_who_sets_a_goal_has_said_yes_and_the_other_has_not(cast: Cast):
    ours = make_goal(cast, " Sleep through ", task="whole", weight=3)
    theirs = actions.set_goal(cast.actor(cast.vera), cast.vera.pk, words="Sing again")
    assert (ours.words, ours.task, ours.weight, ours.engagement) == ("Sleep through", "whole", 3, cast.advice)
    assert (ours.set_by, ours.member_agreed_at is None, ours.client_agreed_at) == ("member", False, None)
    assert (theirs.set_by, theirs.client_agreed_at is None, theirs.member_agreed_at) == (
        "client",
        False,
        None,
    )
    assert facts("goal.set", ours.pk) == [{"set_by": "member"}]


def test_each_yes_is_a_press_and_counts_once(cast: Cast):
    goal, vera = make_goal(cast), cast.actor(cast.vera)
    first = actions.agree_to_goal(vera, goal.pk).client_agreed_at
    assert actions.agree_to_goal(vera, goal.pk).client_agreed_at == first
    actions.agree_to_goal(cast.actor(cast.anna), goal.pk)
    assert facts("goal.agreed", goal.pk) == [{"by": "client"}]
    assert queries.goal(vera, goal.pk).is_shared


def test_other_words_ask_for_the_other_yes_again(cast: Cast):
    goal, anna = make_goal(cast), cast.actor(cast.anna)
    actions.agree_to_goal(cast.actor(cast.vera), goal.pk)
    same = actions.change_goal(anna, goal.pk, words="Sleep through", task="whole", before="I never will")
    assert (same.task, same.before, same.client_agreed_at is None) == ("whole", "I never will", False)
    other = actions.change_goal(anna, goal.pk, words="Sleep six hours")
    assert (other.client_agreed_at, other.member_agreed_at is None, other.task) == (None, False, "whole")


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"words": " "}, "required", "words"),
        ({"words": "x" * 1001}, "too_long", "words"),
        ({"words": "x", "before": "x" * 1001}, "too_long", "before"),
        ({"words": "x", "task": "nonsense"}, "unknown_task", "task"),
        ({"words": "x", "weight": 0}, "out_of_range", "weight"),
        ({"words": "x", "weight": 11}, "out_of_range", "weight"),
    ],
)
def test_a_bad_goal_is_refused_beside_its_field(cast: Cast, given: dict[str, object], code: str, field: str):
    with pytest.raises(Refused) as no:
        actions.set_goal(cast.actor(cast.anna), cast.vera.pk, **given)
    assert (no.value.code, no.value.field) == (code, field)


def test_nearness_is_the_clients_to_say(cast: Cast):
    goal, vera = make_goal(cast), cast.actor(cast.vera)
    rating = actions.rate_goal(vera, goal.pk, near=4, words=" Two good nights ")
    assert (rating.near, rating.level, rating.words, rating.by_client) == (4, None, "Two good nights", True)
    assert facts("goal.rated", goal.pk) == [{"by": "client", "near": 4, "level": None, "has_words": True}]
    silent = actions.rate_goal(vera, goal.pk, near=5)
    assert facts("goal.rated", silent.goal_id)[1]["has_words"] is False
    with pytest.raises(Refused, match="client_says"):
        actions.rate_goal(cast.actor(cast.anna), goal.pk, near=9)


def test_levels_have_words_before_anybody_chooses_one(cast: Cast):
    goal, anna = make_goal(cast), cast.actor(cast.anna)
    with pytest.raises(Refused, match="no_levels"):
        actions.rate_goal(anna, goal.pk, level=1)
    with pytest.raises(Refused) as no:
        actions.set_levels(anna, goal.pk, levels=LEVELS | {1: " "})
    assert (no.value.code, no.value.field) == ("all_levels", "level_1")
    actions.set_levels(anna, goal.pk, levels=LEVELS)
    assert actions.rate_goal(anna, goal.pk, level=1).by_client is False
    assert actions.set_levels(anna, goal.pk, levels={}).levels is None


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "nothing_said"),
        ({"near": 11}, "out_of_range"),
        ({"near": -1}, "out_of_range"),
        ({"level": 3}, "out_of_range"),
        ({"near": 1, "words": "x" * 1001}, "too_long"),
    ],
)
def test_a_bad_rating_is_refused(cast: Cast, given: dict[str, object], code: str):
    goal = make_goal(cast)
    actions.set_levels(cast.actor(cast.anna), goal.pk, levels=LEVELS)
    with pytest.raises(Refused, match=code):
        actions.rate_goal(cast.actor(cast.vera), goal.pk, **given)
    assert not GoalRating.objects.exists()


def test_several_goals_are_rated_at_once_or_not_at_all(cast: Cast):
    one, two = make_goal(cast), make_goal(cast, "Sing")
    vera = cast.actor(cast.vera)
    actions.rate_goals(vera, cast.vera.pk, near={one.pk: 3, two.pk: 8})
    foreign = actions.set_goal(cast.actor(cast.mikko), cast.oskar.pk, words="Run")
    with pytest.raises(NotYours):
        actions.rate_goals(vera, cast.vera.pk, near={one.pk: 4, foreign.pk: 4})
    assert sorted(GoalRating.objects.values_list("near", flat=True)) == [3, 8]


def test_a_goal_closes_without_a_reason_and_opens_again(cast: Cast):
    goal, vera = make_goal(cast), cast.actor(cast.vera)
    for how in ("reached", "reached", "dropped"):
        assert actions.close_goal(vera, goal.pk, how=how).closed_as == how
    assert facts("goal.closed", goal.pk) == [{"how": "reached"}, {"how": "dropped"}]
    for act in (actions.agree_to_goal, lambda a, pk: actions.rate_goal(a, pk, near=1)):
        with pytest.raises(Refused, match="closed"):
            act(vera, goal.pk)
    with pytest.raises(Refused, match="unknown_way"):
        actions.close_goal(vera, goal.pk, how="failed")
    assert actions.reopen_goal(vera, goal.pk).closed_at is None


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "oskar"])
def test_nobody_else_reads_or_touches_a_goal(cast: Cast, who: str):
    goal, actor = make_goal(cast), cast.actor(getattr(cast, who))
    acts = [
        lambda: actions.agree_to_goal(actor, goal.pk),
        lambda: actions.change_goal(actor, goal.pk, words="x"),
        lambda: actions.rate_goal(actor, goal.pk, near=1),
        lambda: actions.close_goal(actor, goal.pk, how="dropped"),
        lambda: actions.reopen_goal(actor, goal.pk),
        lambda: actions.set_goal(actor, cast.vera.pk, words="x"),
        lambda: queries.goal(actor, goal.pk),
        lambda: queries.alliance(actor, cast.vera.pk, []),
    ]
    for act in acts:
        with pytest.raises(NotYours):
            act()
    assert queries.goals(actor, cast.vera.pk) == []
    assert queries.open_goals(actor, cast.vera.pk) == []


def test_the_house_itself_says_no_yes(cast: Cast):
    with pytest.raises(NotYours):
        actions.agree_to_goal(worker(cast.practice.pk), make_goal(cast).pk)


def test_attainment_counts_what_was_not_let_go(cast: Cast):
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    sleep, sing = make_goal(cast, task="whole"), make_goal(cast, "Sing", weight=2)
    actions.set_levels(anna, sing.pk, levels=LEVELS)
    for goal, near in ((sleep, 2), (sleep, 6), (sing, 1)):
        actions.rate_goal(vera, goal.pk, near=near)
    actions.rate_goal(anna, sing.pk, level=1)
    found = queries.attainment(queries.goals(anna, cast.vera.pk))
    assert found.progress is not None and found.scaled is not None
    assert (found.progress.first, found.progress.last, found.progress.goals) == (2, 6, 1)
    assert (found.scaled.t, found.scaled.goals) == (60, 1)
    assert [each.goals for each in found.tasks] == [0, 0, 0, 1]
    actions.close_goal(vera, sleep.pk, how="dropped")
    assert queries.attainment(queries.goals(anna, cast.vera.pk)).progress is None


def test_the_alliance_has_only_what_both_said_yes_to(cast: Cast):
    anna = cast.actor(cast.anna)
    shared = make_goal(cast)
    make_goal(cast, "Sing")
    actions.agree_to_goal(cast.actor(cast.vera), shared.pk)
    found = queries.alliance(anna, cast.vera.pk, queries.goals(anna, cast.vera.pk))
    assert (found.trust, found.empathy, found.shared) == (None, None, [shared])
