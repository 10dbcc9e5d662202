"""When clients can come against when we are there (H06): plain arithmetic. No Django here.

The week is cut into weekdays and four parts of the day. Every moment belongs to exactly one cell.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from alongside.lib.spans import Span, local, merge
from alongside.scheduling.slots import Hours, days_of

PARTS: dict[str, tuple[time, time | None]] = {
    "morning": (time(0), time(11)),
    "midday": (time(11), time(14)),
    "afternoon": (time(14), time(17)),
    "evening": (time(17), None),
}
# What is meant by a part of the day that somebody ticks: nobody means three in the night.
TICKED: dict[str, tuple[time, time]] = {
    "morning": (time(7), time(11)),
    "midday": (time(11), time(14)),
    "afternoon": (time(14), time(17)),
    "evening": (time(17), time(21)),
}
DAY_STARTS, DAY_ENDS = time(7), time(21)  # when nobody said more
CONSTRAINTS = ("work", "shifts", "care", "transport", "health", "study")
PLACES = ("room", "phone", "home", "video")
MOST_TIMES = 42

Cell = tuple[int, str]  # weekday 0 Monday .. 6 Sunday, part of the day


@dataclass(frozen=True, slots=True)
class Balance:
    """One cell: how many people could come, in how many minutes a week, and our minutes worked and still free."""

    weekday: int
    part: str
    people: int
    asked: int
    worked: int
    free: int

    @property
    def is_short(self) -> bool:
        """People could come, and no time is free."""
        return self.people > 0 and self.free == 0


def minutes_by_cell(spans: Iterable[Span], zone: ZoneInfo) -> Counter[Cell]:
    """How many minutes of these spans lie in each cell, by the clock of the zone; each span counts."""
    found: Counter[Cell] = Counter()
    for span in spans:
        for day in days_of(span, zone):
            for part, (starts, ends) in PARTS.items():
                shared = span.shared_with(_window(day, starts, ends, zone))
                if shared:
                    found[day.weekday(), part] += shared.minutes
    return found


def _window(day: date, starts: time, ends: time | None, zone: ZoneInfo) -> Span:
    start = local(day, starts, zone)
    end = local(day, ends, zone) if ends else local(day + timedelta(days=1), time(0), zone)
    return Span(start, max(start, end))


def week_of(times: Sequence[Any], first: date, zone: ZoneInfo) -> list[Span]:
    """The times of a life situation, on the seven days from `first`, by the clock of who said them."""
    spans = []
    for ahead in range(7):
        day = first + timedelta(days=ahead)
        for each in times:
            if each["weekday"] == day.weekday():
                start, end = local(day, at(each["from"]), zone), local(day, at(each["to"]), zone)
                spans.append(Span(start, max(start, end)))
    return merge(spans)


def times_of(weekdays: Iterable[int], from_time: time | None, to_time: time | None) -> list[dict[str, Any]]:
    """The times that a wish leaves open, in the form of a life situation; no weekdays: every day."""
    starts, ends = from_time or DAY_STARTS, to_time or DAY_ENDS
    days = sorted(weekdays) or range(7)
    if ends <= starts:
        ends = time(23, 59)
    return [{"weekday": day, "from": starts.isoformat(), "to": ends.isoformat()} for day in days]


def at(text: str) -> time:
    """The clock time that a stored "09:30" means."""
    return time.fromisoformat(text)


def can_come(times: Sequence[Any], span: Span, zone: ZoneInfo) -> bool:
    """Whether somebody with this life situation could come at this time; who said nothing can always."""
    if not times:
        return True
    day = span.start.astimezone(zone).date()
    spans = merge([*week_of(times, day - timedelta(days=1), zone)])
    return any(each.start <= span.start and span.end <= each.end for each in spans)


def fitting_first(times: Sequence[Any], spans: Iterable[Span], zone: ZoneInfo) -> list[tuple[Span, bool]]:
    """The same spans, those that fit a life situation first, each with whether it fits."""
    marked = [(span, can_come(times, span, zone)) for span in spans]
    return sorted(marked, key=lambda each: (not each[1], each[0]))


def balance(
    people: Sequence[Sequence[Span]],
    worked: Iterable[Span],
    free: Iterable[Span],
    zone: ZoneInfo,
    weeks: int,
) -> list[Balance]:
    """Every cell of the week. `people`: when each could come in one week; `worked` and `free`: ours in `weeks`."""
    asked: Counter[Cell] = Counter()
    heads: Counter[Cell] = Counter()
    for spans in people:
        own = minutes_by_cell(spans, zone)
        asked.update(own)
        heads.update(own.keys())
    ours, left = minutes_by_cell(worked, zone), minutes_by_cell(free, zone)
    return [
        Balance(
            weekday,
            part,
            heads[weekday, part],
            asked[weekday, part],
            ours[weekday, part] // weeks,
            left[weekday, part] // weeks,
        )
        for weekday in range(7)
        for part in PARTS
    ]


def clean_times(times: Iterable[Any]) -> list[dict[str, Any]]:
    """Times as they are kept, in order and without doubles. ValueError for anything that is no time."""
    found = set()
    for each in times:
        weekday, starts, ends = each["weekday"], at(each["from"]), at(each["to"])
        if weekday not in range(7) or ends <= starts:
            raise ValueError("a time needs a weekday, and its end after its start")
        found.add((weekday, starts.strftime("%H:%M"), ends.strftime("%H:%M")))
    if len(found) > MOST_TIMES:
        raise ValueError("too many times")
    return [{"weekday": day, "from": starts, "to": ends} for day, starts, ends in sorted(found)]


def minutes_at(hours: Iterable[Hours], kind: str, today: date) -> int:
    """Minutes a week that these working hours offer at a kind of place, as they hold today."""
    return sum(
        (each.ends.hour - each.starts.hour) * 60 + each.ends.minute - each.starts.minute
        for each in hours
        if each.place_kind in ("", kind)
        and (each.valid_from is None or each.valid_from <= today)
        and (each.valid_until is None or today <= each.valid_until)
    )
