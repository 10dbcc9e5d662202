"""A conflict that may be there and is not named, and look-alikes that must stay silent (E04)."""

import pytest

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.findings.unspoken_conflict import find
from tests.mirror.findings.told import ANNA, NOW, WORK, met, told

MET = met(99, 3)


def felt(number: int, days_ago: float) -> Fact:
    return told(number, days_ago, "feeling.named", number, by_client=True)


def fell(number: int, days_ago: float, why: str = "falling") -> Fact:
    return told(number, days_ago, "concern.raised", number, part="heard", why=why)


def test_feelings_on_two_days_are_found() -> None:
    numbers = {"feelings": 2, "falls": 0, "days": 60}
    found = find([felt(1, 40), felt(2, 10), MET], WORK, Thresholds(), NOW)
    assert found == [Found("unspoken_conflict", ANNA, (1, 2), numbers)]


def test_one_feeling_with_a_fall_is_found() -> None:
    numbers = {"feelings": 1, "falls": 1, "days": 60}
    found = find([fell(1, 20), felt(2, 10), MET], WORK, Thresholds(), NOW)
    assert found == [Found("unspoken_conflict", ANNA, (2, 1), numbers)]


def test_one_feeling_alone_or_with_a_low_answer_is_silent() -> None:
    assert find([felt(1, 10), MET], WORK, Thresholds(), NOW) == []
    assert find([fell(1, 20, why="low"), felt(2, 10), MET], WORK, Thresholds(), NOW) == []


def test_a_fall_alone_is_silent() -> None:
    assert find([fell(1, 20), fell(2, 10), MET], WORK, Thresholds(), NOW) == []


def test_several_feelings_in_one_sitting_are_silent() -> None:
    assert find([felt(1, 10), felt(2, 10), MET], WORK, Thresholds(), NOW) == []


def test_feelings_of_long_ago_are_silent() -> None:
    assert find([felt(1, 61), felt(2, 10), MET], WORK, Thresholds(), NOW) == []


@pytest.mark.parametrize("verb", ["conflict.opened", "feeling.answered"])
def test_what_was_talked_about_is_silent_until_it_is_felt_again(verb: str) -> None:
    facts = [felt(1, 40), felt(2, 30), told(3, 20, verb)]
    assert find(facts, WORK, Thresholds(), NOW) == []
    [found] = find([*facts, felt(4, 10), felt(5, 5), MET], WORK, Thresholds(), NOW)
    assert found.evidence == (4, 5)


def test_while_nobody_could_talk_about_it_it_is_silent() -> None:
    """No meeting since, or one of this morning of which nothing is written down yet."""
    for meetings in ([], [met(99, 41)], [met(99, 0.5)]):
        assert find([felt(1, 40), felt(2, 10), *meetings], WORK, Thresholds(), NOW) == []
