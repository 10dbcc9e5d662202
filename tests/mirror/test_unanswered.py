"""Check-ins without an answer: what reached the client, was left, and is new for them (B04)."""

from datetime import timedelta
from typing import Any

import pytest

from alongside.mirror.facts import Fact, past
from alongside.mirror.unanswered import READS, newly_left
from tests.mirror.findings.told import NOW, told

SINCE = NOW - timedelta(days=84)
DAYS = (74, 60, 46, 32)


def asked(number: int, days_ago: float, rater: str = "client", **also: Any) -> list[Fact]:
    about = {"measure": "mood", "rater": rater} | also
    return [
        told(number, days_ago, "checkin.asked", number, **about),
        told(number + 1, days_ago - 2, "checkin.reminded", number),
    ]


def settled(number: int, days_ago: float, verb: str = "checkin.answered") -> list[Fact]:
    return [asked(number, days_ago)[0], told(number + 2, days_ago - 1, verb, number)]


BEFORE = [fact for n in range(6) for fact in settled(100 + 10 * n, 200 - 14 * n)]
LEFT = [fact for n, days in enumerate(DAYS) for fact in asked(10 * n, days)]


def left(facts: list[Fact]) -> dict[str, list[int]]:
    found = newly_left(past(facts, NOW, READS), SINCE, NOW)
    return {measure: [fact.id for fact in these] for measure, these in found.items()}


def test_what_was_left_is_found_where_all_was_answered_before() -> None:
    assert left([*BEFORE, *LEFT]) == {"mood": [0, 10, 20, 30]}
    assert left([*LEFT[::-1], *BEFORE]) == {"mood": [0, 10, 20, 30]}
    assert left([*BEFORE, *LEFT, *settled(40, 20, "checkin.declined")]) == {"mood": [0, 10, 20, 30]}


@pytest.mark.parametrize(
    "facts",
    [
        LEFT,  # nobody knows what is usual
        [*BEFORE, *LEFT[:2]],  # one, as most people do
        [*BEFORE, *(fact for fact in LEFT if fact.verb == "checkin.asked")],  # no letter could reach them
        [*BEFORE, *(fact for n, days in enumerate(DAYS) for fact in asked(10 * n, days, "circle"))],
        [
            *BEFORE,
            *(told(10 * n, days, "checkin.asked", 10 * n, measure="mood") for n, days in enumerate(DAYS)),
        ],
        [*BEFORE, *LEFT, *(told(50 + n, 10, "checkin.taken_back", 10 * n) for n in range(4))],
        [*BEFORE, *LEFT, *(told(50 + n, 10, "checkin.answered", 10 * n) for n in range(4))],  # late
        [*BEFORE, *LEFT, told(60, 80, "engagement.paused"), told(61, 20, "engagement.resumed")],
        [*BEFORE, *LEFT, told(60, 65, "engagement.paused")],  # in the middle of one, and on
        [*BEFORE, *LEFT, told(60, 80, "engagement.ended"), told(61, 1, "engagement.opened")],
        [*BEFORE, *LEFT, told(60, 80, "file.rested"), told(61, 1, "file.woken")],
        [*BEFORE, *(fact for n in range(4) for fact in asked(10 * n, 13 - n))],  # their time still runs
        [*(fact for n in range(6) for fact in asked(100 + 10 * n, 200 - 14 * n)), *LEFT],  # they always do
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert left(facts) == {}


def test_a_pause_takes_only_what_it_met() -> None:
    paused = [told(60, 70, "engagement.paused"), told(61, 65, "engagement.resumed")]
    assert left([*BEFORE, *LEFT, *paused]) == {"mood": [10, 20, 30]}
