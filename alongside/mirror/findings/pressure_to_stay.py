"""Unasked messages after the client said that it ends (G04: at most one invitation)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "pressure_to_stay"
OFFERED, ENDED = "engagement.ending_offered", "engagement.ended"
GOES_ON = ("engagement.resumed", "engagement.opened")
MET = "meeting.ended"
ENDING = "ending"
CLIENT = "client"
READS = frozenset({"message.sent", OFFERED, ENDED, MET, *GOES_ON})


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for each member who wrote unasked on `pressure_days` days or more.

    Evidence: the ending, and these messages of the last `pressure_within_days` without a word of the client
    in between. One invitation is none, nor are answers, nor several on one day. Silent where we ended the work or
    offered it, where it or other work goes on, and until the end where writing is part of the work: delivery (D09),
    or daily contact that was agreed. Rests when the client writes or comes to a meeting, and when it
    grows old.
    """
    ending, after = _since_ending(past(facts, now, READS))
    if ending is None or frame.stage not in (ENDING, "ended") or _is_part_of_it(frame):
        return []
    since = now - timedelta(days=thresholds.pressure_within_days)
    by_member: dict[UUID, list[Fact]] = {}
    for fact in after:
        if fact.by_member and fact.facts["is_unasked"] and fact.at >= since:
            by_member.setdefault(fact.by_member, []).append(fact)
    return [
        Found(KIND, member, (ending.id, *(fact.id for fact in sent)), {"messages": len(sent)})
        for member, sent in sorted(by_member.items())
        if len({fact.at.date() for fact in sent}) >= thresholds.pressure_days
    ]


def _is_part_of_it(frame: FrameFacts) -> bool:
    return frame.stage == ENDING and (frame.daily_contact_agreed or not frame.is_advice)


def _since_ending(events: Sequence[Fact]) -> tuple[Fact | None, list[Fact]]:
    """The client's ending that holds, if any, and our messages since it and since they last wrote or came."""
    ending: Fact | None = None
    after: list[Fact] = []
    for fact in events:
        if fact.verb in (OFFERED, ENDED):
            ending, after = _by_client(ending, fact), []
        elif fact.verb in GOES_ON:
            ending, after = None, []
        elif fact.verb == MET or fact.facts["by"] == CLIENT:
            after = []
        else:
            after.append(fact)
    return ending, after


def _by_client(before: Fact | None, fact: Fact) -> Fact | None:
    """Theirs holds also when we then write down that it has ended; ours is no wish of theirs."""
    return fact if fact.facts["by"] == CLIENT else before if fact.verb == ENDED else None
