"""Work late in the evening, again and again (D06: overwhelmed, then tired)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.own_times import ENDED, has_known_end, since, standing

KIND = "late_evenings"
SENT = "message.sent"
READS = frozenset({ENDED, SENT})
NIGHT_ENDS = 4  # until this hour it is still the evening before [derived]


def find(facts: Sequence[Fact], thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for the member.

    Evidence: meetings whose known end, and messages of theirs whose sending, lies after `late_from` by the member's
    clock, on at least `late_evenings` evenings within `late_within_days`. Silent on many on one evening, on ends that
    nobody knows, on what clients sent, and on early mornings. Rests when the evenings are free again.
    """
    begin = since(thresholds.late_within_days, now)
    late = [
        fact
        for fact in standing(facts, now, READS)
        if fact.at >= begin and _is_work(fact) and _evening(fact, thresholds.late_from, now)
    ]
    evenings = {_evening(fact, thresholds.late_from, now) for fact in late}
    member = late[-1].by_member if late else None
    if member is None or len(evenings) < thresholds.late_evenings:
        return []
    numbers = {
        "evenings": len(evenings),
        "days": thresholds.late_within_days,
        "hour": thresholds.late_from,
    }
    return [Found(KIND, member, tuple(fact.id for fact in late), numbers)]


def _is_work(fact: Fact) -> bool:
    if fact.verb == SENT:
        return bool(fact.facts["by"] == "member")
    return has_known_end(fact)


def _evening(fact: Fact, late_from: int, now: datetime) -> date | None:
    """The day whose evening it was, by the member's clock; None by day."""
    local = fact.at.astimezone(now.tzinfo)
    if local.hour < NIGHT_ENDS:
        return local.date() - timedelta(days=1)
    return local.date() if local.hour >= late_from else None
