"""A goal moves away, and look-alikes that must stay silent (C02)."""

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.findings.worse import find
from tests.mirror.findings.told import ANNA, NOW, WORK, rated, told


def course(*values: int, goal: int = 1, first: int = 1) -> list[Fact]:
    return [rated(first + place, 40 - 10 * place, value, goal) for place, value in enumerate(values)]


def raised(number: int, days_ago: float, why: str) -> Fact:
    return told(number, days_ago, "concern.raised", number, part="total", why=why)


def test_a_fall_that_is_no_chance_is_found() -> None:
    facts = course(3, 8, 6, 5) + course(4, 5, 6, goal=2, first=10)
    numbers = {"goals": 1, "points": 3, "answers": 0}
    assert find(facts, WORK, Thresholds(), NOW) == [Found("worse", ANNA, (2, 3, 4), numbers)]


def test_a_slow_fall_is_found_over_more_ratings() -> None:
    [found] = find([rated(n, 100 - 20 * n, 8 - n) for n in range(5)], WORK, Thresholds(), NOW)
    assert found.evidence == (1, 2, 3, 4)


def test_a_score_that_is_worse_by_more_than_its_error_is_found_until_it_is_talked_about() -> None:
    numbers = {"goals": 0, "points": 0, "answers": 1}
    seen = [raised(1, 9, "worse"), raised(2, 8, "low"), raised(3, 8, "falling")]
    assert find(seen, WORK, Thresholds(), NOW) == [Found("worse", ANNA, (1,), numbers)]
    assert find([*seen, told(4, 2, "concern.talked", 1, is_shared=True)], WORK, Thresholds(), NOW) == []
    assert find([raised(1, 61, "worse")], WORK, Thresholds(), NOW) == []


def test_a_fall_that_chance_may_explain_is_silent() -> None:
    assert find(course(7, 6, 5), WORK, Thresholds(), NOW) == []
    assert find(course(6, 8, 5, 7, 5), WORK, Thresholds(), NOW) == []


def test_a_dip_that_came_back_is_silent() -> None:
    assert find(course(7, 3, 7), WORK, Thresholds(), NOW) == []
    assert find(course(7, 6, 4, 5, 7), WORK, Thresholds(), NOW) == []


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
