"""Whether a goal comes nearer: a few answers beside each other, said calmly. No Django here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from alongside.voice.measuring.goals import GoalProgress, gas_t, goal_progress

FEWEST = 3  # with fewer answers, standing still cannot be told from a bad day; our own choice
POINT = 1  # of ten: less than that is no movement; our own choice, not validated
# The four tasks of the stage of correction (B12).
TASKS = ("beliefs", "position", "positive", "whole")


class Movement(StrEnum):
    """Where a goal, or a task with its goals, has gone since it was rated first."""

    NO_GOAL = "no_goal"  # the task has no indicator
    NOT_RATED = "not_rated"
    ONCE = "once"  # a repeat measure is missing
    TOO_FEW = "too_few"
    NEARER = "nearer"
    FURTHER = "further"
    STILL = "still"


def movement(near: Sequence[float]) -> Movement:
    """How the ratings of one goal moved, the oldest first (B12)."""
    if len(near) < 2:
        return Movement.ONCE if near else Movement.NOT_RATED
    change = near[-1] - near[0]
    if abs(change) >= POINT:
        return Movement.NEARER if change > 0 else Movement.FURTHER
    return Movement.STILL if len(near) >= FEWEST else Movement.TOO_FEW


@dataclass(frozen=True, slots=True)
class TaskMovement:
    """One of the four tasks: its goals, and the mean of those rated more than once."""

    task: str
    goals: int
    movement: Movement
    progress: GoalProgress | None = None


def movement_of_tasks(rated: Iterable[tuple[str, Sequence[float]]]) -> list[TaskMovement]:
    """Each of the four tasks from its goals' (task, ratings): an indicator and a repeat measure, or not (B12)."""
    by_task: dict[str, list[Sequence[float]]] = {task: [] for task in TASKS}
    for task, near in rated:
        if task in by_task:
            by_task[task].append(near)
    return [_of_task(task, goals) for task, goals in by_task.items()]


def _of_task(task: str, goals: list[Sequence[float]]) -> TaskMovement:
    if not goals:
        return TaskMovement(task, 0, Movement.NO_GOAL)
    found = progress({str(number): near for number, near in enumerate(goals)})
    if found is None:
        longest = max(goals, key=len)
        return TaskMovement(task, len(goals), movement(longest))
    if abs(found.change) >= POINT:
        moved = Movement.NEARER if found.change > 0 else Movement.FURTHER
    else:
        moved = Movement.STILL if max(map(len, goals)) >= FEWEST else Movement.TOO_FEW
    return TaskMovement(task, len(goals), moved, found)


def progress(near: Mapping[str, Sequence[float]]) -> GoalProgress | None:
    """First and last ratings of the goals that were rated more than once; None when there is none."""
    first = {goal: ratings[0] for goal, ratings in near.items() if ratings}
    last = {goal: ratings[-1] for goal, ratings in near.items() if len(ratings) > 1}
    return goal_progress(first, last)


@dataclass(frozen=True, slots=True)
class Scaled:
    """The T score of goal attainment scaling over `goals` goals, at the time of their last levels."""

    t: float
    goals: int


def scaled(levels: Sequence[tuple[int, int]]) -> Scaled | None:
    """GAS T from (level, weight) of each goal that has a level; None without any."""
    if not levels:
        return None
    return Scaled(gas_t([level for level, _ in levels], [weight for _, weight in levels]), len(levels))
