"""Meetings are held, and nobody is talked to about the work (D05, L05: a good subject for supervision)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import NOTHING_KNOWN, Fact, Found, OwnFrame, Thresholds
from alongside.mirror.own_times import ENDED, kept, standing

KIND = "no_supervision"
WRITTEN, REMOVED = "supervision.written", "supervision.removed"
READS = frozenset({ENDED, WRITTEN, REMOVED})


def find(
    facts: Sequence[Fact], thresholds: Thresholds, now: datetime, own: OwnFrame = NOTHING_KNOWN
) -> list[Found]:
    """One finding for the member.

    Evidence: the last talk that is written down, if any, and the last `supervision_meetings` meetings, when none was
    written down for `supervision_weeks` and at least so many meetings were held meanwhile. Silent for who began less
    than these weeks ago, for who holds few meetings, and from the day of a talk. Rests when one is written down.
    """
    since = now - timedelta(weeks=thresholds.supervision_weeks)
    talks = kept(facts, now, WRITTEN, REMOVED)
    meetings = standing(facts, now, (ENDED,))
    recent = [fact for fact in meetings if fact.at >= since]
    is_new_here = not any(fact.at < since for fact in (*meetings, *talks))
    if is_new_here or len(recent) < thresholds.supervision_meetings or (talks and talks[-1].at >= since):
        return []
    member = recent[-1].by_member
    evidence = [fact.id for fact in (*talks[-1:], *recent[-thresholds.supervision_meetings :])]
    numbers = {"weeks": thresholds.supervision_weeks, "meetings": len(recent)}
    return [Found(KIND, member, tuple(evidence), numbers)] if member else []
