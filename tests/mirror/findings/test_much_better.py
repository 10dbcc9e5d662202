"""The goals are near: a good finding, and look-alikes that must stay silent (L04)."""

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.much_better import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, rated, told


def course(*values: int, goal: int = 1, first: int = 1) -> list[Fact]:
    return [rated(first + place, 40 - 10 * place, value, goal) for place, value in enumerate(values)]


def test_four_near_ratings_of_every_goal_are_found() -> None:
    facts = course(5, 8, 9, 8, 8) + course(9, 9, 9, 9, goal=2, first=10)
    numbers = {"goals": 2, "near": 8, "times": 4}
    assert find(facts, WORK, Thresholds(), NOW) == [
        Found("much_better", ANNA, (2, 3, 4, 5, 10, 11, 12, 13), numbers)
    ]


def test_another_open_goal_that_is_further_away_or_was_never_rated_is_silent() -> None:
    assert find(course(8, 9, 8, 8) + course(9, 9, 9, 5, goal=2, first=10), WORK, Thresholds(), NOW) == []
    assert (
        find([*course(8, 9, 8, 8), told(9, 3, "goal.set", 2, set_by="client")], WORK, Thresholds(), NOW) == []
    )


def test_one_good_day_is_silent() -> None:
    assert find([rated(number, 2, 9) for number in (1, 2, 3, 4)], WORK, Thresholds(), NOW) == []
    assert find(course(5, 6, 7, 9), WORK, Thresholds(), NOW) == []
    assert find(course(7, 8, 9, 8), WORK, Thresholds(), NOW) == []


def test_old_ratings_are_silent() -> None:
    assert find([rated(n, 100 - n, 9) for n in (1, 2, 3, 4)], WORK, Thresholds(), NOW) == []


def test_where_the_ending_has_begun_or_work_is_delivered_it_is_silent() -> None:
    ending = FrameFacts(practitioner=ANNA, stage="ending")
    assert find(course(8, 9, 8, 8), ending, Thresholds(), NOW) == []
    assert find(course(8, 9, 8, 8), DELIVERY, Thresholds(), NOW) == []
