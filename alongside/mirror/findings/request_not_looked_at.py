"""A reading of the request was never brought to the client (B01: it stays a guess until they have said)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "request_not_looked_at"
MEETING = "meeting.ended"
GUESSED = "hypothesis.written"
LOOKED_AT = frozenset({"request.written", GUESSED, "hypothesis.asked", "hypothesis.answered"})
READS = LOOKED_AT | {MEETING}
GOES_ON = timedelta(days=30)  # a meeting within so long: the work goes on [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when meetings go on and a guess about the request rests.

    Evidence: the reading that was written last, `request_days` ago or longer, and the meetings of the last 30
    days, with `request_meetings` or more since. Silent when a reading was asked or answered since, when the
    request was written anew, when meetings have stopped, while it ends, and where nobody guessed: a request
    that is clear need not be asked about again and again. Holds in all work. Rests when the client is asked.
    """
    seen = past(facts, now, READS)
    looked = [fact for fact in seen if fact.verb in LOOKED_AT]
    if frame.practitioner is None or frame.stage == "ending" or not looked or looked[-1].verb != GUESSED:
        return []
    last = looked[-1]
    since = [fact for fact in seen if fact.verb == MEETING and fact.at > last.at]
    newest = [fact.id for fact in since if fact.at >= now - GOES_ON]
    is_old = now - last.at >= timedelta(days=thresholds.request_days)
    if not is_old or len(since) < thresholds.request_meetings or not newest:
        return []
    numbers = {"days": (now - last.at).days, "meetings": len(since)}
    return [Found(KIND, frame.practitioner, (last.id, *newest), numbers)]
