"""Meetings that run over (A03, D01: "one session is excessively long")."""

from collections.abc import Sequence
from datetime import datetime
from statistics import fmean
from uuid import UUID

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "meetings_over"
READS = frozenset({"meeting.ended"})


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for each member several of whose last meetings with this client ran over.

    Evidence: the meetings that ended more than `over_minutes` after the agreed length, at least
    `over_meetings` among the last `over_of_last` whose end is known; and all these last ones together, the longest
    left out, run over by as much on average (a trimmed mean: one long evening does not make it). An unknown
    end is never an overrun. Silent on a few minutes now and then. Rests when the meetings end on time again. Advice
    work only (D09).
    """
    if not frame.is_advice:
        return []
    meetings = past(facts, now, READS)
    members = {fact.by_member for fact in meetings if fact.by_member}
    return [found for member in sorted(members) if (found := _of_member(member, meetings, thresholds))]


def overrun(fact: Fact) -> int:
    """Minutes beyond the agreed length; 0 when on time, early or unknown."""
    real = fact.facts["real_minutes"]
    return max(0, real - fact.facts["planned_minutes"]) if real is not None else 0


def _usual(meetings: Sequence[Fact]) -> float:
    """Minutes beyond the agreed length on average, the longest left out where there are several."""
    beyond = sorted(overrun(fact) for fact in meetings)
    return fmean(beyond[:-1] or beyond)


def _of_member(member: UUID, facts: Sequence[Fact], thresholds: Thresholds) -> Found | None:
    known = [fact for fact in facts if fact.by_member == member and fact.facts["real_minutes"] is not None]
    last = known[-thresholds.over_of_last :]
    over = [fact for fact in last if overrun(fact) > thresholds.over_minutes]
    if len(over) < thresholds.over_meetings or _usual(last) < thresholds.over_minutes:
        return None
    beyond = [overrun(fact) for fact in over]
    return Found(
        KIND,
        member,
        tuple(fact.id for fact in over),
        {
            "meetings": len(over),
            "of": len(last),
            "minutes": round(sum(beyond) / len(beyond)),
            "agreed": over[-1].facts["planned_minutes"],
        },
    )
