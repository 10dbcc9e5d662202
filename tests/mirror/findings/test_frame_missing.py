"""Work without an agreement, and look-alikes that must stay silent (A01, A02)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.frame_missing import find

ANNA = UUID(int=1)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
NONE = FrameFacts(practitioner=ANNA, has_frame=False)


def fact(number: int, verb: str, days_ago: int, *, known_ago: int | None = None) -> Fact:
    known = NOW - timedelta(days=days_ago if known_ago is None else known_ago)
    return Fact(number, NOW - timedelta(days=days_ago), verb, {}, ANNA, known_at=known)


OPENED = fact(1, "engagement.opened", 40)
MET = [fact(2, "meeting.ended", 30), fact(3, "meeting.ended", 20)]
FOUND = [Found("frame_missing", ANNA, (1,), {"days": 40})]


@pytest.mark.parametrize(
    "frame",
    [
        NONE,
        replace(NONE, is_advice=False),  # an agreement is needed in delivery work too
        replace(NONE, has_frame=True, is_imported=True),  # nobody has said yes to what was imported
    ],
)
def test_forty_days_without_a_yes_are_found(frame: FrameFacts) -> None:
    assert find([OPENED], frame, Thresholds(), NOW) == FOUND


def test_before_the_start_it_is_found_once_they_meet() -> None:
    frame = replace(NONE, stage="intake")
    assert find([OPENED, *MET], frame, Thresholds(), NOW) == FOUND
    assert find([OPENED, *MET[:1]], frame, Thresholds(), NOW) == []


@pytest.mark.parametrize(
    "frame",
    [
        replace(NONE, has_frame=True),
        replace(NONE, has_frame=True, is_imported=True, agreed_on=date(2026, 3, 1)),
        replace(NONE, stage="paused"),
        replace(NONE, stage="ending"),
        replace(NONE, practitioner=None),
    ],
)
def test_agreed_resting_or_ending_work_is_silent(frame: FrameFacts) -> None:
    assert find([OPENED, *MET], frame, Thresholds(), NOW) == []


@pytest.mark.parametrize(
    "facts",
    [
        [fact(1, "engagement.opened", 29)],  # new
        [fact(1, "engagement.opened", 400, known_ago=2)],  # old work that was imported two days ago
        [OPENED, fact(2, "frame.proposed", 5)],  # a proposal waits for the client
        [OPENED, fact(4, "engagement.opened", 3)],  # the work of before is over, new work has begun
        [fact(1, "engagement.opened", -3)],  # a clock that goes wrong
        [],
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, NONE, Thresholds(), NOW) == []


def test_a_proposal_that_was_never_answered_does_not_hide_it() -> None:
    assert find([OPENED, fact(2, "frame.proposed", 31)], NONE, Thresholds(), NOW) == FOUND
