"""Somebody stays away, nothing is booked, and nobody has said that it ends (G01)."""

from collections.abc import Sequence
from datetime import datetime

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "leaving_unsaid"
READS = frozenset(
    {
        "appointment.missed",
        "appointment.cancelled",
        "meeting.started",
        "meeting.ended",
        "message.sent",
        "engagement.opened",
    }
)
MET = ("meeting.started", "meeting.ended")


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work: `leaving_missed` or more missed or cancelled late, one after another.

    Evidence: these, since the last meeting. Silent while anything is booked, when the client has written
    since, for what was cancelled in time or by us, for the first `leaving_days` (they may ring), while the
    work rests, and once an ending was offered or said. Rests when they come, and when it is long ago.
    """
    if frame.practitioner is None or frame.has_next or frame.stage not in ("intake", "active"):
        return []
    away = _stayed_away(past(facts, now, READS))
    if len(away) < thresholds.leaving_missed:
        return []
    days = (now - away[-1].at).days
    if not thresholds.leaving_days <= days <= thresholds.leaving_within_days:
        return []
    evidence = tuple(fact.id for fact in away)
    return [Found(KIND, frame.practitioner, evidence, {"times": len(away), "days": days})]


def _stayed_away(events: Sequence[Fact]) -> list[Fact]:
    """Missed and cancelled late since the last meeting and the last word of the client."""
    away: list[Fact] = []
    for fact in events:
        if is_away(fact):
            away.append(fact)
        elif fact.verb in MET or fact.verb == "engagement.opened" or _is_word(fact):
            away = []
    return away


def is_away(fact: Fact) -> bool:
    """Whether the client did not come: missed, or cancelled late."""
    late = fact.verb == "appointment.cancelled" and fact.facts["status"] == "cancelled_late"
    return fact.verb == "appointment.missed" or late


def _is_word(fact: Fact) -> bool:
    return fact.verb == "message.sent" and fact.facts["by"] == "client"
