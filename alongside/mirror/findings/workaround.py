"""Something was got round, again, and nobody spoke about it (B04: sign 3 of silent needs)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "workaround"
SEEN, TALKED, MET = "workaround.seen", "workaround.talked", "meeting.ended"
READS = frozenset({SEEN, TALKED, MET})
TO_TALK = timedelta(days=21)  # without meeting, so long it may wait as well [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work: a need to ask about, never a mark on the client.

    Evidence: ways round a need that were written down within `workaround_days` and not talked about yet, at least
    `workaround_times`. Silent on one alone, on what was talked about, on what nobody could talk about yet (no
    meeting since, and three weeks have not passed), on old ones, and when the work has ended. Holds in all work.
    Rests when they are talked about.
    """
    if frame.practitioner is None or frame.stage == "ended":
        return []
    since = now - timedelta(days=thresholds.workaround_days)
    told = past(facts, now, READS)
    talked = {fact.about for fact in told if fact.verb == TALKED}
    seen = [fact for fact in told if fact.verb == SEEN and fact.at >= since and fact.about not in talked]
    met = max((fact.at for fact in told if fact.verb == MET), default=now - TO_TALK)
    waits = [fact for fact in seen if fact.at < max(met, now - TO_TALK)]
    if len(waits) < thresholds.workaround_times:
        return []
    theirs = sum(fact.facts["by_client"] for fact in seen)
    numbers = {"times": len(seen), "theirs": theirs, "days": thresholds.workaround_days}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in seen), numbers)]
