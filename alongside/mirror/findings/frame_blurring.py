"""Small departures of many kinds: each is little, together the frame is no longer the one agreed (A07)."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "frame_blurring"
LOGGED, WAIVED, AGREED = "deviation.logged", "charge.waived", "frame.agreed"
READS = frozenset({LOGGED, WAIVED, AGREED})
FEE, CLIENT = "fee_favour", "client"


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work: `blur_times` departures of at least `blur_kinds` kinds, whoever began them.

    Evidence: what was written down (place, time, ways of contact, fee, something personal, gifts) and charges that
    were let go, within `blur_days` and since the last yes to an agreement, on at least as many different days. It
    asks for the breadth: where more than half is of one kind, that is another finding (outside_the_frame). Silent on
    many of one kind, on two kinds, on one odd day, and in delivery work (D09). Rests when they grow old, or when
    what has become usual is agreed.
    """
    if not frame.is_advice or frame.practitioner is None or frame.stage == "ended":
        return []
    seen = past(facts, now, READS)
    since = max(
        [now - timedelta(days=thresholds.blur_days), *(fact.at for fact in seen if fact.verb == AGREED)]
    )
    small = [fact for fact in seen if fact.verb != AGREED and fact.at >= since]
    kinds, days = Counter(kind_of(fact) for fact in small), {fact.at.date() for fact in small}
    if len(small) < thresholds.blur_times or min(len(kinds), len(days)) < thresholds.blur_kinds:
        return []
    if 2 * max(kinds.values()) > len(small):
        return []
    theirs = sum(fact.facts.get("started_by") == CLIENT for fact in small)
    numbers = {"times": len(small), "kinds": len(kinds), "theirs": theirs, "days": thresholds.blur_days}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in small), numbers)]


def kind_of(fact: Fact) -> str:
    """The kind of a departure; letting a charge go is a favour with the fee."""
    return FEE if fact.verb == WAIVED else str(fact.facts["kind"])
