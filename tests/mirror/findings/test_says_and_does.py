"""What is said and what is done differ, and look-alikes that must stay silent (B04)."""

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.findings.says_and_does import find
from tests.mirror.findings.told import ANNA, NOW, WORK, rated, step, told


def let_go(number: int, days_ago: float, about: int) -> Fact:
    return told(number, days_ago, "step.dropped", about, owner="client")


def test_a_near_goal_with_steps_let_go_or_left_open_is_found() -> None:
    facts = [
        step(1, 50),
        step(2, 40),
        step(3, 30),
        step(4, 9),
        let_go(5, 20, 1),
        let_go(6, 20, 2),
        rated(7, 25, 8),
        rated(8, 5, 9),
    ]
    numbers = {"goals": 1, "steps": 3, "of": 3}
    assert find(facts, WORK, Thresholds(), NOW) == [Found("says_and_does", ANNA, (3, 5, 6, 7, 8), numbers)]


def test_half_of_few_steps_may_be_chance() -> None:
    steps, near = [step(number, 40) for number in range(1, 6)], [rated(30, 25, 9), rated(31, 5, 9)]
    done = [told(10 + number, 20, "step.done", number, owner="client") for number in (1, 2)]
    assert find([*steps, *done[:1], *near], WORK, Thresholds(), NOW) != []
    assert find([*steps, *done, *near], WORK, Thresholds(), NOW) == []


def test_steps_that_get_done_are_silent() -> None:
    facts = [step(number, 40) for number in range(1, 7)] + [rated(29, 25, 9), rated(30, 5, 9)]
    done = [told(10 + number, 20, "step.done", number, owner="client") for number in range(1, 4)]
    assert find(facts + done, WORK, Thresholds(), NOW) == []


def test_where_goals_are_not_said_to_be_near_it_is_silent() -> None:
    steps = [step(number, 40) for number in range(1, 5)]
    assert find([*steps, rated(8, 9, 7), rated(9, 5, 7)], WORK, Thresholds(), NOW) == []
    assert find([*steps, rated(8, 9, 9), rated(9, 5, 4)], WORK, Thresholds(), NOW) == []
    assert find([*steps, rated(8, 9, 4), rated(9, 5, 9)], WORK, Thresholds(), NOW) == []
    assert find([*steps, rated(9, 5, 9)], WORK, Thresholds(), NOW) == []
    assert find(steps, WORK, Thresholds(), NOW) == []


def test_fresh_steps_and_two_open_ones_are_silent() -> None:
    near = [rated(8, 25, 9), rated(9, 5, 9)]
    assert find([*(step(n, 20) for n in range(1, 5)), *near], WORK, Thresholds(), NOW) == []
    assert find([step(1, 40), step(2, 40), *near], WORK, Thresholds(), NOW) == []


def test_our_own_steps_are_silent() -> None:
    ours = [step(number, 40, "practitioner") for number in range(1, 5)]
    assert find([*ours, rated(8, 25, 9), rated(9, 5, 9)], WORK, Thresholds(), NOW) == []
