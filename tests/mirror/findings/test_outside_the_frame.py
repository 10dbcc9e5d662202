"""Departures from the frame that we began, and look-alikes that must stay silent (A07)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.outside_the_frame import find

ANNA = UUID(int=1)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
FRAME = FrameFacts(practitioner=ANNA)


def deviation(number: int, days_ago: int, by: str = "practitioner", kind: str = "extra_time") -> Fact:
    facts = {"kind": kind, "started_by": by}
    return Fact(number, NOW - timedelta(days=days_ago), "deviation.logged", facts, ANNA)


THREE = [deviation(1, 50), deviation(2, 30, kind="disclosure"), deviation(3, 5, kind="fee_favour")]


def test_three_that_began_with_us_are_found() -> None:
    facts = [*reversed(THREE), deviation(4, 4, by="client", kind="gift")]
    found = find(facts, FRAME, Thresholds(), NOW)
    assert found == [Found("outside_the_frame", ANNA, (1, 2, 3), {"times": 3, "days": 60})]


@pytest.mark.parametrize(
    "facts",
    [
        [deviation(1, 5, by="client", kind="gift")],
        [deviation(number, number, by="client") for number in range(5)],  # theirs to bring
        THREE[:2],
        [*THREE[:2], deviation(3, -2)],  # the day after tomorrow
        [*THREE[1:], deviation(1, 61)],  # rests: one of them is old
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, FRAME, Thresholds(), NOW) == []


@pytest.mark.parametrize("frame", [replace(FRAME, is_advice=False), FrameFacts()])
def test_delivery_work_and_work_of_nobody_are_silent(frame: FrameFacts) -> None:
    assert find(THREE, frame, Thresholds(), NOW) == []
