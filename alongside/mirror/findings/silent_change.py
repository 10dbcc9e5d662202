"""What both can rely on is changed again and again, by us (A06)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "silent_change"
CHANGES = frozenset({"appointment.moved", "appointment.cancelled"})
READS = CHANGES | {"meeting.ended", "frame.agreed"}
US = "us"
SETTLES = timedelta(days=7)  # what is moved so soon after a yes to new times follows that yes [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work: meetings moved or cancelled by us, in advice and in delivery.

    Evidence: the changes since the first of the last `changes_of_last` meetings, on at least `changes`
    different days. Silent for what the client wished, for a whole series that is moved on one day (one
    change), for what follows a new agreement, for a correction of what is past, and with fewer than
    `changes_least` meetings. Rests when as many meetings were held as planned.
    """
    met = past(facts, now, {"meeting.ended"})[-thresholds.changes_of_last :]
    if frame.practitioner is None or len(met) < thresholds.changes_least:
        return []
    agreed = [fact.at for fact in past(facts, now, {"frame.agreed"})]
    changed = [
        fact
        for fact in past(facts, now, CHANGES)
        if is_ours(fact) and fact.at >= met[0].at and not _follows(fact, agreed)
    ]
    days = len({fact.at.date() for fact in changed})
    if days < thresholds.changes:
        return []
    evidence = tuple(fact.id for fact in changed)
    return [Found(KIND, frame.practitioner, evidence, {"changes": days, "meetings": len(met)})]


def is_ours(fact: Fact) -> bool:
    """Whether this event is a change by us of something that was still to come."""
    return fact.verb in CHANGES and fact.facts["by"] == US and fact.facts["hours_before"] > 0


def _follows(fact: Fact, agreed: Sequence[datetime]) -> bool:
    return any(timedelta(0) <= fact.at - at <= SETTLES for at in agreed)
