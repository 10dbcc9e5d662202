"""How near goals came: nearness first and last, and the T score of goal attainment scaling."""

from collections.abc import Sequence

from alongside.voice.measuring.change import is_reliable
from alongside.voice.measuring.goals import GOAL_CHANGE, GoalProgress, gas_t, goal_progress
from alongside.voice.results.shapes import GAS, GBO, GoalLine, Goals, Nearness
from alongside.voice.series.enough import Result, too_few

COUNTED = (
    "",
    "reached",
)  # a goal that was dropped, or changed into another, says nothing about being reached


def goals(lines: Sequence[GoalLine]) -> Goals:
    """All of a client's goals with what their ratings say together. `n` counts goals."""
    counted = [line for line in lines if line.closed_as in COUNTED]
    progress = _progress(counted, by_client=True)
    levels = _levels(counted)
    return Goals(
        lines=tuple(lines),
        progress=progress,
        progress_by_member=_progress(counted, by_client=False),
        reliable=GOAL_CHANGE,
        is_reliable=None if progress.value is None else is_reliable(progress.value.change, GOAL_CHANGE),
        t_first=_t([(first, weight) for first, _last, weight in levels]),
        t_last=_t([(last, weight) for _first, last, weight in levels]),
    )


def _progress(lines: Sequence[GoalLine], *, by_client: bool) -> Result[GoalProgress]:
    near = {
        str(line.goal_id): [
            each.near for each in line.ratings if each.by_client == by_client and each.near is not None
        ]
        for line in lines
    }
    twice = {goal: ratings for goal, ratings in near.items() if len(ratings) > 1}
    found = goal_progress(
        {goal: ratings[0] for goal, ratings in near.items() if ratings},
        {goal: ratings[-1] for goal, ratings in twice.items()},
    )
    return too_few(0, 1, GBO) if found is None else Result(found.goals, GBO, found)


def _levels(lines: Sequence[GoalLine]) -> list[tuple[int, int, int]]:
    """First level, last level and weight of each goal with a scale of its own that the client was rated on."""
    found = []
    for line in lines:
        said = _said(line.ratings)
        if line.levels and said:
            found.append((said[0], said[-1], line.weight))
    return found


def _said(ratings: Sequence[Nearness]) -> list[int]:
    """The client's levels; where they gave none, those of who works with them."""
    for by_client in (True, False):
        found = [each.level for each in ratings if each.by_client == by_client and each.level is not None]
        if found:
            return found
    return []


def _t(levels: Sequence[tuple[int, int]]) -> Result[float]:
    if not levels:
        return too_few(0, 1, GAS)
    value = gas_t([level for level, _ in levels], [weight for _, weight in levels])
    return Result(len(levels), GAS, value)
