"""Times that change from our side, and look-alikes that must stay silent (A06)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.silent_change import find

ANNA, CHIE = UUID(int=1), UUID(int=3)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
FRAME = FrameFacts(practitioner=ANNA)


def met(number: int, days_ago: int) -> Fact:
    return Fact(number, NOW - timedelta(days=days_ago), "meeting.ended", {"planned_minutes": 50}, ANNA)


def moved(number: int, days_ago: int, by: str = "us", hours: float = 30.0) -> Fact:
    facts = {"was_at": "", "starts_at": "", "hours_before": hours, "by": by}
    return Fact(number, NOW - timedelta(days=days_ago), "appointment.moved", facts, CHIE)


def cancelled(number: int, days_ago: int, by: str = "us") -> Fact:
    status = "cancelled_by_us" if by == "us" else "cancelled_in_time"
    facts = {"status": status, "hours_before": 20.0, "by": by}
    return Fact(number, NOW - timedelta(days=days_ago), "appointment.cancelled", facts, CHIE)


WEEKLY = [met(week, 70 - 7 * week) for week in range(10)]
CHANGES = [moved(20, 50), cancelled(21, 40), moved(22, 20), moved(23, 15)]


@pytest.mark.parametrize("is_advice", [True, False])
def test_four_changes_in_eight_meetings_are_found(is_advice: bool) -> None:
    found = find([*CHANGES, *WEEKLY], replace(FRAME, is_advice=is_advice), Thresholds(), NOW)
    assert found == [Found("silent_change", ANNA, (20, 21, 22, 23), {"changes": 4, "meetings": 8})]


@pytest.mark.parametrize(
    "changes",
    [
        CHANGES[:3],
        [*CHANGES[:2], moved(21, 40, by="client"), cancelled(22, 20, by="client")],  # their wish
        [moved(number, 30) for number in range(20, 28)],  # a whole series at once: one change
        [*CHANGES[:3], moved(23, 15, hours=-2.0)],  # what was past was put right
        [*CHANGES[:3], moved(23, -1)],  # tomorrow
        [moved(19, 60), *CHANGES[1:]],  # one of them long ago
        [*CHANGES, Fact(30, NOW - timedelta(days=51), "frame.agreed", {"version": 2})],  # after new times
    ],
)
def test_look_alikes_are_silent(changes: list[Fact]) -> None:
    assert find([*WEEKLY, *changes], FRAME, Thresholds(), NOW) == []


def test_few_meetings_say_too_little() -> None:
    assert find([*WEEKLY[:4], *CHANGES], FRAME, Thresholds(), NOW) == []


def test_it_rests_when_as_many_meetings_were_held_as_planned() -> None:
    kept = [met(50 + number, 19 - number) for number in range(10)]
    assert find([*WEEKLY, *CHANGES, *kept], FRAME, Thresholds(), NOW) == []


def test_without_a_practitioner_it_is_nobodys() -> None:
    assert find([*WEEKLY, *CHANGES], FrameFacts(), Thresholds(), NOW) == []
