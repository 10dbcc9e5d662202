"""What a member's own practice is read from: records of what they did, and the weeks looked at. No Django here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.messages.channels import TALKS

MEMBER, CLIENT = "member", "client"
WEEKS = 12
A_WEEK = timedelta(weeks=1)
FURTHEST = 10


@dataclass(frozen=True, slots=True)
class Record:
    """One event: the member's own (`is_mine`), or of a client of theirs. `minutes`: of a call."""

    id: int
    at: datetime
    verb: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    client: UUID | None = None
    about: UUID | None = None
    is_mine: bool = True
    minutes: int | None = None

    def number(self, name: str) -> int:
        """A whole number that is not negative; 0 for anything else."""
        value = self.facts.get(name)
        return max(0, value) if isinstance(value, int) else 0

    @property
    def is_talk(self) -> bool:
        """Spoken, and written down afterwards: the record is no letter."""
        return self.facts.get("channel") in TALKS

    @property
    def is_contact(self) -> bool:
        """The member's own message or call."""
        return self.is_mine and self.verb == "message.sent" and self.facts.get("by") == MEMBER

    @property
    def is_unasked(self) -> bool:
        """Nobody had written since the member's last message."""
        return self.facts.get("is_unasked") is True

    @property
    def answers(self) -> int:
        """How many lines of the client it answers; 0 where it answers none."""
        return self.number("answers_lines")

    @property
    def near(self) -> int | None:
        """How near a goal is, 0 to 10, where the client said it as a number."""
        value = self.facts.get("near")
        if self.verb != "goal.rated" or not isinstance(value, int) or self.facts.get("by") != CLIENT:
            return None
        return value if 0 <= value <= FURTHEST else None


@dataclass(frozen=True, slots=True)
class Window:
    """Twelve whole weeks, from a Monday to a Monday, by the member's own clock."""

    first: date
    zone: tzinfo
    weeks: int = WEEKS

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.first, time.min, self.zone)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.first + self.weeks * A_WEEK, time.min, self.zone)

    @property
    def mondays(self) -> list[date]:
        return [self.first + number * A_WEEK for number in range(self.weeks)]

    def week_of(self, at: datetime) -> int:
        """The number of its week, from 0; below 0 or `weeks` and more for what lies outside."""
        return (at.astimezone(self.zone).date() - self.first) // A_WEEK

    def within(self, records: Iterable[Record]) -> list[Record]:
        """What happened in these weeks, in the order in which it happened."""
        seen = [each for each in records if 0 <= self.week_of(each.at) < self.weeks]
        return sorted(seen, key=lambda each: (each.at, each.id))


def last_weeks(now: datetime, zone: str) -> Window:
    """The last twelve weeks that are over, by a clock in that zone: this week is not."""
    return weeks_before(now.astimezone(ZoneInfo(zone)))


def weeks_before(now: datetime) -> Window:
    """The last twelve weeks that are over, by the clock of `now`."""
    today = now.date()
    return Window(today - timedelta(days=today.weekday()) - WEEKS * A_WEEK, now.tzinfo or UTC)
