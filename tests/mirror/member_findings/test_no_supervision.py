"""Meetings without anybody to talk to about them, and look-alikes that must stay silent."""

from dataclasses import replace

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.member_findings.no_supervision import find
from tests.mirror.findings.told import ANNA, NOW, met, told


def talk(number: int, days_ago: float) -> Fact:
    fact = told(number, days_ago, "supervision.written", number)
    return replace(fact, facts={"minutes": 60, "about": ["client"]})


def weekly(count: int, first: int = 100) -> list[Fact]:
    """Meetings, one a week, the last one six days ago."""
    return [met(first + n, 7 * (count - n) - 1) for n in range(count)]


def test_many_meetings_and_no_talk_for_eight_weeks_are_found() -> None:
    numbers = {"weeks": 8, "meetings": 8}
    meetings = weekly(12)
    ids = tuple(fact.id for fact in meetings[-8:])
    assert find(meetings[::-1], Thresholds(), NOW) == [Found("no_supervision", ANNA, ids, numbers)]
    found = find([talk(1, 90), *meetings], Thresholds(), NOW)
    assert found == [Found("no_supervision", ANNA, (1, *ids), numbers)]


def test_a_talk_lets_it_rest_and_one_taken_away_does_not() -> None:
    assert find([talk(1, 55), *weekly(12)], Thresholds(), NOW) == []
    removed = told(2, 50, "supervision.removed", 1)
    assert len(find([talk(1, 55), removed, *weekly(12)], Thresholds(), NOW)) == 1


def test_who_is_new_or_holds_few_meetings_is_left_alone() -> None:
    assert find(weekly(8), Thresholds(), NOW) == []
    assert find([met(1, 200), *weekly(7)], Thresholds(), NOW) == []
    assert find([talk(1, 90)], Thresholds(), NOW) == []


def test_meetings_to_come_and_corrections_do_not_count_twice() -> None:
    one = [
        told(n, 9, "meeting.ended", 5, planned_minutes=50, real_minutes=50, source="asked") for n in range(9)
    ]
    assert find([met(90, 100), *one], Thresholds(), NOW) == []
    assert find([met(90, 100), *(met(n, -n - 1) for n in range(9))], Thresholds(), NOW) == []
