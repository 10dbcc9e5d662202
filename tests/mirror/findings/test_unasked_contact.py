"""Asking every day how it goes, and look-alikes that must stay silent (D01, D09)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.unasked_contact import find

ANNA = UUID(int=1)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)


def wrote(number: int, days_ago: int, *, unasked: bool = True) -> Fact:
    facts = {"by": "member", "lines": 2, "answers_lines": None if unasked else 2, "is_unasked": unasked}
    return Fact(number, NOW - timedelta(days=days_ago), "message.sent", facts, ANNA)


def client_wrote(number: int, days_ago: int) -> Fact:
    facts = {"by": "client", "lines": 2, "answers_lines": None, "is_unasked": False}
    return Fact(number, NOW - timedelta(days=days_ago), "message.sent", facts)


def test_three_days_in_a_row_are_found() -> None:
    facts = [wrote(1, 4), wrote(2, 3), wrote(3, 3), wrote(4, 2)]
    found = find(facts, FrameFacts(), Thresholds(), NOW)
    assert found == [Found("unasked_contact", ANNA, (1, 2, 3, 4), {"days": 3, "messages": 4})]


def test_the_longest_run_is_the_evidence() -> None:
    facts = [wrote(1, 13), wrote(2, 12), wrote(3, 11), wrote(4, 6), wrote(5, 5), wrote(6, 4), wrote(7, 3)]
    [found] = find(facts, FrameFacts(), Thresholds(), NOW)
    assert (found.evidence, found.facts) == ((4, 5, 6, 7), {"days": 4, "messages": 4})


def test_where_daily_contact_is_agreed_it_is_silent() -> None:
    facts = [wrote(n, 6 - n) for n in range(5)]
    assert find(facts, FrameFacts(daily_contact_agreed=True), Thresholds(), NOW) == []


def test_a_conversation_is_silent() -> None:
    facts = [wrote(1, 4), client_wrote(2, 4), wrote(3, 3), client_wrote(4, 3), wrote(5, 2)]
    assert find(facts, FrameFacts(), Thresholds(), NOW) == []


def test_answers_are_silent() -> None:
    facts = [wrote(n, 6 - n, unasked=False) for n in range(5)]
    assert find(facts, FrameFacts(), Thresholds(), NOW) == []


def test_now_and_then_is_silent() -> None:
    facts = [wrote(1, 12), wrote(2, 9), wrote(3, 6), wrote(4, 3)]
    assert find(facts, FrameFacts(), Thresholds(), NOW) == []


def test_several_on_one_day_are_one_day() -> None:
    assert find([wrote(n, 2) for n in range(5)], FrameFacts(), Thresholds(), NOW) == []


def test_it_is_switched_off_for_delivery_work() -> None:
    facts = [wrote(n, 6 - n) for n in range(5)]
    assert find(facts, FrameFacts(is_advice=False), Thresholds(), NOW) == []
