"""Replies far longer than the question (D01: "a 2-line enquiry answered with 20 lines or more")."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past

KIND = "replies_too_long"
READS = frozenset({"message.sent"})
TALKS = ("phone", "visit")  # written down afterwards: the length of the record, not of an answer


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for each member who answered short questions with very long replies, more than once.

    A line is 72 columns, 36 full-width characters. Evidence: the replies within `long_within_days`. A long
    answer to a long letter is none, a letter nobody asked for belongs to unasked_contact. Rests when they
    grow old. Advice work only (D09).
    """
    if not frame.is_advice:
        return []
    since = now - timedelta(days=thresholds.long_within_days)
    by_member: dict[UUID, list[Fact]] = {}
    for fact in past(facts, now, READS):
        if fact.by_member and fact.at >= since and is_long_reply(fact, thresholds):
            by_member.setdefault(fact.by_member, []).append(fact)
    return [
        Found(KIND, member, tuple(fact.id for fact in replies), _numbers(replies))
        for member, replies in sorted(by_member.items())
        if len(replies) >= thresholds.long_replies
    ]


def is_long_reply(fact: Fact, thresholds: Thresholds) -> bool:
    """Whether this event is a reply of 20 lines or more to 2 lines or fewer."""
    if fact.verb != "message.sent" or fact.facts["by"] != "member":
        return False
    if fact.facts.get("channel") in TALKS:
        return False
    asked, said = fact.facts["answers_lines"], fact.facts["lines"]
    return asked is not None and 0 < asked <= thresholds.short_lines and said >= thresholds.long_lines


def _numbers(replies: Sequence[Fact]) -> dict[str, int]:
    return {
        "replies": len(replies),
        "lines": max(fact.facts["lines"] for fact in replies),
        "asked": max(fact.facts["answers_lines"] for fact in replies),
    }
