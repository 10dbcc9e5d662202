"""Goals come nearer, or stand still, or too little was asked to say."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.voice.measuring.goals import GoalProgress
from alongside.voice.movement import TASKS, Movement, Scaled, movement, movement_of_tasks, progress, scaled

near = st.lists(st.integers(0, 10), max_size=6)


def test_a_goal_needs_a_second_rating_and_a_third_to_stand_still():
    said = {
        (): Movement.NOT_RATED,
        (4,): Movement.ONCE,
        (4, 4): Movement.TOO_FEW,
        (4, 5, 4): Movement.STILL,
        (4, 5): Movement.NEARER,
        (4, 9, 3): Movement.FURTHER,
    }
    assert {ratings: movement(ratings) for ratings in said} == said


@given(near)
def test_the_other_way_round_is_the_other_way(ratings: list[int]):
    mirrored = {Movement.NEARER: Movement.FURTHER, Movement.FURTHER: Movement.NEARER}
    found = movement(ratings)
    assert movement(ratings[::-1]) == mirrored.get(found, found)


def test_each_task_needs_a_goal_and_a_repeat_measure():
    found = movement_of_tasks([("beliefs", [2, 6]), ("beliefs", [4]), ("positive", [3]), ("", [1, 9])])
    assert [(each.task, each.goals, each.movement) for each in found] == [
        ("beliefs", 2, Movement.NEARER),
        ("position", 0, Movement.NO_GOAL),
        ("positive", 1, Movement.ONCE),
        ("whole", 0, Movement.NO_GOAL),
    ]
    assert found[0].progress == GoalProgress(first=2, last=6, goals=1, left_out=1)


def test_a_task_without_movement_is_said_only_with_enough_answers():
    assert movement_of_tasks([("whole", [3, 3])])[3].movement is Movement.TOO_FEW
    assert movement_of_tasks([("whole", [3, 5, 3])])[3].movement is Movement.STILL
    assert movement_of_tasks([("whole", [5, 2])])[3].movement is Movement.FURTHER


@given(st.lists(st.tuples(st.sampled_from([*TASKS, ""]), near), max_size=8))
def test_every_task_is_there_once_and_every_tagged_goal_counts(rated: list[tuple[str, list[int]]]):
    found = movement_of_tasks(rated)
    assert [each.task for each in found] == list(TASKS)
    assert sum(each.goals for each in found) == sum(task != "" for task, _ in rated)


def test_only_goals_rated_twice_are_compared():
    assert progress({"a": [2, 5, 6], "b": [4], "c": []}) == GoalProgress(2, 6, 1, 1)
    assert progress({"a": [2]}) is None


def test_as_expected_is_fifty():
    assert scaled([]) is None
    assert scaled([(0, 1), (0, 5)]) == Scaled(50, 2)
    assert scaled([(1, 1)]) == Scaled(60, 1)
