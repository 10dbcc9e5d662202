"""The request has not been looked at again (B01: every reading stays a guess until the client has said)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "request_not_looked_at"
MEETING = "meeting.ended"
LOOKED_AT = frozenset({"request.written", "hypothesis.written", "hypothesis.asked", "hypothesis.answered"})
READS = LOOKED_AT | {MEETING}
GOES_ON = timedelta(days=30)  # a meeting within so long: the work goes on [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when meetings go on and the request rests.

    Evidence: the last time that the request was written, read or answered, `request_days` ago or longer, and the
    meetings of the last 30 days, with `request_meetings` or more since. Silent when a reading was asked or
    answered meanwhile, when the request was written anew, when meetings have stopped, while it ends, and where
    no request was ever written. Holds in all work. Rests when the request is looked at.
    """
    seen = past(facts, now, READS)
    looked = [fact for fact in seen if fact.verb in LOOKED_AT]
    if frame.practitioner is None or frame.stage == "ending" or not looked:
        return []
    last = looked[-1]
    since = [fact for fact in seen if fact.verb == MEETING and fact.at > last.at]
    newest = [fact.id for fact in since if fact.at >= now - GOES_ON]
    is_old = now - last.at >= timedelta(days=thresholds.request_days)
    if not is_old or len(since) < thresholds.request_meetings or not newest:
        return []
    numbers = {"days": (now - last.at).days, "meetings": len(since)}
    return [Found(KIND, frame.practitioner, (last.id, *newest), numbers)]
