"""Charges let go again and again, and look-alikes that must stay silent (A02, A07)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.waived_charges import find

ANNA, CHIE = UUID(int=1), UUID(int=3)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
FRAME = FrameFacts(practitioner=ANNA)


def waived(number: int, days_ago: int, verb: str = "charge.waived") -> Fact:
    facts = {"kind": "late", "amount": "60.00", "currency": "EUR"}
    return Fact(number, NOW - timedelta(days=days_ago), verb, facts, CHIE)


@pytest.mark.parametrize("is_advice", [True, False])
def test_three_within_three_months_are_found_for_who_does_the_work(is_advice: bool) -> None:
    facts = [waived(3, 5), waived(1, 80), waived(2, 40)]
    found = find(facts, replace(FRAME, is_advice=is_advice), Thresholds(), NOW)
    assert found == [Found("waived_charges", ANNA, (1, 2, 3), {"charges": 3, "days": 90})]


@pytest.mark.parametrize(
    "facts",
    [
        [waived(1, 40), waived(2, 5)],  # twice
        [waived(number, 5) for number in range(4)],  # several on one day: one decision
        [waived(1, 5), waived(2, 25), waived(3, 45, "charge.voided")],  # a charge that was wrong
        [waived(1, 5), waived(2, 25), waived(3, -1)],  # tomorrow
        [waived(1, 5), waived(2, 25), waived(3, 91)],  # rests: one of them is old
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, FRAME, Thresholds(), NOW) == []


def test_without_a_practitioner_it_is_nobodys() -> None:
    assert find([waived(n, 10 * n) for n in range(5)], FrameFacts(), Thresholds(), NOW) == []
