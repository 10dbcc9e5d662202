"""Which backups stay and when the next one is due. No Django here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

NIGHT = time(3)  # when a nightly backup is made
FRESH = timedelta(days=1)  # whatever is younger stays


@dataclass(frozen=True, slots=True)
class Keep:
    """Of how many days, weeks and months the last backup stays."""

    daily: int = 7
    weekly: int = 5
    monthly: int = 12


def read_keep(text: str) -> Keep:
    """Three numbers with commas: days, weeks, months. ValueError for anything else."""
    numbers = [int(part) for part in text.split(",")]
    if len(numbers) != 3 or not all(0 <= number <= 1000 for number in numbers) or not any(numbers):
        raise ValueError(text)
    return Keep(*numbers)


def to_keep(made: Iterable[datetime], keep: Keep, now: datetime) -> set[datetime]:
    """The last of each of so many days, weeks and months that have one; the newest and the fresh ones always."""
    newest_first = sorted(made, reverse=True)
    kept = set(newest_first[:1]) | {at for at in newest_first if at > now - FRESH}
    ways: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (_day, keep.daily),
        (_week, keep.weekly),
        (_month, keep.monthly),
    )
    for way, count in ways:
        last = {way(at): at for at in reversed(newest_first)}
        kept |= set(sorted(last.values(), reverse=True)[:count])
    return kept


def last_due(now: datetime, every_hours: int) -> datetime:
    """When the last backup should have been made: at three at night, and every so many hours from there.

    `now` carries the time zone in which it is night.
    """
    night = datetime.combine(now.date(), NIGHT, now.tzinfo)
    if every_hours >= 24:
        return night if night <= now else night - timedelta(days=1)
    since = (now - night) // timedelta(hours=every_hours)
    return night + since * timedelta(hours=every_hours)


def is_due(newest: datetime | None, now: datetime, every_hours: int) -> bool:
    """Whether a backup is to be made now; never where every_hours is 0."""
    if every_hours == 0:
        return False
    if newest is None:
        return True
    days = timedelta(hours=every_hours) - timedelta(days=1)
    return newest < last_due(now, every_hours) - max(days, timedelta())


def _day(at: datetime) -> date:
    return at.date()


def _week(at: datetime) -> tuple[int, int]:
    return at.isocalendar()[:2]


def _month(at: datetime) -> tuple[int, int]:
    return at.year, at.month
