"""Silence inside what was agreed: nothing to do, and said so (D08). No Django here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

QUIET = timedelta(days=3)  # without a word or a meeting for so long [derived]


@dataclass(frozen=True, slots=True)
class Silence:
    """How it is with one client. `since`: the last word or meeting; `every_weeks`: the agreed rhythm.

    `is_waiting`: a question of theirs waits for an answer.
    """

    since: datetime | None
    every_weeks: int | None
    has_next: bool
    is_waiting: bool


def is_calm(silence: Silence, now: datetime) -> bool:
    """Whether it is quiet, and quiet as agreed: the next meeting is booked, or the agreed weeks are not over.

    An open question is never silence; nothing known is none either.
    """
    if silence.since is None or silence.is_waiting or now - silence.since < QUIET:
        return False
    return silence.has_next or now - silence.since <= timedelta(weeks=silence.every_weeks or 0)


def how_many_calm(silences: Iterable[Silence], now: datetime) -> int:
    """For how many of them silence is in order."""
    return sum(is_calm(silence, now) for silence in silences)
