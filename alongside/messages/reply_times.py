"""How long an answer usually takes, in both directions (D08, H08). No Django here.

Of the two together, never of a person: no name, no target, nothing said under three answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from alongside.messages.answering import CLIENT, MEMBER

FEWEST = 3
AN_HOUR = timedelta(hours=1)
IN_DAYS_FROM = 48  # hours


@dataclass(frozen=True, slots=True)
class Usual:
    """The median time to an answer and of how many answers: whole hours, at least one; days from 48 hours on."""

    count: int
    hours: int

    @property
    def days(self) -> int | None:
        """Whole days, where hours would be too fine."""
        return -(-self.hours // 24) if self.hours >= IN_DAYS_FROM else None


@dataclass(frozen=True, slots=True)
class ReplyTimes:
    """Answers to the client, and the client's own; None where fewer than three say anything."""

    ours: Usual | None
    theirs: Usual | None


def reply_times(said: Iterable[tuple[str, datetime, bool]]) -> ReplyTimes:
    """From (author kind, when, whether it was a talk of two), in any order.

    The time from the first message of one side to the next of the other; nights count, and whatever came by
    telephone or letter. A talk answers what was asked before it and asks nothing itself.
    """
    taken: dict[str, list[timedelta]] = {CLIENT: [], MEMBER: []}
    asked: dict[str, datetime] = {}
    for by, at, is_talk in sorted(said, key=lambda each: each[1]):
        other = CLIENT if by == MEMBER else MEMBER
        begun = asked.pop(other, None)
        if begun is not None:
            taken[by].append(at - begun)
        if is_talk:
            asked.clear()
        else:
            asked.setdefault(by, at)
    return ReplyTimes(_usual(taken[MEMBER]), _usual(taken[CLIENT]))


def _usual(taken: list[timedelta]) -> Usual | None:
    if len(taken) < FEWEST:
        return None
    half_way = timedelta(seconds=median(each.total_seconds() for each in taken))
    return Usual(len(taken), max(1, -(-half_way // AN_HOUR)))
