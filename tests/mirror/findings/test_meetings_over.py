"""Meetings that run over, and look-alikes that must stay silent (A03, D01, D09)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.meetings_over import find

ANNA, MIKKO = UUID(int=1), UUID(int=2)
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOW = START + timedelta(days=60)
ADVICE = FrameFacts()


def ended(number: int, real: int | None, planned: int = 50, member: UUID = ANNA) -> Fact:
    facts = {"planned_minutes": planned, "real_minutes": real, "source": "pressed"}
    return Fact(number, START + timedelta(days=7 * number), "meeting.ended", facts, member)


def meetings(*real: int | None) -> list[Fact]:
    return [ended(number, minutes) for number, minutes in enumerate(real)]


def test_three_overruns_of_the_last_five_are_found_with_their_numbers() -> None:
    found = find(meetings(50, 67, 50, 65, 69), ADVICE, Thresholds(), NOW)
    numbers = {"meetings": 3, "of": 5, "minutes": 17, "agreed": 50}
    assert found == [Found("meetings_over", ANNA, (1, 3, 4), numbers)]


def test_each_member_sees_only_their_own() -> None:
    facts = [ended(n, 70, member=MIKKO) for n in range(3)] + [ended(n, 50) for n in range(3, 8)]
    assert [each.member for each in find(facts, ADVICE, Thresholds(), NOW)] == [MIKKO]


def test_an_end_nobody_knows_is_never_an_overrun() -> None:
    assert find(meetings(None, None, 70, 70, None), ADVICE, Thresholds(), NOW) == []


def test_two_long_evenings_are_silent() -> None:
    assert find(meetings(50, 90, 50, 90, 50), ADVICE, Thresholds(), NOW) == []


def test_a_few_minutes_are_silent() -> None:
    assert find(meetings(58, 58, 54, 58, 53), ADVICE, Thresholds(), NOW) == []


def test_one_long_evening_among_short_overruns_does_not_make_it() -> None:
    assert find(meetings(50, 59, 59, 90, 50), ADVICE, Thresholds(), NOW) == []
    assert find(meetings(59, 59, 59, 90, 50), ADVICE, Thresholds(), NOW) == []
    assert find(meetings(59, 62, 59, 90, 52), ADVICE, Thresholds(), NOW) != []


def test_a_long_meeting_that_was_agreed_long_is_silent() -> None:
    facts = [ended(number, 91, planned=90) for number in range(5)]
    assert find(facts, ADVICE, Thresholds(), NOW) == []


def test_it_rests_when_meetings_end_on_time_again() -> None:
    assert find(meetings(70, 70, 70, 50, 50, 50), ADVICE, Thresholds(), NOW) == []


def test_it_is_switched_off_for_delivery_work() -> None:
    assert find(meetings(70, 70, 70), replace(ADVICE, is_advice=False), Thresholds(), NOW) == []


def test_the_practice_sets_how_much_is_much() -> None:
    strict = Thresholds.of({"over_minutes": 1, "over_meetings": 1, "unknown": 5, "over_of_last": "five"})
    assert strict == Thresholds(over_minutes=1, over_meetings=1)
    assert len(find(meetings(52), ADVICE, strict, NOW)) == 1
