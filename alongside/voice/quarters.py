"""Quarters of the calendar, for numbers that are computed the same way each time. No Django here."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

MONTHS = 3


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of a year, 1 to 4."""

    year: int
    number: int

    @property
    def before(self) -> "Quarter":
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def after(self) -> "Quarter":
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    @property
    def first_day(self) -> date:
        return date(self.year, (self.number - 1) * MONTHS + 1, 1)

    def starts_at(self, zone: str) -> datetime:
        """Its first moment by the clocks of `zone`."""
        return datetime.combine(self.first_day, time(), ZoneInfo(zone))


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month - 1) // MONTHS + 1)


def last_quarters(now: datetime, zone: str, count: int) -> list[Quarter]:
    """So many quarters up to the one that `now` is in, the oldest first."""
    found = [quarter_of(now.astimezone(ZoneInfo(zone)).date())]
    while len(found) < count:
        found.append(found[-1].before)
    return found[::-1]
