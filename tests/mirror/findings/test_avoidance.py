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


MOVES = [moved(1, 66), cancelled(2, 45), moved(3, 30), cancelled(4, 12)]
THIN = [form(10, 59, 3), form(11, 26, 4), *passed_over(12, 5)]
BEFORE = [form(20, 200, 8), form(21, 180, 8), form(22, 160, 7)]


@pytest.mark.parametrize("frame", [WORK, DELIVERY])
def test_both_signs_together_over_weeks_are_found_in_all_work(frame: FrameFacts) -> None:
    found = [
        Found("avoidance", ANNA, (1, 10, 2, 3, 11, 4, 13), {"dates": 4, "forms": 3, "left": 0, "days": 84})
    ]
    assert find([*BEFORE, *MOVES, *THIN], frame, Thresholds(), NOW) == found
    assert find([*THIN[::-1], *MOVES], frame, Thresholds(), NOW) == found


def test_missing_is_a_sign_too() -> None:
    facts = [*BEFORE, *MOVES[:3], told(4, 12, "appointment.missed"), *THIN]
    assert len(find(facts, WORK, Thresholds(), NOW)) == 1


def unanswered(number: int, days_ago: float) -> list[Fact]:
    asked = told(number, days_ago, "checkin.asked", number, measure="mood", rater="client")
    return [asked, told(number + 1, days_ago - 2, "checkin.reminded", number)]


def answered_before() -> list[Fact]:
    """Six that were asked and answered whole."""
    days = [(300 + 10 * n, 200 - 14 * n) for n in range(6)]
    asked = [told(n, ago, "checkin.asked", n, measure="mood", rater="client") for n, ago in days]
    return [*asked, *(form_of(n, ago - 1) for n, ago in days)]


def form_of(asked: int, days_ago: float) -> Fact:
    about = {"measure": "mood", "rater": "client", "answered": 8, "asked": 8}
    return told(asked + 1, days_ago, "checkin.answered", asked, **about)


SILENT = [fact for n, ago in ((80, 52), (82, 38), (84, 20)) for fact in unanswered(n, ago)]


def test_what_was_left_without_an_answer_adds_to_two_that_were_half_open() -> None:
    facts = [*answered_before(), *MOVES, *THIN[:2], *SILENT]
    [found] = find(facts, WORK, Thresholds(), NOW)
    assert found.facts == {"dates": 4, "forms": 5, "left": 3, "days": 84}
    assert found.evidence == (1, 10, 80, 2, 82, 3, 11, 84, 4)


@pytest.mark.parametrize(
    "facts",
    [
        [*answered_before(), *MOVES, *SILENT],  # alone it says nothing
        [*answered_before(), *MOVES, *THIN[:1], *SILENT],
        [*answered_before(), *MOVES, *THIN[:2]],
        [*answered_before(), *THIN[:2], *SILENT],  # who comes as always
        [*MOVES, *THIN[:2], *SILENT],  # nobody knows what is usual
    ],
)
def test_silence_that_looks_like_it_is_let_be(facts: list[Fact]) -> None:
    assert find(facts, WORK, Thresholds(), NOW) == []


@pytest.mark.parametrize(
    "facts",
    [
        [*BEFORE, *MOVES],  # a full life
        [*BEFORE, *THIN],  # tired of questions
        [*BEFORE, *(moved(n, 66 - 12 * n, "us") for n in range(1, 5)), *THIN],
        [*BEFORE, *(moved(n, 66 - 12 * n, hours=-2.0) for n in range(1, 5)), *THIN],  # corrected afterwards
        [*BEFORE, *(replace(each, at=MOVES[0].at) for each in MOVES), *THIN],  # all of a holiday at once
        [
            *BEFORE,
            *(moved(n, 9 - n) for n in range(1, 5)),
            *(form(10 + n, 8 - n, 2) for n in range(3)),
        ],  # one bad week
        [form(20, 200, 3), form(21, 180, 2), *MOVES, *THIN],  # has always left much open
        [*(moved(30 + n, 180 - 12 * n) for n in range(8)), *BEFORE, *MOVES, *THIN],  # has always moved
        [*BEFORE, *MOVES, *THIN[:2], *passed_over(12, 5, "sleep")],  # another subject
        [*BEFORE, *MOVES, *(form(10 + n, 50 - 20 * n, None, None) for n in range(3))],  # nobody knows
        [*BEFORE, *MOVES, *(form(10 + n, 50 - 20 * n, 1, 2) for n in range(3))],  # few questions
        [*BEFORE, *MOVES, *(form(10 + n, 50 - 20 * n, 3, rater="circle") for n in range(3))],
        [*BEFORE, *MOVES, *(form(10 + n, 50 - 20 * n, 5) for n in range(3))],  # more than half
        [*BEFORE, moved(1, 85), *MOVES[1:], *THIN],  # rests: old
        [*BEFORE, *MOVES[:3], moved(4, -1), *THIN],
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, WORK, Thresholds(), NOW) == []


@pytest.mark.parametrize(
    "frame", [replace(WORK, stage="ending"), replace(WORK, stage="paused"), FrameFacts()]
)
def test_work_that_ends_or_rests_and_work_of_nobody_are_silent(frame: FrameFacts) -> None:
    assert find([*BEFORE, *MOVES, *THIN], frame, Thresholds(), NOW) == []
