"""What a made-up engagement leaves behind: facts, and what of the agreement stood when. No Django."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.mirror.facts import NOTHING_KNOWN, Fact, FrameFacts, OwnFrame
from alongside.mirror.simulator.habits import Strength

ZONE = "Europe/Helsinki"
CLOCK, UTC = ZoneInfo(ZONE), ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Truth:
    """A situation that is really there from its onset on.

    `is_beside`: it may come along with what was planted; seeing it is no mistake, and not seeing it neither.
    """

    kind: str
    onset: datetime
    strength: Strength
    is_beside: bool = False


@dataclass(slots=True)
class Booking:
    """Something in the calendar: from when on it is known until it is over or cancelled."""

    since: datetime
    until: datetime


@dataclass(slots=True)
class Engagement:
    """All that is known of one made-up engagement, with the truth; `looks_like` names a look-alike."""

    practitioner: UUID
    starts: date
    days: int
    truths: tuple[Truth, ...] = ()
    looks_like: str = ""
    is_calm: bool = False
    facts: list[Fact] = field(default_factory=list)
    frames: list[tuple[datetime, FrameFacts]] = field(default_factory=list)
    bookings: list[Booking] = field(default_factory=list)
    own: OwnFrame = NOTHING_KNOWN

    def tell(
        self, at: datetime, verb: str, about: UUID | None = None, by: str = "member", /, **facts: Any
    ) -> None:
        """Something happens."""
        member = self.practitioner if by == "member" else None
        self.facts.append(Fact(len(self.facts) + 1, at, verb, facts, member, by, about, at))

    def with_whom(self, client: UUID) -> None:
        """Say with whom the last thing happened."""
        self.facts[-1] = replace(self.facts[-1], client=client)

    def stands(self, at: datetime, frame: FrameFacts) -> None:
        """What of the work and the agreement holds from now on."""
        self.frames.append((at, frame))

    def frame_at(self, now: datetime) -> FrameFacts:
        """What held then, with what was booked from then on; nothing is known before the opening."""
        place = bisect_right(self.frames, now, key=lambda each: each[0])
        if not place:
            return FrameFacts(stage="ended", zone=ZONE)
        frame = self.frames[place - 1][1]
        is_booked = any(each.since <= now < each.until for each in self.bookings)
        return replace(frame, has_next=is_booked) if is_booked and frame.stage != "ended" else frame


def moment(chance: Random, day: date, first: float = 9, last: float = 18) -> datetime:
    """Some minute of that day between two hours by the clock of the practice; hours from 24 on are the next day's."""
    return by_clock(day, chance.uniform(first, last))


def by_clock(day: date, hour: float) -> datetime:
    """That hour of the day by the clock of the practice, to the minute."""
    local = datetime.combine(day, time(0)) + timedelta(minutes=round(60 * hour))
    return local.replace(tzinfo=CLOCK).astimezone(UTC)
