"""A good one: the client begins more and more by themselves (L04)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import sqrt

from alongside.mirror.chance import trend
from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds, past
from alongside.mirror.initiative import contacts_begun
from alongside.mirror.months import in_windows

KIND = "autonomy_growing"
MESSAGE, BOOKED, STEP = "message.sent", "appointment.booked", "step.set"
READS = frozenset({MESSAGE, BOOKED, STEP})
LONG = timedelta(weeks=8)  # a window [derived]
FEWEST = 3  # in each window; below it a share says nothing [derived]
SURE = 3.1  # standard deviations of both trends together; chance brings it once in 1,000 looks [derived]


def find(facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime) -> list[Found]:
    """One finding for who does the work, when the client's part in beginning things grows.

    Evidence: steps that the client set and contacts that they began in the last eight weeks, when their share of
    both rose over three windows of eight weeks, by `autonomy_points` of 100 or more, and so plainly that chance
    does not make it (a trend test of both, added after Stouffer). Silent when only one of them rises, with too few
    of either, when it rose a little, and in delivery work (D09). Rests when it no longer rises.
    """
    if not frame.is_advice or frame.practitioner is None:
        return []
    steps = in_windows(past(facts, now, (STEP,)), now, LONG)
    contacts = in_windows(contacts_begun(past(facts, now, (MESSAGE, BOOKED))), now, LONG)
    of_steps = [_share(window, "set_by") for window in steps]
    of_contacts = [_share(window, "by") for window in contacts]
    if not all(_has_grown(shares, thresholds) for shares in (of_steps, of_contacts)):
        return []
    if (_trend(steps, "set_by") + _trend(contacts, "by")) / sqrt(2) < SURE:
        return []
    last = [fact.id for fact in steps[-1] if fact.facts.get("set_by") == "client"]
    last += [fact.id for fact in contacts[-1] if fact.facts.get("by") == "client"]
    numbers = {"first": of_steps[0], "last": of_steps[-1], "begun": of_contacts[0], "begins": of_contacts[-1]}
    return [Found(KIND, frame.practitioner, tuple(sorted(last)), numbers)]


def _share(window: Sequence[Fact], who: str) -> int:
    """The client's part in percent; -1 where there is too little to say."""
    if len(window) < FEWEST:
        return -1
    return round(100 * _theirs(window, who) / len(window))


def _theirs(window: Sequence[Fact], who: str) -> int:
    return sum(fact.facts.get(who) == "client" for fact in window)


def _trend(windows: Sequence[Sequence[Fact]], who: str) -> float:
    facts = [fact for window in windows for fact in window]
    is_theirs = [fact.facts.get(who) == "client" for fact in facts]
    return trend([fact.at.timestamp() for fact in facts], is_theirs)


def _has_grown(shares: Sequence[int], thresholds: Thresholds) -> bool:
    return min(shares) >= 0 and shares[-1] - shares[0] >= thresholds.autonomy_points
