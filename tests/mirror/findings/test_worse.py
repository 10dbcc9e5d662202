"""A goal moves away, and look-alikes that must stay silent (C02)."""

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.findings.worse import find
from tests.mirror.findings.told import ANNA, NOW, WORK, rated, told


def course(*values: int, goal: int = 1, first: int = 1) -> list[Fact]:
    return [rated(first + place, 40 - 10 * place, value, goal) for place, value in enumerate(values)]


def test_a_fall_of_two_over_three_ratings_is_found() -> None:
    facts = course(3, 7, 6, 5) + course(4, 5, 6, goal=2, first=10)
    numbers = {"goals": 1, "points": 2}
    assert find(facts, WORK, Thresholds(), NOW) == [Found("worse", ANNA, (2, 3, 4), numbers)]


def test_a_dip_that_came_back_is_silent() -> None:
    assert find(course(7, 3, 7), WORK, Thresholds(), NOW) == []


def test_one_point_is_silent() -> None:
    assert find(course(7, 7, 6), WORK, Thresholds(), NOW) == []


def test_several_ratings_of_one_day_are_one() -> None:
    facts = [rated(1, 2.1, 9), rated(2, 2.05, 7), rated(3, 2, 5)]
    assert find(facts, WORK, Thresholds(), NOW) == []


def test_a_closed_goal_is_silent() -> None:
    assert (
        find([*course(9, 6, 3), told(9, 1, "goal.closed", 1, how="dropped")], WORK, Thresholds(), NOW) == []
    )


def test_old_ratings_and_levels_alone_are_silent() -> None:
    assert find([rated(n, 100 - n, 9 - 2 * n) for n in (1, 2, 3)], WORK, Thresholds(), NOW) == []
    levels = [told(n, 20 - n, "goal.rated", 1, by="member", near=None, level=1 - n) for n in (1, 2, 3)]
    assert find(levels, WORK, Thresholds(), NOW) == []


def test_it_rests_when_the_goal_comes_nearer_again() -> None:
    assert find([*course(9, 7, 5), rated(9, 1, 8)], WORK, Thresholds(), NOW) == []
