"""What a client's answer showed was not talked about (C02, C04: shown first at the next preparation)."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "not_taken_up"
RAISED, MEETING = "concern.raised", "meeting.ended"
TAKEN_UP = frozenset({"concern.talked", "concern.closed"})
READS = TAKEN_UP | {RAISED, MEETING}
SLIPPED = 2  # meetings: at one it may slip [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, about answers worth a conversation that nobody has talked about.

    Evidence: concerns that were neither talked about nor closed for `taken_up_days` and at two meetings, or twice
    as long, or through `taken_up_meetings` meetings; and the meetings since the first of them. Silent when it was
    talked about or let go, when it is fresh, when it slipped once, while the work rests, and on concerns of a work
    that has ended. Rests when the last is talked about.
    """
    if frame.practitioner is None or frame.stage == "paused":
        return []
    seen = past(facts, now, READS)
    meetings = [fact for fact in seen if fact.verb == MEETING]
    waiting = [fact for fact in _open(seen) if _waits(fact, meetings, thresholds, now)]
    if not waiting:
        return []
    since = _since(waiting[0], meetings)
    numbers = {"concerns": len(waiting), "days": (now - waiting[0].at).days, "meetings": len(since)}
    return [Found(KIND, frame.practitioner, tuple(fact.id for fact in (*waiting, *since)), numbers)]


def _open(seen: Sequence[Fact]) -> list[Fact]:
    done = {fact.about for fact in seen if fact.verb in TAKEN_UP}
    return [fact for fact in seen if fact.verb == RAISED and fact.about and fact.about not in done]


def _waits(raised: Fact, meetings: Sequence[Fact], thresholds: Thresholds, now: datetime) -> bool:
    waited, met = now - raised.at, len(_since(raised, meetings))
    long = timedelta(days=thresholds.taken_up_days)
    is_old = waited >= long if met >= SLIPPED else waited >= 2 * long
    return is_old or met >= thresholds.taken_up_meetings


def _since(raised: Fact, meetings: Sequence[Fact]) -> Sequence[Fact]:
    return meetings[bisect_right(meetings, raised.at, key=lambda fact: fact.at) :]
