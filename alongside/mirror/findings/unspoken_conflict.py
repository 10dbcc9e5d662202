"""A conflict that may be there and is not named (E04: its essence usually stays unspoken)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past
from alongside.voice.unspoken import DROPS

KIND = "unspoken_conflict"
FEELING, CONCERN = "feeling.named", "concern.raised"
SPOKEN = frozenset({"conflict.opened", "feeling.answered"})
MEETING = "meeting.ended"
READS = SPOKEN | {FEELING, CONCERN, MEETING}
TWICE = 2
SOON = timedelta(days=1)  # after a meeting, for what was talked about to be written down [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when feelings are named and no conflict is.

    Evidence: feelings named on two different days within `unspoken_days`, or on one together with a fall of an
    answer, since feelings were last talked about or a conflict was opened; and a meeting since the first of them,
    a day ago or more, in which it could have been. Which feelings they are the trail does not hold. Silent while
    nobody could talk about it, on one feeling alone, on several in one sitting, on a fall alone, on what was talked
    about, and on feelings of long ago. Holds in all work. Rests when a conflict is opened or they are answered.
    """
    if frame.practitioner is None:
        return []
    seen = past(facts, now, READS)
    spoken = [place for place, fact in enumerate(seen) if fact.verb in SPOKEN]
    since = now - timedelta(days=thresholds.unspoken_days)
    recent = [fact for fact in seen[spoken[-1] + 1 if spoken else 0 :] if fact.at >= since]
    felt = [fact for fact in recent if fact.verb == FEELING]
    falls = [fact for fact in recent if fact.verb == CONCERN and fact.facts.get("why") in DROPS]
    days = len({fact.at.date() for fact in felt})
    met = [fact for fact in recent if fact.verb == MEETING and now - fact.at >= SOON]
    if days < (1 if falls else TWICE) or not felt or not any(fact.at > felt[0].at for fact in met):
        return []
    numbers = {"feelings": len(felt), "falls": len(falls), "days": thresholds.unspoken_days}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in (*felt, *falls)), numbers)]
