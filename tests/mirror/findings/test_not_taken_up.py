"""Feedback that nobody takes up, and look-alikes that must stay silent (C02, C04)."""

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.not_taken_up import find
from tests.mirror.findings.told import ANNA, NOW, WORK, met, told


def raised(number: int, days_ago: float, about: int = 1) -> Fact:
    return told(number, days_ago, "concern.raised", about, part="heard", why="low")


def test_it_waits_through_meetings() -> None:
    facts = [met(1, 20), raised(2, 19), met(3, 15), met(4, 10), met(5, 5)]
    numbers = {"concerns": 1, "days": 19, "meetings": 3}
    assert find(facts, WORK, Thresholds(), NOW) == [Found("not_taken_up", ANNA, (2, 3, 4, 5), numbers)]


def test_it_waits_for_three_weeks_and_two_meetings_or_for_six_weeks() -> None:
    facts = [raised(1, 21), met(3, 20), met(4, 6), raised(2, 3, about=2)]
    numbers = {"concerns": 1, "days": 21, "meetings": 2}
    assert find(facts, WORK, Thresholds(), NOW) == [Found("not_taken_up", ANNA, (1, 3, 4), numbers)]
    assert find([raised(1, 42)], WORK, Thresholds(), NOW) != []


def test_once_it_may_slip() -> None:
    assert find([raised(1, 41), met(3, 20)], WORK, Thresholds(), NOW) == []


@pytest.mark.parametrize("how", ["concern.talked", "concern.closed"])
def test_what_was_taken_up_is_silent_in_any_order_of_arrival(how: str) -> None:
    assert find([told(2, 5, how, 1), raised(1, 50)], WORK, Thresholds(), NOW) == []


def test_another_one_that_was_talked_about_does_not_hide_it() -> None:
    [found] = find(
        [raised(1, 50), raised(2, 50, about=2), told(3, 5, "concern.talked", 2)], WORK, Thresholds(), NOW
    )
    assert found.evidence == (1,)


def test_a_fresh_one_is_silent_and_meetings_before_it_do_not_count() -> None:
    facts = [met(1, 30), met(2, 25), met(3, 21), raised(4, 20), met(5, 10), met(6, 3)]
    assert find(facts, WORK, Thresholds(), NOW) == []


def test_while_the_work_rests_it_is_silent() -> None:
    paused = FrameFacts(practitioner=ANNA, stage="paused")
    assert find([raised(1, 50)], paused, Thresholds(), NOW) == []


def test_what_tells_of_no_row_is_left_out() -> None:
    facts = [told(1, 50, "concern.raised", part="heard", why="low")]
    assert find(facts, WORK, Thresholds(), NOW) == []
