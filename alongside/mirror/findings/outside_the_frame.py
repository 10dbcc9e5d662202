"""The frame blurs: several departures from it that we began (A07)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "outside_the_frame"
READS = frozenset({"deviation.logged"})
PRACTITIONER = "practitioner"


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work: departures that the practitioner began. Advice work only.

    Evidence: what was written down within `outside_within_days`, at least `outside_times`. What the client
    began (a gift, a call at another time) is theirs to bring and stays silent, and so does a single favour.
    Writing it down is never held against anybody: the finding speaks of the pattern. Rests when they grow old.
    """
    if not frame.is_advice or frame.practitioner is None:
        return []
    since = now - timedelta(days=thresholds.outside_within_days)
    ours = [
        fact
        for fact in past(facts, now, READS)
        if fact.at >= since and fact.facts["started_by"] == PRACTITIONER
    ]
    if len(ours) < thresholds.outside_times:
        return []
    numbers = {"times": len(ours), "days": thresholds.outside_within_days}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in ours), numbers)]
