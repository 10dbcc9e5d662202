"""Where each thing of a week lies on its page: rows of five minutes, lanes for what overlaps. No Django here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from alongside.lib.spans import Span, day_span

ROW_MINUTES, LEAST_ROWS, MOST_LANES = 5, 4, 4
USUAL_HOURS = (8, 18)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that takes time: its span, what it is, and what the page needs to show it."""

    span: Span
    kind: str
    thing: object


@dataclass(frozen=True, slots=True)
class Block:
    """An item on one day: its first row (from 1), how many rows, and its lane among those beside it."""

    item: Item
    row: int
    rows: int
    lane: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Day:
    """One column: what takes time, and below it what does not (free working time)."""

    date: date
    is_today: bool
    now_row: int | None
    blocks: Sequence[Block]
    below: Sequence[Block] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """The columns, and the hours they show: (hour, row) each."""

    days: Sequence[Day]
    hours: Sequence[tuple[int, int]]

    @property
    def hour_count(self) -> int:
        return len(self.hours)

    @property
    def first_hour(self) -> int:
        return self.hours[0][0]


def lay_out(
    items: Iterable[Item], monday: date, zone: ZoneInfo, now: datetime, below: Iterable[Item] = ()
) -> Week:
    """A week from Monday: five days, or seven when something (or today) falls on the weekend."""
    found, ground = list(items), list(below)
    days = [monday + timedelta(days=n) for n in range(7)]
    columns = [(day, _on_day(found, day, zone), _on_day(ground, day, zone)) for day in days]
    today = now.astimezone(zone).date()
    if not any(parts or free for _, parts, free in columns[5:]) and today not in days[5:]:
        columns = columns[:5]
    return _columns(columns, zone, now)


def lay_beside(
    columns: Iterable[tuple[Iterable[Item], Iterable[Item]]], day: date, zone: ZoneInfo, now: datetime
) -> Week:
    """One day, with a column for each of several members or rooms: what takes their time, and what lies below."""
    laid = [(day, _on_day(items, day, zone), _on_day(below, day, zone)) for items, below in columns]
    return _columns(laid, zone, now)


def _columns(
    columns: Sequence[tuple[date, list["_Part"], list["_Part"]]], zone: ZoneInfo, now: datetime
) -> Week:
    first, last = _hours([part for _, parts, free in columns for part in (*parts, *free)])
    today = now.astimezone(zone).date()
    laid = [
        Day(
            date=day,
            is_today=day == today,
            now_row=_now_row(now, zone, first, last) if day == today else None,
            blocks=_blocks(parts, first),
            below=[_block(part, 1, 1, first, least=1) for part in free],
        )
        for day, parts, free in columns
    ]
    return Week(laid, [(hour, (hour - first) * 12 + 1) for hour in range(first, last)])


@dataclass(frozen=True, slots=True)
class _Part:
    """An item's piece of a day, in minutes of the clock since midnight."""

    item: Item
    start: int
    end: int


def _on_day(items: Iterable[Item], day: date, zone: ZoneInfo) -> list[_Part]:
    whole = day_span(day, zone)
    parts = []
    for item in items:
        if item.span.start >= whole.end or item.span.end <= whole.start:
            continue  # most of a week's items, on each of its days
        shared = item.span.shared_with(whole)
        if shared:
            start = _minute(shared.start, zone)
            end = 24 * 60 if shared.end == whole.end else max(_minute(shared.end, zone), start + ROW_MINUTES)
            parts.append(_Part(item, start, end))
    return sorted(parts, key=lambda part: (part.start, -part.end))


def _minute(moment: datetime, zone: ZoneInfo) -> int:
    shown = moment.astimezone(zone).time()
    return shown.hour * 60 + shown.minute


def _hours(parts: Sequence[_Part]) -> tuple[int, int]:
    first = min([USUAL_HOURS[0], *(part.start // 60 for part in parts)])
    return first, max([USUAL_HOURS[1], *(-(-part.end // 60) for part in parts)])


def _now_row(now: datetime, zone: ZoneInfo, first: int, last: int) -> int | None:
    minute = _minute(now, zone)
    return (minute - first * 60) // ROW_MINUTES + 1 if first * 60 <= minute < last * 60 else None


def _blocks(parts: Sequence[_Part], first: int) -> list[Block]:
    blocks: list[Block] = []
    for group in _groups(parts):
        lanes: list[int] = []
        placed = []
        for part in group:
            lane = next((n for n, free in enumerate(lanes) if free <= part.start), len(lanes))
            lanes[lane : lane + 1] = [part.end]
            placed.append((part, lane))
        count = min(len(lanes), MOST_LANES)
        blocks += [_block(part, min(lane, MOST_LANES - 1) + 1, count, first) for part, lane in placed]
    return blocks


def _groups(parts: Sequence[_Part]) -> Iterable[list[_Part]]:
    """Parts that hang together by overlapping."""
    group: list[_Part] = []
    end = 0
    for part in parts:
        if group and part.start >= end:
            yield group
            group = []
        group.append(part)
        end = max(end, part.end) if len(group) > 1 else part.end
    if group:
        yield group


def _block(part: _Part, lane: int, lanes: int, first: int, least: int = LEAST_ROWS) -> Block:
    row = (part.start - first * 60) // ROW_MINUTES + 1
    rows = max(least, -(-(part.end - part.start) // ROW_MINUTES))
    return Block(part.item, row, rows, lane, lanes)


def day_from(text: str | None, otherwise: date) -> date:
    """The day that an address names; another when it names none that a calendar can show."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return otherwise
    return day if 1971 <= day.year <= 2200 else otherwise
