"""How near goals came."""

from uuid import uuid4

import pytest

from alongside.voice.results.goals import goals
from alongside.voice.results.shapes import GoalLine, Nearness
from alongside.voice.series.enough import Reason
from tests.voice.results.rows import day

LEVELS = {str(level): f"level {level}" for level in range(-2, 3)}


def goal(
    *near: int | None,
    levels: tuple[int, ...] = (),
    weight: int = 1,
    closed_as: str = "",
    by_client: bool = True,
) -> GoalLine:
    ratings = [Nearness(day(at), by_client, each, None, "") for at, each in enumerate(near)]
    ratings += [Nearness(day(at), by_client, None, each, "") for at, each in enumerate(levels)]
    scale = LEVELS if levels else {}
    closed = day(50) if closed_as else None
    return GoalLine(uuid4(), "sleep", "", weight, scale, day(0), closed, closed_as, tuple(ratings))


def test_only_goals_rated_twice_are_compared() -> None:
    found = goals([goal(2, 4, 6), goal(3, 5), goal(9)])
    assert found.progress.value is not None
    assert (found.progress.value.first, found.progress.value.last) == (2.5, 5.5)
    assert (found.progress.n, found.progress.value.left_out, found.is_reliable) == (2, 1, True)
    assert (found.reliable.points, found.reliable.population) == (2.45, "young people")
    assert found.progress_by_member.reason is Reason.TOO_FEW_POINTS


def test_a_dropped_goal_does_not_count() -> None:
    found = goals([goal(2, 3), goal(0, 10, closed_as="dropped"), goal(5, 6, closed_as="reached")])
    assert found.progress.value is not None
    assert (found.progress.value.change, found.progress.n, found.is_reliable) == (1, 2, False)
    assert len(found.lines) == 3


def test_who_works_with_them_is_asked_apart() -> None:
    found = goals([goal(2, 3, by_client=False)])
    assert found.progress_by_member.value is not None
    assert found.progress_by_member.value.change == 1
    assert (found.progress.value, found.is_reliable) == (None, None)


def test_t_of_first_and_last_levels() -> None:
    found = goals(
        [goal(levels=(-1, 1), weight=3), goal(levels=(-1, 0), weight=2), goal(levels=(-1,)), goal(3)]
    )
    assert found.t_last.value == pytest.approx(50 + 10 * 2 / (0.7 * 14 + 0.3 * 36) ** 0.5)
    assert found.t_first.value == pytest.approx(50 - 10 * 6 / (0.7 * 14 + 0.3 * 36) ** 0.5)
    assert (found.t_first.n, found.t_last.n) == (3, 3)
    assert goals([goal(3)]).t_last.reason is Reason.TOO_FEW_POINTS


def test_the_levels_of_who_works_with_them_count_where_the_client_gave_none() -> None:
    assert goals([goal(levels=(-1, 2), by_client=False)]).t_last.value == pytest.approx(70)
