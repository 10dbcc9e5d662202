"""A look at the agreement that is long due, and look-alikes that must stay silent (A11)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.review_due import find

ANNA = UUID(int=1)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
FRAME = FrameFacts(practitioner=ANNA, review_on=date(2026, 3, 10), agreed_on=date(2025, 12, 20))


def fact(number: int, verb: str, days_ago: int) -> Fact:
    return Fact(number, NOW - timedelta(days=days_ago), verb, {"version": number}, ANNA)


AGREED = [fact(1, "frame.proposed", 102), fact(2, "frame.agreed", 100)]


@pytest.mark.parametrize("is_advice", [True, False])
def test_twenty_days_late_is_found(is_advice: bool) -> None:
    found = find(AGREED, replace(FRAME, is_advice=is_advice), Thresholds(), NOW)
    assert found == [Found("review_due", ANNA, (2,), {"days": 20})]


@pytest.mark.parametrize(
    "frame",
    [
        replace(FRAME, review_on=None),  # no day was agreed
        replace(FRAME, review_on=date(2026, 3, 20)),  # a few days late
        replace(FRAME, review_on=date(2026, 4, 20)),  # still to come
        replace(FRAME, stage="paused"),
        replace(FRAME, stage="ending"),
        replace(FRAME, practitioner=None),
    ],
)
def test_look_alikes_are_silent(frame: FrameFacts) -> None:
    assert find(AGREED, frame, Thresholds(), NOW) == []


def test_it_rests_when_a_new_version_is_proposed() -> None:
    assert find([*AGREED, fact(3, "frame.proposed", 25)], FRAME, Thresholds(), NOW) == []
    late = [*AGREED, fact(3, "frame.proposed", -2)]
    assert len(find(late, FRAME, Thresholds(), NOW)) == 1  # tomorrow's proposal is not known today


def test_what_nobody_agreed_is_another_findings() -> None:
    assert find(AGREED[:1], FRAME, Thresholds(), NOW) == []
