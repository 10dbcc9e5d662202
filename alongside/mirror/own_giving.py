"""Giving more than was agreed, in one week of a member (D01, D07). No Django."""

from alongside.mirror.facts import Fact, OwnFrame, Thresholds
from alongside.mirror.findings.meetings_over import overrun
from alongside.mirror.findings.replies_too_long import is_long_reply
from alongside.mirror.own_times import ENDED, SENT
from alongside.mirror.own_weeks import Weeks

WAIVED = "charge.waived"
READS = frozenset({ENDED, SENT, WAIVED})
USUAL = 8  # weeks before, that say how much unasked contact is usual [derived] ...
KNOWN = USUAL + 4  # ... and some before them, to know that there was a usual
MORE = 3  # unasked contacts beyond what is usual, from which they count [derived]


def over_service(weeks: Weeks, number: int, thresholds: Thresholds, own: OwnFrame) -> list[Fact]:
    """The signs of one week, oldest first: overruns, long replies, charges let go, and more unasked contact than usual.

    Nothing in work that is delivered, where it is the job (D09); no end that nobody knows.
    """
    week = [fact for fact in weeks.in_weeks(number, 1, READS) if fact.client not in own.delivery]
    rising = {fact.id for fact in _unasked_beyond_usual(weeks, number, own)}
    return [fact for fact in week if fact.id in rising or _is_sign(fact, thresholds)]


def _is_sign(fact: Fact, thresholds: Thresholds) -> bool:
    if fact.verb == ENDED:
        return overrun(fact) > thresholds.over_minutes
    return fact.verb == WAIVED or is_long_reply(fact, thresholds)


def _unasked_beyond_usual(weeks: Weeks, number: int, own: OwnFrame) -> list[Fact]:
    """All unasked contacts of the week, where they are clearly more than in the weeks before."""
    if not any(ago >= number + USUAL for ago in weeks.done):
        return []  # what is usual is not known yet
    now = _unasked(weeks, number, 1, own)
    before = len(_unasked(weeks, number + 1, USUAL, own)) / USUAL
    return now if len(now) - before >= MORE else []


def _unasked(weeks: Weeks, first: int, count: int, own: OwnFrame) -> list[Fact]:
    sent = weeks.in_weeks(first, count, (SENT,))
    return [
        fact
        for fact in sent
        if fact.facts["by"] == "member" and fact.facts["is_unasked"] and fact.client not in own.delivery
    ]
