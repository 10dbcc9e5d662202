"""The work comes to its end while something between the two is still open (G01-G03)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "ending_with_open"
ENDING = "ending"
MET = "meeting.ended"
TO_ANSWER = timedelta(days=14)  # without meeting, so long what was named may wait as well [derived]
READS = frozenset(
    {
        "engagement.ending_offered",
        "conflict.opened",
        "conflict.closed",
        "feeling.named",
        "feeling.answered",
        MET,
    }
)


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, once an ending was offered, in advice and in delivery.

    Evidence: that offer, the conflicts that are open, and what the client named and nobody has answered.
    Silent for a conflict that was talked about and closed, whatever came of it, for what was answered, for what
    nobody could answer yet (no meeting since, and two weeks have not passed), for a feeling that only the member
    noted, and while the work goes on. Never a reason to hold anybody: rests when both are talked about, and when
    the work is over.
    """
    if frame.practitioner is None or frame.stage != ENDING:
        return []
    events = past(facts, now, READS)
    met = max((fact.at for fact in events if fact.verb == MET), default=now - TO_ANSWER)
    conflicts, waited = _conflicts(events), max(met, now - TO_ANSWER)
    named = [fact for fact in _named(events) if fact.facts["by_client"] and fact.at < waited]
    if not conflicts and not named:
        return []
    offered = [fact for fact in events if fact.verb == "engagement.ending_offered"][-1:]
    evidence = tuple(fact.id for fact in [*conflicts, *named, *offered])
    return [Found(KIND, frame.practitioner, evidence, {"conflicts": len(conflicts), "named": len(named)})]


def _conflicts(events: Sequence[Fact]) -> list[Fact]:
    """Those that were opened and not closed since."""
    still: dict[object, Fact] = {}
    for fact in events:
        if fact.verb == "conflict.opened":
            still[fact.about or fact.id] = fact
        elif fact.verb == "conflict.closed":
            still.pop(fact.about, None)
    return list(still.values())


def _named(events: Sequence[Fact]) -> list[Fact]:
    """What was named and not answered; answers name only their number and take the oldest first.

    A conflict that is opened takes the feelings that belong to it.
    """
    still: list[Fact] = []
    for fact in events:
        if fact.verb == "feeling.named":
            still.append(fact)
        elif fact.verb == "feeling.answered":
            still = still[fact.facts["count"] :]
        elif fact.verb == "conflict.opened":
            still = still[fact.facts["feelings"] :]
    return still
