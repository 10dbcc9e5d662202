"""When somebody works: stretches of a week, and the days for which a set of them holds. No Django here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise
from uuid import UUID

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Working time without a break on one weekday (0 Monday .. 6 Sunday); `place_kind` "": anywhere."""

    weekday: int
    starts: time
    ends: time
    place_kind: str = ""
    room_id: UUID | None = None

    @property
    def minutes(self) -> int:
        """How long it is by the clock."""
        return (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included. None: without a beginning, or for good."""

    first: date | None = None
    last: date | None = None

    @property
    def is_in_order(self) -> bool:
        return self.first is None or self.last is None or self.first <= self.last

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def less(self, taken: "Days") -> list["Days"]:
        """What is left of these days when others are taken out: none, one part or two."""
        before = None if taken.first is None else taken.first - A_DAY
        after = None if taken.last is None else taken.last + A_DAY
        left = []
        if before is not None:
            left.append(Days(self.first, min(before, self.last or before)))
        if after is not None:
            left.append(Days(max(after, self.first or after), self.last))
        return [days for days in left if days.is_in_order]


def overlapping(stretches: Iterable[Stretch]) -> tuple[Stretch, Stretch] | None:
    """Two stretches of one weekday that share time, the earlier first; None when there are none."""
    in_order = sorted(stretches, key=lambda each: (each.weekday, each.starts))
    for one, other in pairwise(in_order):
        if one.weekday == other.weekday and other.starts < one.ends:
            return one, other
    return None
