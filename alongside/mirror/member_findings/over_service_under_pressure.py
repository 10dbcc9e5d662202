"""The pressure to please is high, and in the same weeks more is given than was agreed (D07: "must satisfy more!")."""

from collections.abc import Sequence
from datetime import datetime

from alongside.mirror import own_giving as giving
from alongside.mirror.facts import NOTHING_KNOWN, Fact, Found, OwnFrame, Thresholds
from alongside.mirror.own_weeks import REMOVED, SAID, Weeks, in_order, weeks_of

KIND = "over_service_under_pressure"
READS = giving.READS | {SAID, REMOVED}


def find(
    facts: Sequence[Fact], thresholds: Thresholds, now: datetime, own: OwnFrame = NOTHING_KNOWN
) -> list[Found]:
    """One finding for the member, from what they said of their weeks and from ordinary records of the same weeks.

    Evidence: of the last `pressed_within_weeks` whole weeks, those in which they put the pressure at `pressure_from`
    or more and there were `service_times` signs of over-service (meetings over, long replies, charges let go, more
    unasked contact than usual), at least `pressed_weeks` of them. Silent on pressure alone, on over-service alone,
    on both in different weeks, on long work that is delivered (D09), and on what was taken away. Rests when either
    goes down.
    """
    weeks = weeks_of(facts, now, thresholds.pressed_within_weeks + giving.KNOWN, giving.READS)
    pressed = [
        number for number in range(thresholds.pressed_within_weeks) if _is_pressed(weeks, number, thresholds)
    ]
    given = {number: giving.over_service(weeks, number, thresholds, own) for number in pressed}
    both = {number: signs for number, signs in given.items() if len(signs) >= thresholds.service_times}
    said = [weeks.said[number] for number in both]
    member = said[0].by_member if said else None
    if member is None or len(both) < thresholds.pressed_weeks:
        return []
    signs = [fact for week in both.values() for fact in week]
    numbers = {
        "weeks": len(both),
        "of": thresholds.pressed_within_weeks,
        "pressure": max(fact.facts["pressure"] for fact in said),
        "signs": len(signs),
    }
    return [Found(KIND, member, in_order([*said, *signs]), numbers)]


def _is_pressed(weeks: Weeks, number: int, thresholds: Thresholds) -> bool:
    pressure = weeks.answer(number, "pressure")
    return pressure is not None and pressure >= thresholds.pressure_from
