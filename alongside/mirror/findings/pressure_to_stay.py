"""Unasked messages after an ending was said or offered (G04: at most one invitation)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "pressure_to_stay"
OFFERED, ENDED = "engagement.ending_offered", "engagement.ended"
GOES_ON = ("engagement.resumed", "engagement.opened")
READS = frozenset({"message.sent", OFFERED, ENDED, *GOES_ON})


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for each member who wrote unasked on `pressure_days` days or more, in advice and in delivery.

    Evidence: the ending, and these messages of the last `pressure_within_days` without a word of the client
    in between. One invitation is none, nor are answers, nor several on one day. Silent where we ended the
    work, and where it or other work goes on. Rests when the client writes, and when it grows old.
    """
    ending, after = _since_ending(past(facts, now, READS))
    if ending is None or frame.stage not in ("ending", "ended"):
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


def _since_ending(events: Sequence[Fact]) -> tuple[Fact | None, list[Fact]]:
    """The ending that holds, if any, and our messages since it and since the client's last word."""
    ending: Fact | None = None
    after: list[Fact] = []
    for fact in events:
        if fact.verb in GOES_ON or (fact.verb == ENDED and fact.facts["by"] != "client"):
            ending, after = None, []
        elif fact.verb in (OFFERED, ENDED):
            ending, after = fact, []
        elif fact.facts["by"] == "client":
            after = []
        else:
            after.append(fact)
    return ending, after
