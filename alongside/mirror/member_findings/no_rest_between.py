"""Meetings that follow each other without a breath between (D06: in haste)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import NOTHING_KNOWN, Fact, Found, OwnFrame, Thresholds
from alongside.mirror.own_times import ENDED, STARTED, Held, held, since

KIND = "no_rest_between"
READS = frozenset({STARTED, ENDED})


def find(
    facts: Sequence[Fact], thresholds: Thresholds, now: datetime, own: OwnFrame = NOTHING_KNOWN
) -> list[Found]:
    """One finding for the member.

    Evidence: the end of one meeting and the beginning of the next, less than `tight_minutes` later, on at least
    `tight_dates` days within `tight_within_days`. Silent on one full day, on meetings at the same time (a group), on
    ends that nobody knows, and where there is a pause. Rests when there are pauses again.
    """
    pairs = list(_tight(held(facts, since(thresholds.tight_within_days, now), now), thresholds))
    days = {start.at.astimezone(now.tzinfo).date() for _end, start in pairs}
    member = pairs[-1][1].by_member if pairs else None
    if member is None or len(days) < thresholds.tight_dates:
        return []
    evidence = tuple(fact.id for pair in pairs for fact in pair)
    numbers = {
        "dates": len(days),
        "days": thresholds.tight_within_days,
        "minutes": thresholds.tight_minutes,
    }
    return [Found(KIND, member, evidence, numbers)]


def _tight(meetings: Sequence[Held], thresholds: Thresholds) -> Iterator[tuple[Fact, Fact]]:
    """The end that came last before a beginning, and that beginning, where hardly a minute lies between."""
    short, last = timedelta(minutes=thresholds.tight_minutes), None
    for each in meetings:
        if last is not None and timedelta(0) <= each.start.at - last.at < short:
            yield last, each.start
        if last is None or each.end.at > last.at:
            last = each.end
