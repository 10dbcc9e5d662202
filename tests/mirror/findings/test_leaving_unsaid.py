"""Staying away without a word, and look-alikes that must stay silent (G01)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.leaving_unsaid import find

ANNA = UUID(int=1)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
FRAME = FrameFacts(practitioner=ANNA)


def fact(number: int, days_ago: int, verb: str, **facts: object) -> Fact:
    return Fact(number, NOW - timedelta(days=days_ago), verb, facts, ANNA)


def cancelled(number: int, days_ago: int, status: str) -> Fact:
    by = "us" if status == "cancelled_by_us" else "client"
    return fact(number, days_ago, "appointment.cancelled", status=status, hours_before=2.0, by=by)


MET = fact(1, 30, "meeting.ended", planned_minutes=50, real_minutes=50, source="pressed")
AWAY = [fact(2, 14, "appointment.missed"), cancelled(3, 7, "cancelled_late")]


@pytest.mark.parametrize("is_advice", [True, False])
def test_two_in_a_row_and_nothing_booked_are_found(is_advice: bool) -> None:
    found = find([*AWAY, MET], replace(FRAME, is_advice=is_advice), Thresholds(), NOW)
    assert found == [Found("leaving_unsaid", ANNA, (2, 3), {"times": 2, "days": 7})]


def test_what_was_cancelled_in_time_in_between_changes_nothing() -> None:
    facts = [MET, AWAY[0], cancelled(9, 10, "cancelled_in_time"), AWAY[1]]
    assert [each.evidence for each in find(facts, FRAME, Thresholds(), NOW)] == [(2, 3)]


@pytest.mark.parametrize(
    "frame",
    [
        replace(FRAME, has_next=True),
        replace(FRAME, stage="paused"),
        replace(FRAME, stage="ending"),
        replace(FRAME, practitioner=None),
    ],
)
def test_booked_resting_or_ending_work_is_silent(frame: FrameFacts) -> None:
    assert find([MET, *AWAY], frame, Thresholds(), NOW) == []


@pytest.mark.parametrize(
    "facts",
    [
        AWAY[:1],  # once
        [AWAY[0], fact(1, 10, "meeting.ended"), AWAY[1]],  # they met in between
        [AWAY[0], cancelled(3, 7, "cancelled_by_us")],  # that was us
        [AWAY[0], cancelled(3, 7, "cancelled_in_time")],  # in time is in order
        [*AWAY, fact(4, 5, "message.sent", by="client")],  # they wrote
        [*AWAY, fact(4, 2, "meeting.started", planned_minutes=50)],  # rests: they came
        [AWAY[0], cancelled(3, 1, "cancelled_late")],  # yesterday: they may ring
        [AWAY[0], cancelled(3, -1, "cancelled_late")],  # tomorrow
        [fact(2, 80, "appointment.missed"), fact(3, 73, "appointment.missed")],  # long ago
        [*AWAY, fact(4, 5, "engagement.opened", kind="advice")],  # new work has begun
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, FRAME, Thresholds(), NOW) == []


def test_our_own_message_does_not_hide_it() -> None:
    assert len(find([*AWAY, fact(4, 5, "message.sent", by="member")], FRAME, Thresholds(), NOW)) == 1
