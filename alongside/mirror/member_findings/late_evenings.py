"""Work late in the evening, again and again (D06: overwhelmed, then tired)."""

from collections.abc import Sequence
from datetime import datetime

from alongside.mirror.facts import NOTHING_KNOWN, Fact, Found, OwnFrame, Thresholds
from alongside.mirror.own_times import ENDED, SENT, evening, is_work, since, standing

KIND = "late_evenings"
READS = frozenset({ENDED, SENT})


def find(
    facts: Sequence[Fact], thresholds: Thresholds, now: datetime, own: OwnFrame = NOTHING_KNOWN
) -> list[Found]:
    """One finding for the member.

    Evidence: meetings whose known end, and messages of theirs whose sending, lies after `late_from` by the member's
    clock, on at least `late_evenings` evenings within `late_within_days`. Silent on many on one evening, on ends that
    nobody knows, on what clients sent, and on early mornings. Rests when the evenings are free again.
    """
    begin = since(thresholds.late_within_days, now)
    late = [
        fact
        for fact in standing(facts, now, READS)
        if fact.at >= begin and is_work(fact) and evening(fact, thresholds.late_from, now)
    ]
    evenings = {evening(fact, thresholds.late_from, now) for fact in late}
    member = late[-1].by_member if late else None
    if member is None or len(evenings) < thresholds.late_evenings:
        return []
    numbers = {
        "evenings": len(evenings),
        "days": thresholds.late_within_days,
        "hour": thresholds.late_from,
    }
    return [Found(KIND, member, tuple(fact.id for fact in late), numbers)]
