"""What other thresholds would have shown; pure."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from alongside.mirror.effects import Effect, File, effects
from alongside.mirror.facts import Fact, FrameFacts, Thresholds
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, answered, told

USUAL = Thresholds()


def long_meetings(days_ago: float, minutes: int, member: UUID = ANNA) -> list[Fact]:
    """Three meetings of 50 minutes, one week after another."""
    took: dict[str, Any] = {"planned_minutes": 50, "real_minutes": minutes, "source": "pressed"}
    told_of = [told(n + 1, days_ago + 7 * n, "meeting.ended", **took) for n in range(3)]
    return [replace(fact, by_member=member) for fact in told_of]


def test_both_numbers_are_counted_by_client() -> None:
    files = [File(long_meetings(2, minutes), WORK) for minutes in (59, 60, 75)]
    patient = replace(USUAL, over_minutes=9)
    assert effects(ANNA, files, USUAL, patient, NOW) == [Effect("meetings_over", 3, 2)]
    assert effects(ANNA, files, USUAL, USUAL, NOW) == [Effect("meetings_over", 3, 3)]


def test_what_spoke_within_the_days_counts_once_and_older_does_not() -> None:
    on_time = [replace(fact, id=fact.id + 9) for fact in long_meetings(1, 50)]
    again = [replace(fact, id=fact.id + 18) for fact in long_meetings(20, 50)]
    was = File([*long_meetings(60, 70), *on_time, *again], WORK)
    assert effects(ANNA, [was], USUAL, USUAL, NOW) == [Effect("meetings_over", 1, 1)]
    late = [replace(fact, id=fact.id + 9) for fact in long_meetings(91, 50)]
    later = [replace(fact, id=fact.id + 18) for fact in long_meetings(20, 50)]
    assert effects(ANNA, [File([*long_meetings(120, 70), *late, *later], WORK)], USUAL, USUAL, NOW) == []


def test_what_is_switched_off_is_silent_for_that_work_alone() -> None:
    off = replace(USUAL, off=frozenset({"alliance_low:delivery"}))
    low = [answered(1, 9, 3), answered(2, 2, 4)]
    assert effects(ANNA, [File(low, DELIVERY)], USUAL, off, NOW) == [Effect("alliance_low", 1, 0)]
    assert effects(ANNA, [File(low, WORK)], USUAL, off, NOW) == [Effect("alliance_low", 1, 1)]


def test_a_colleagues_findings_are_not_counted() -> None:
    files = [File(long_meetings(2, 75, UUID(int=2)), FrameFacts(practitioner=ANNA))]
    assert effects(ANNA, files, USUAL, USUAL, NOW) == []
    assert effects(ANNA, [], USUAL, USUAL, NOW) == []
