"""The day on which both wanted to look at the agreement again is long past (A11)."""

from collections.abc import Sequence
from datetime import datetime

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "review_due"
READS = frozenset({"frame.agreed", "frame.proposed"})
RUNNING = ("intake", "active")


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, `review_days` after the agreed day, in advice and in delivery.

    Evidence: the yes to the agreement in which the day stands. Silent without such a day, a few days after
    it, when a new version was proposed since that yes, and while the work rests or ends. Rests when a
    version is proposed.
    """
    if frame.practitioner is None or frame.review_on is None or frame.stage not in RUNNING:
        return []
    days = (now.date() - frame.review_on).days
    agreed = past(facts, now, {"frame.agreed"})[-1:]
    if days < thresholds.review_days or not agreed:
        return []
    proposed = past(facts, now, {"frame.proposed"})[-1:]
    if proposed and proposed[0].at > agreed[0].at:
        return []
    return [Found(KIND, frame.practitioner, (agreed[0].id,), {"days": days})]
