"""Scores off the course to be expected, and look-alikes that must stay silent (C02)."""

from dataclasses import replace

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.off_expected_course import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, told


def scored(number: int, days_ago: float, *off: str, measure: str = "mood", rater: str = "client") -> Fact:
    about = {"measure": measure, "rater": rater, "scores": {"total": 14.0}, "off_course": list(off)}
    return told(number, days_ago, "checkin.answered", number, **about)


TWO = [scored(1, 40), scored(2, 25, "total"), scored(3, 10, "total")]


@pytest.mark.parametrize("frame", [WORK, DELIVERY])
def test_two_one_after_another_are_found_in_all_work(frame: FrameFacts) -> None:
    found = [Found("off_expected_course", ANNA, (2, 3), {"answers": 2, "scales": 1})]
    assert find(TWO[::-1], frame, Thresholds(), NOW) == found


def test_several_scales_are_one_finding() -> None:
    more = [scored(4, 20, "total", measure="sleep"), scored(5, 9, "total", measure="sleep")]
    [found] = find([*TWO, *more], WORK, Thresholds(), NOW)
    assert (found.evidence, found.facts) == ((2, 3, 4, 5), {"answers": 2, "scales": 2})


def old(number: int, days_ago: float) -> Fact:
    """From before anybody knew of the course."""
    fact = scored(number, days_ago)
    return replace(fact, facts={name: said for name, said in fact.facts.items() if name != "off_course"})


@pytest.mark.parametrize(
    "facts",
    [
        [scored(1, 20), scored(2, 5, "total")],  # one alone
        [*TWO, scored(4, 2)],  # rests: it came back
        [scored(2, 25, "total"), scored(3, 10, "total", measure="sleep")],  # two measures, once each
        [scored(2, 25, "other"), scored(3, 10, "total")],  # not the same scale
        [replace(each, facts={**each.facts, "rater": "circle"}) for each in TWO],
        [replace(each, facts={**each.facts, "scores": {"total": None}}) for each in TWO],
        [scored(2, 80, "total"), scored(3, 61, "total")],  # long ago
        [TWO[1], old(3, 10)],
        [TWO[1], scored(3, -1, "total")],
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, WORK, Thresholds(), NOW) == []


@pytest.mark.parametrize("frame", [replace(WORK, stage="ended"), FrameFacts()])
def test_ended_work_and_work_of_nobody_are_silent(frame: FrameFacts) -> None:
    assert find(TWO, frame, Thresholds(), NOW) == []
