"""A member's working place in the demo practice: which days, which standing slots, and what is given away."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from alongside.demo.builder import Builder
from alongside.practice.models import Member, Room

TIMES = (time(9), time(10, 30), time(13), time(14, 30))
FIRST_HOURS = (time(16), time(12), time(8), time(18))  # first meetings lie beside the standing slots


@dataclass(slots=True)
class Desk:
    """A member's working place: the days (today first), the room, the slots given away so far."""

    builder: Builder
    member: Member
    room: Room | None
    days: list[int]
    away: tuple[int, int] | None = None
    given: int = 0
    firsts: set[datetime] = field(default_factory=set)

    def moment(self, days: int, at: time) -> datetime:
        """A moment by the practice's clock, so many days from today."""
        zone = self.builder.zone
        day = self.builder.now.astimezone(zone).date() + timedelta(days=days)
        return datetime.combine(day, at, zone)

    def next_slot(self) -> tuple[int, time]:
        """The next free standing slot: how many days until its weekday comes, and when."""
        weekday, at = self.days[self.given % 5], TIMES[self.given // 5]
        self.given += 1
        return (weekday - self.days[0]) % 7, at

    def first_time(self, days: int) -> datetime:
        """A time for a first meeting, about so many days from today, that nobody else has."""
        while True:
            for at in FIRST_HOURS:
                found = self.moment(days, at)
                if found not in self.firsts and found.weekday() in self.days:
                    self.firsts.add(found)
                    return found
            days += 1

    def is_away(self, days: int) -> bool:
        return self.away is not None and self.away[0] <= days <= self.away[1]


def rests(desk: Desk, day: int) -> bool:
    """Whether nobody works on that day: July, and the turn of the year; but never around now."""
    if day > -21:
        return False
    date = desk.moment(day, time(12)).date()
    return date.month == 7 or (date.month, date.day) >= (12, 22) or (date.month, date.day) <= (1, 5)
