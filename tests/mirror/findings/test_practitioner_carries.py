"""The practitioner carries the steps, and look-alikes that must stay silent (D04, D09)."""

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.practitioner_carries import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, step


def steps(ours: int, theirs: int, days_ago: float = 10) -> list[Fact]:
    mine = [step(number, days_ago, "practitioner") for number in range(1, ours + 1)]
    return mine + [step(ours + number, days_ago) for number in range(1, theirs + 1)]


def test_most_of_the_steps_are_ours() -> None:
    found = find(steps(8, 2), WORK, Thresholds(), NOW)
    numbers = {"steps": 8, "of": 10, "days": 150}
    assert found == [Found("practitioner_carries", ANNA, (1, 2, 3, 4, 5, 6, 7, 8), numbers)]


def test_half_and_half_is_silent() -> None:
    assert find(steps(6, 6), WORK, Thresholds(), NOW) == []
    assert find(steps(20, 20), WORK, Thresholds(), NOW) == []


def test_what_chance_brings_among_few_steps_says_nothing_and_among_many_it_does() -> None:
    for ours, theirs in ((4, 0), (7, 3), (13, 7)):
        assert find(steps(ours, theirs), WORK, Thresholds(), NOW) == [], (ours, theirs)
    for ours, theirs in ((5, 0), (14, 6), (40, 20)):
        assert len(find(steps(ours, theirs), WORK, Thresholds(), NOW)) == 1, (ours, theirs)


def test_steps_of_long_ago_and_of_the_future_do_not_count() -> None:
    assert find(steps(10, 0, days_ago=151), WORK, Thresholds(), NOW) == []
    assert find(steps(10, 0, days_ago=-1), WORK, Thresholds(), NOW) == []


def test_it_rests_when_the_client_owns_more_again() -> None:
    later = [step(number, 1) for number in range(20, 26)]
    assert find(steps(8, 2), WORK, Thresholds(), NOW) != []
    assert find(steps(8, 2) + later, WORK, Thresholds(), NOW) == []


def test_the_limit_is_the_practices_own() -> None:
    assert find(steps(8, 2), WORK, Thresholds(carries_percent=80), NOW) == []


def test_it_is_switched_off_for_delivery_work_and_is_nobodys_without_a_practitioner() -> None:
    assert find(steps(10, 0), DELIVERY, Thresholds(), NOW) == []
    assert find(steps(10, 0), FrameFacts(), Thresholds(), NOW) == []
