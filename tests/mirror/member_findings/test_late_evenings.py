"""Evenings of work, by the member's clock, and look-alikes that must stay silent (D06)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.member_findings.late_evenings import find
from tests.mirror.findings.told import ANNA

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 3, 27, 12, tzinfo=HELSINKI)


def at(number: int, days_ago: int, hour: int, verb: str, **facts: Any) -> Fact:
    moment = (NOW - timedelta(days=days_ago)).replace(hour=hour, minute=10)
    return Fact(number, moment.astimezone(ZoneInfo("UTC")), verb, facts, ANNA, "member", UUID(int=number + 9))


def wrote(number: int, days_ago: int, hour: int = 22, by: str = "member") -> Fact:
    return at(number, days_ago, hour, "message.sent", by=by, lines=3, answers_lines=None, is_unasked=True)


def ended(number: int, days_ago: int, hour: int = 21, real: int | None = 50) -> Fact:
    return at(number, days_ago, hour, "meeting.ended", planned_minutes=50, real_minutes=real, source="asked")


def test_five_evenings_of_meetings_and_messages_are_found() -> None:
    facts = [ended(1, 10), wrote(2, 8), wrote(3, 8, 23), ended(4, 4), wrote(5, 2, 0), wrote(6, 1)]
    numbers = {"evenings": 5, "days": 14, "hour": 21}
    assert find(facts[::-1], Thresholds(), NOW) == [Found("late_evenings", ANNA, (1, 2, 3, 4, 5, 6), numbers)]


def test_many_messages_on_one_evening_are_one_evening() -> None:
    assert find([wrote(n, 3) for n in range(1, 9)], Thresholds(), NOW) == []
    midnight = [wrote(1, 9), wrote(2, 8, 1), wrote(3, 6), wrote(4, 5, 2), wrote(5, 3), wrote(6, 2, 1)]
    assert find(midnight, Thresholds(), NOW) == []


def test_the_day_the_early_morning_and_unknown_ends_are_silent() -> None:
    assert find([wrote(n, n, 20) for n in range(1, 9)], Thresholds(), NOW) == []
    assert find([wrote(n, n, 5) for n in range(1, 9)], Thresholds(), NOW) == []
    assert find([ended(n, n, real=None) for n in range(1, 9)], Thresholds(), NOW) == []


def test_what_clients_sent_what_is_old_and_what_is_to_come_are_silent() -> None:
    assert find([wrote(n, n, by="client") for n in range(1, 9)], Thresholds(), NOW) == []
    assert find([wrote(n, n + 14) for n in range(1, 9)], Thresholds(), NOW) == []
    assert find([wrote(n, -n) for n in range(1, 9)], Thresholds(), NOW) == []


def test_it_is_the_members_clock_that_counts() -> None:
    facts = [wrote(n, n, 22) for n in range(1, 6)]
    assert find(facts, Thresholds(), NOW.astimezone(ZoneInfo("UTC"))) == []
    assert len(find(facts, Thresholds(), NOW)) == 1
