"""Work goes on and no agreement has been said yes to (A01, A02)."""

from collections.abc import Sequence
from datetime import datetime

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "frame_missing"
READS = frozenset({"engagement.opened", "frame.proposed", "meeting.ended"})
RUNNING = ("intake", "active")


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, `frame_days` after it began, in advice and in delivery.

    Evidence: the opening of the work. An agreement that was imported and that nobody said yes to is none.
    Silent while it is new to us (days count from when we learned of it), while a proposal of the last
    `frame_days` waits for the client, while nobody has met `frame_meetings` times before the start, and when
    the work rests or ends. Rests as soon as both have agreed.
    """
    if frame.practitioner is None or frame.stage not in RUNNING or _is_agreed(frame):
        return []
    opened = past(facts, now, {"engagement.opened"})[-1:]
    if not opened or _is_too_early(opened[0], facts, frame, thresholds, now):
        return []
    return [Found(KIND, frame.practitioner, (opened[0].id,), {"days": _days(opened[0], now)})]


def _is_agreed(frame: FrameFacts) -> bool:
    return frame.has_frame and not (frame.is_imported and frame.agreed_on is None)


def _is_too_early(
    opened: Fact, facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime
) -> bool:
    if _days(opened, now) < thresholds.frame_days:
        return True
    since = [fact for fact in past(facts, now, READS) if fact.at >= opened.at]
    if any(f.verb == "frame.proposed" and (now - f.at).days < thresholds.frame_days for f in since):
        return True
    meetings = sum(fact.verb == "meeting.ended" for fact in since)
    return frame.stage == "intake" and meetings < thresholds.frame_meetings


def _days(opened: Fact, now: datetime) -> int:
    """Since the work began for us; 0 when we learned of it only just now."""
    return max(0, (now - max(opened.at, opened.known_at or opened.at)).days)
