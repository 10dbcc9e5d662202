"""What one more client would find: standing times free for weeks, and the load with them. No Django here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from alongside.lib.spans import Span

WEEKS = 8


@dataclass(frozen=True, slots=True)
class Slot:
    """A time of the week that is free in so many of the weeks that its rhythm touches."""

    weekday: int
    at: time
    first: datetime
    free: int
    weeks: int

    @property
    def is_whole(self) -> bool:
        """Whether it is free every time."""
        return self.free == self.weeks


@dataclass(frozen=True, slots=True)
class Ahead:
    """A week as it is planned, and how many meetings it would have with one more client."""

    monday: date
    meetings: int
    minutes: int
    with_one_more: int
    most: int | None

    @property
    def hours(self) -> float:
        return self.minutes / 60

    @property
    def is_over(self) -> bool:
        """Whether one more would be too many."""
        return self.most is not None and self.with_one_more > self.most


def standing(openings: Iterable[Span], monday: date, zone: ZoneInfo, every: int) -> list[Slot]:
    """Times of the week by how often they are free, from a Monday on for eight weeks.

    Every second week there are two ways to begin; the better one counts. Only times that are free at least
    half of the weeks are named.
    """
    starts: dict[tuple[int, time], dict[int, datetime]] = defaultdict(dict)
    for span in openings:
        local = span.start.astimezone(zone)
        week = (local.date() - monday).days // 7
        if 0 <= week < WEEKS:
            starts[local.weekday(), local.time()].setdefault(week, span.start)
    found = [_best(weekday, at, weeks, every) for (weekday, at), weeks in starts.items()]
    return sorted(
        (slot for slot in found if 2 * slot.free >= slot.weeks), key=lambda slot: (slot.at, slot.weekday)
    )


def _best(weekday: int, at: time, weeks: dict[int, datetime], every: int) -> Slot:
    ways = []
    for begin in range(every):
        wanted = range(begin, WEEKS, every)
        free = [weeks[week] for week in wanted if week in weeks]
        if free:
            ways.append(Slot(weekday, at, free[0], len(free), len(wanted)))
    return max(ways, key=lambda slot: slot.free)


def ahead(
    meetings: Sequence[Span], monday: date, zone: ZoneInfo, every: int, most: int | None
) -> list[Ahead]:
    """Each of the eight weeks: meetings, minutes, and meetings with one more client at that rhythm."""
    weeks: dict[date, list[Span]] = {monday + timedelta(weeks=n): [] for n in range(WEEKS)}
    for span in meetings:
        day = span.start.astimezone(zone).date()
        weeks.get(day - timedelta(days=day.weekday()), []).append(span)
    return [
        Ahead(start, len(found), sum(span.minutes for span in found), len(found) + (n % every == 0), most)
        for n, (start, found) in enumerate(weeks.items())
    ]
