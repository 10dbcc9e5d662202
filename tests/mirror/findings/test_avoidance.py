"""Meetings put off and questions half open at the same time, and look-alikes that must stay silent (B04)."""

from dataclasses import replace

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.avoidance import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, told


def moved(number: int, days_ago: float, by: str = "client", hours: float = 30.0) -> Fact:
    times = {"was_at": "", "starts_at": ""}
    return told(number, days_ago, "appointment.moved", **times, hours_before=hours, by=by)


def cancelled(number: int, days_ago: float) -> Fact:
    about = {"status": "cancelled_in_time", "hours_before": 50.0, "by": "client"}
    return told(number, days_ago, "appointment.cancelled", **about)


def form(
    number: int, days_ago: float, answered: int | None, asked: int | None = 8, rater: str = "client"
) -> Fact:
    about = {"measure": "mood", "rater": rater, "answered": answered, "asked": asked}
    return told(number, days_ago, "checkin.answered", number, **about)


def passed_over(number: int, days_ago: float, measure: str = "mood") -> list[Fact]:
    asked = told(number, days_ago + 1, "checkin.asked", number, measure=measure)
    return [asked, told(number + 1, days_ago, "checkin.declined", number)]


MOVES = [moved(1, 33), cancelled(2, 12)]
THIN = [form(10, 26, 3), *passed_over(11, 5)]
BEFORE = [form(20, 110, 8), form(21, 90, 8), form(22, 70, 7)]


@pytest.mark.parametrize("frame", [WORK, DELIVERY])
def test_both_signs_together_over_weeks_are_found_in_all_work(frame: FrameFacts) -> None:
    found = [Found("avoidance", ANNA, (1, 10, 2, 12), {"dates": 2, "forms": 2, "days": 42})]
    assert find([*BEFORE, *MOVES, *THIN], frame, Thresholds(), NOW) == found
    assert find([*THIN[::-1], *MOVES], frame, Thresholds(), NOW) == found


def test_missing_is_a_sign_too() -> None:
    facts = [*BEFORE, MOVES[0], told(2, 12, "appointment.missed"), *THIN]
    assert len(find(facts, WORK, Thresholds(), NOW)) == 1


@pytest.mark.parametrize(
    "facts",
    [
        [*BEFORE, *MOVES],  # a full life
        [*BEFORE, *THIN],  # tired of questions
        [*BEFORE, moved(1, 33, "us"), moved(2, 12, "us"), *THIN],
        [*BEFORE, moved(1, 33, hours=-2.0), moved(2, 12, hours=-2.0), *THIN],  # corrected afterwards
        [*BEFORE, MOVES[0], replace(MOVES[1], at=MOVES[0].at), *THIN],  # all of a holiday at once
        [*BEFORE, moved(1, 8), moved(2, 6), form(10, 7, 2), form(11, 3, 2)],  # one bad week
        [form(20, 110, 3), form(21, 90, 2), *MOVES, *THIN],  # has always left much open
        [*(moved(30 + n, 140 - 10 * n) for n in range(8)), *BEFORE, *MOVES, *THIN],  # has always moved
        [*BEFORE, *MOVES, form(10, 26, 3), *passed_over(11, 5, "sleep")],  # two subjects, once each
        [*BEFORE, *MOVES, form(10, 26, None, None), form(11, 5, None, None)],  # nobody knows
        [*BEFORE, *MOVES, form(10, 26, 0, 1), form(11, 5, 1, 2)],  # few questions
        [*BEFORE, *MOVES, form(10, 26, 3, rater="circle"), form(11, 5, 3, rater="circle")],
        [*BEFORE, *MOVES, form(10, 26, 5), form(11, 5, 5)],  # more than half
        [*BEFORE, moved(1, 50), *MOVES[1:], *THIN],  # rests: old
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, WORK, Thresholds(), NOW) == []


@pytest.mark.parametrize(
    "frame", [replace(WORK, stage="ending"), replace(WORK, stage="paused"), FrameFacts()]
)
def test_work_that_ends_or_rests_and_work_of_nobody_are_silent(frame: FrameFacts) -> None:
    assert find([*BEFORE, *MOVES, *THIN], frame, Thresholds(), NOW) == []
