"""What other thresholds would have shown; pure."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from alongside.mirror.effects import LOOKS, Effect, File, MemberDays, effects, own_effects
from alongside.mirror.facts import NOTHING_KNOWN, Fact, FrameFacts, Thresholds
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


def evenings(newest: float, count: int) -> MemberDays:
    """Messages at 22 o'clock on so many days one after another, the newest so many days ago."""
    late = NOW.replace(hour=22)
    sent = {"by": "member", "lines": 2, "answers_lines": None, "is_unasked": False}
    told_of = [told(n + 1, 0, "message.sent", **sent) for n in range(count)]
    facts = [replace(fact, at=late - timedelta(days=newest + n)) for n, fact in enumerate(told_of)]
    return MemberDays(facts, NOTHING_KNOWN)


def test_ones_own_days_are_counted_by_looks() -> None:
    days = evenings(newest=16, count=6)  # all of them are in the days before the second look and the third
    strict, patient = replace(USUAL, late_evenings=4), replace(USUAL, late_evenings=7)
    assert own_effects(days, USUAL, USUAL, NOW) == [Effect("late_evenings", 1, 1)]
    assert own_effects(days, USUAL, patient, NOW) == [Effect("late_evenings", 1, 0)]
    assert own_effects(days, patient, strict, NOW) == [Effect("late_evenings", 0, 1)]
    assert own_effects(days, patient, patient, NOW) == []
    always = evenings(newest=1, count=120)
    assert own_effects(always, USUAL, USUAL, NOW) == [Effect("late_evenings", LOOKS, LOOKS)]
    assert LOOKS == 7  # the page says seven


def test_a_switch_silences_ones_own_days_and_long_ago_does_not_count() -> None:
    off = replace(USUAL, off=frozenset({"late_evenings:own"}))
    assert own_effects(evenings(2, 6), USUAL, off, NOW) == [Effect("late_evenings", 1, 0)]
    assert own_effects(evenings(2, 6), off, USUAL, NOW) == [Effect("late_evenings", 0, 1)]
    assert own_effects(evenings(99, 30), USUAL, USUAL, NOW) == []
