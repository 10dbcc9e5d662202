"""Going on after every goal was reached, and look-alikes that must stay silent (G02, L05)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.goal_reached_still_going import find

ANNA = UUID(int=1)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
FRAME = FrameFacts(practitioner=ANNA)


def goal(number: int, days_ago: int, what: str, about: int = 7, **facts: object) -> Fact:
    return Fact(number, NOW - timedelta(days=days_ago), f"goal.{what}", facts, ANNA, about=UUID(int=about))


def met(number: int, days_ago: int) -> Fact:
    facts = {"planned_minutes": 50, "real_minutes": None, "source": "unknown"}
    return Fact(number, NOW - timedelta(days=days_ago), "meeting.ended", facts, ANNA)


SET = goal(1, 200, "set", set_by="client")
REACHED = goal(2, 50, "closed", how="reached")
ON = [met(11, 40), met(12, 20)]


def test_seven_weeks_of_going_on_are_found() -> None:
    found = find([*ON, REACHED, SET, met(10, 60)], FRAME, Thresholds(), NOW)
    numbers = {"goals": 1, "weeks": 7, "meetings": 2}
    assert found == [Found("goal_reached_still_going", ANNA, (2, 11, 12), numbers)]


def test_the_weeks_count_from_the_last_goal() -> None:
    other = [goal(3, 190, "set", about=8), goal(4, 90, "closed", about=8, how="reached")]
    [found] = find([SET, REACHED, *other, *ON], FRAME, Thresholds(), NOW)
    assert (found.evidence, found.facts["goals"], found.facts["weeks"]) == ((4, 2, 11, 12), 2, 7)


@pytest.mark.parametrize(
    "facts",
    [
        ON,  # no goal was ever named
        [SET, *ON],  # it is open
        [SET, goal(2, 50, "closed", how="dropped"), *ON],  # put aside
        [SET, REACHED, goal(3, 45, "reopened"), *ON],
        [SET, REACHED, goal(3, 10, "set", about=8), *ON],  # rests: a new one
        [SET, goal(2, 41, "closed", how="reached"), *ON],  # five weeks: there is much to close
        [SET, REACHED, ON[0]],  # one closing talk
        [SET, REACHED, ON[0], met(12, -2)],  # the second lies ahead
        [SET, REACHED, Fact(5, NOW - timedelta(days=48), "engagement.opened", {"kind": "advice"}), *ON],
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, FRAME, Thresholds(), NOW) == []


@pytest.mark.parametrize(
    "frame",
    [replace(FRAME, is_advice=False), replace(FRAME, stage="ending"), replace(FRAME, practitioner=None)],
)
def test_delivery_and_ending_work_is_silent(frame: FrameFacts) -> None:
    assert find([SET, REACHED, *ON], frame, Thresholds(), NOW) == []
