"""Ways round a need that nobody talked about, and look-alikes that must stay silent (B04)."""

from dataclasses import replace

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.findings.workaround import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, met, told


def seen(number: int, days_ago: float, by_client: bool = True) -> Fact:
    return told(number, days_ago, "workaround.seen", number, by_client=by_client, way="paper")


def talked(number: int, days_ago: float, about: int) -> Fact:
    return told(number, days_ago, "workaround.talked", about)


def test_two_that_wait_are_found_in_all_work() -> None:
    facts = [seen(1, 50), seen(2, 22, by_client=False), seen(3, 5), talked(4, 4, 3)]
    found = [Found("workaround", ANNA, (1, 2), {"times": 2, "theirs": 1, "days": 60})]
    assert find(facts, WORK, Thresholds(), NOW) == found
    assert find(facts[::-1], DELIVERY, Thresholds(), NOW) == found


def test_one_alone_an_old_one_and_one_to_come_are_silent() -> None:
    assert find([seen(1, 25)], WORK, Thresholds(), NOW) == []
    assert find([seen(1, 61), seen(2, 25)], WORK, Thresholds(), NOW) == []
    assert find([seen(1, -1), seen(2, 25)], WORK, Thresholds(), NOW) == []


def test_it_rests_when_they_are_talked_about() -> None:
    facts = [seen(1, 9), seen(2, 8), met(9, 3), talked(3, 2, 1)]
    assert find(facts, WORK, Thresholds(), NOW) == []
    assert find([*facts[:3], talked(3, -2, 1)], WORK, Thresholds(), NOW) != []


def test_it_waits_until_there_was_a_meeting_to_talk_at_or_three_weeks() -> None:
    facts = [met(8, 10), seen(1, 9), seen(2, 8)]
    assert find(facts, WORK, Thresholds(), NOW) == []
    assert find([*facts, met(9, 8.5)], WORK, Thresholds(), NOW) == []
    assert find([*facts, met(9, 3)], WORK, Thresholds(), NOW) != []
    assert find([met(8, 30), seen(1, 23), seen(2, 22)], WORK, Thresholds(), NOW) != []


def test_ended_work_and_work_of_nobody_are_silent() -> None:
    facts = [seen(1, 9), seen(2, 8), met(9, 3)]
    assert find(facts, replace(WORK, stage="ended"), Thresholds(), NOW) == []
    assert find(facts, replace(WORK, practitioner=None), Thresholds(), NOW) == []
