"""A tie outside the work that nobody decided about, and look-alikes that must stay silent (A08)."""

from dataclasses import replace

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings import what_speaks
from alongside.mirror.findings.tie_undecided import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, told

BEFORE_WORK = FrameFacts(stage="ended", awaits=ANNA)


def intake(number: int, days_ago: float, *answered: str) -> Fact:
    return replace(told(number, days_ago, "intake.answered", answered=list(answered)), by="client")


def decided(number: int, days_ago: float, decision: str = "accept") -> Fact:
    return told(number, days_ago, "tie.decided", decision=decision)


NAMED = intake(1, 9, "greeting", "dual_ties")


@pytest.mark.parametrize("frame", [WORK, DELIVERY, BEFORE_WORK])
def test_it_is_found_after_a_week_in_all_work_and_before_there_is_any(frame: FrameFacts) -> None:
    found = [Found("tie_undecided", ANNA, (1,), {"days": 9})]
    assert find([intake(2, 3, "greeting"), NAMED], frame, Thresholds(), NOW) == found
    assert what_speaks([NAMED], frame, Thresholds(), NOW) == found


@pytest.mark.parametrize(
    "facts",
    [
        [intake(1, 30, "greeting", "support_needs")],  # no tie was named
        [intake(1, 6, "dual_ties")],  # fresh: they may talk about it when they meet
        [NAMED, decided(2, 8)],
        [NAMED, decided(2, 8, "refer_on")],
        [NAMED, decided(2, 8, "")],  # taken back
        [intake(1, -1, "dual_ties")],
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, WORK, Thresholds(), NOW) == []


def test_another_tie_begins_anew() -> None:
    facts = [NAMED, decided(2, 8.5), intake(3, 8, "dual_ties"), intake(4, 2, "dual_ties")]
    assert find(facts, WORK, Thresholds(), NOW) == [Found("tie_undecided", ANNA, (3, 4), {"days": 8})]


def test_ended_work_and_work_of_nobody_are_silent() -> None:
    assert find([NAMED], replace(WORK, stage="ended"), Thresholds(), NOW) == []
    assert find([NAMED], FrameFacts(), Thresholds(), NOW) == []
