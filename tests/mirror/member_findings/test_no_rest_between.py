"""Meetings one after another, and look-alikes that must stay silent (D06)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.member_findings.no_rest_between import find
from tests.mirror.findings.told import ANNA

NOW = datetime(2026, 3, 27, 18, tzinfo=UTC)


def meeting(number: int, days_ago: int, begin: int, minutes: int | None = 50) -> list[Fact]:
    """A meeting that began so many minutes after nine; its two facts are numbered 2n and 2n + 1."""
    start = (NOW - timedelta(days=days_ago)).replace(hour=9) + timedelta(minutes=begin)
    end = start + timedelta(minutes=minutes or 50)
    about = UUID(int=500 + number)
    told = {"planned_minutes": 50, "real_minutes": minutes, "source": "asked"}
    return [
        Fact(2 * number, start, "meeting.started", {"planned_minutes": 50}, ANNA, "member", about),
        Fact(2 * number + 1, end, "meeting.ended", told, ANNA, "member", about),
    ]


def days(gap: int, count: int = 6, minutes: int | None = 50) -> list[Fact]:
    """On so many days two meetings with this gap between them."""
    facts: list[Fact] = []
    for day in range(count):
        facts += meeting(2 * day, day + 1, 0, minutes) + meeting(2 * day + 1, day + 1, 50 + gap)
    return facts


def test_six_days_without_a_breath_are_found() -> None:
    numbers = {"dates": 6, "days": 28, "minutes": 5}
    found = [Found("no_rest_between", ANNA, (21, 22, 17, 18, 13, 14, 9, 10, 5, 6, 1, 2), numbers)]
    assert find(days(0), Thresholds(), NOW) == found
    assert find(days(4)[::-1], Thresholds(), NOW) == found


def test_a_pause_is_silent() -> None:
    assert find(days(5), Thresholds(), NOW) == []
    assert find(days(30), Thresholds(), NOW) == []


def test_one_full_day_is_silent() -> None:
    full = [fact for n in range(6) for fact in meeting(n, 2, 51 * n)]
    assert find(full, Thresholds(), NOW) == []
    assert find(days(0, 5), Thresholds(), NOW) == []


def test_a_group_at_one_time_is_silent_and_unknown_ends_are_too() -> None:
    group = [fact for day in range(7) for n in range(5) for fact in meeting(10 * day + n, day + 1, 0)]
    assert find(group, Thresholds(), NOW) == []
    assert find(days(0, 6, None), Thresholds(), NOW) == []


def test_what_is_old_or_to_come_is_silent_and_corrections_count_as_they_stand() -> None:
    facts = days(0)
    for moved in (timedelta(days=-28), timedelta(days=9)):
        shifted = [Fact(f.id, f.at + moved, f.verb, f.facts, f.by_member, f.by, f.about) for f in facts]
        assert find(shifted, Thresholds(), NOW) == []
    late = facts[2]
    corrected = Fact(99, late.at + timedelta(minutes=9), late.verb, late.facts, ANNA, "member", late.about)
    assert find([*facts, corrected], Thresholds(), NOW) == []
