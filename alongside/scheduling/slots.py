"""Which times are free: plain arithmetic on spans. No Django here, and nothing looks at the clock.

One function, `openings`, decides both what is shown and what a newcomer may take (peers.md 2.5); one,
`clashes`, decides for everybody whether a time is free.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from alongside.lib.spans import Span, day_span, local, merge, subtract

LONGEST_MINUTES = 12 * 60
TIMES_SUGGESTED = 12


@dataclass(frozen=True, slots=True)
class Hours:
    """Working time on one weekday (0 Monday .. 6 Sunday), by the clock of the member's zone."""

    weekday: int
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class Rules:
    """How a practice lets itself be booked: the least notice, how far ahead, the rest after a meeting, the grid."""

    notice: timedelta = timedelta(hours=24)
    horizon: timedelta = timedelta(days=60)
    gap: timedelta = timedelta(0)
    step: timedelta = timedelta(minutes=30)


def rules_of(thresholds: Mapping[str, object]) -> Rules:
    """The practice's rules; whatever it has not set, or set to nonsense, is the usual."""
    return Rules(
        notice=timedelta(hours=_number(thresholds, "notice_hours", 24, 0, 24 * 60)),
        horizon=timedelta(days=_number(thresholds, "horizon_days", 60, 1, 730)),
        gap=timedelta(minutes=_number(thresholds, "gap_minutes", 0, 0, 240)),
        step=timedelta(minutes=_number(thresholds, "step_minutes", 30, 5, 240)),
    )


def reminder_hours(thresholds: Mapping[str, object]) -> int:
    """How many hours before a meeting the reminder goes out; 0 for none."""
    return _number(thresholds, "reminder_hours", 24, 0, 24 * 14)


def _number(thresholds: Mapping[str, object], name: str, usual: int, least: int, most: int) -> int:
    value = thresholds.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    return usual


def days_of(window: Span, zone: ZoneInfo) -> Iterator[date]:
    """The calendar days of a zone that a span touches."""
    day, last = window.start.astimezone(zone).date(), window.end.astimezone(zone).date()
    while day <= last:
        yield day
        day += timedelta(days=1)


def working_spans(
    hours: Iterable[Hours], days: Iterable[date], zone: ZoneInfo, away: Collection[date] = ()
) -> list[Span]:
    """The working time of those days, in order, by the clock of the zone."""
    by_weekday: dict[int, list[Hours]] = {}
    for each in hours:
        by_weekday.setdefault(each.weekday, []).append(each)
    found = []
    for day in days:
        if day in away:
            continue
        for each in by_weekday.get(day.weekday(), ()):
            start, end = local(day, each.starts, zone), local(day, each.ends, zone)
            if start < end:
                found.append(Span(start, end))
    return merge(found)


def widened(taken: Iterable[Span], gap: timedelta) -> list[Span]:
    """Taken time with the rest before and after it, which a client never sees (F06)."""
    return [Span(span.start - gap, span.end + gap) for span in taken] if gap else list(taken)


def openings(
    working: Iterable[Span], taken: Iterable[Span], minutes: int, rules: Rules, now: datetime
) -> list[Span]:
    """Every span of that many minutes that a client may take, in order.

    Within working hours, free, with the practice's rest around it, not before its notice, not beyond its
    horizon, starting on its grid (counted from the start of each stretch of work).
    """
    length, bookable = timedelta(minutes=minutes), Span(now + rules.notice, now + rules.horizon)
    if length <= timedelta(0):
        return []
    blocked = widened(taken, rules.gap)
    found: list[Span] = []
    for block in merge(working):
        for free in subtract([block], blocked):
            found.extend(_on_grid(block.start, free, length, rules.step, bookable))
    return found


def _on_grid(
    anchor: datetime, free: Span, length: timedelta, step: timedelta, bookable: Span
) -> Iterator[Span]:
    earliest = max(free.start, bookable.start)
    start = anchor + max(0, -((anchor - earliest) // step)) * step
    while start + length <= free.end and start <= bookable.end:
        yield Span(start, start + length)
        start += step


def clashes(wanted: Span, taken: Iterable[Span]) -> bool:
    """Whether any taken time shares a moment with the wanted one."""
    return any(wanted.overlaps(span) for span in taken)


def alternatives(free: Sequence[Span], wanted: datetime, count: int = 3) -> list[Span]:
    """The openings closest to the wanted time, in order."""
    nearest = sorted(free, key=lambda span: abs(span.start - wanted))
    return sorted(nearest[:count])


def rhythm(
    after: datetime,
    weekday: int,
    at: time,
    minutes: int,
    zone: ZoneInfo,
    every_weeks: int,
    not_before: datetime,
) -> Iterator[Span]:
    """The next times at an agreed rhythm (A01), on the wall clock of the zone, soonest first.

    `after`: the meeting they follow; the first is in the week `every_weeks` later (or twice, three times
    as many later: the rhythm keeps its step), and never before `not_before`.
    """
    last, turn = after.astimezone(zone).date(), timedelta(weeks=max(1, every_weeks))
    day = last - timedelta(days=last.weekday()) + turn + timedelta(days=weekday)
    day += max(0, (not_before.astimezone(zone).date() - day) // turn) * turn
    for _ in range(TIMES_SUGGESTED):
        span = Span.lasting(local(day, at, zone), minutes)
        if span.start > not_before:
            yield span
        day += turn


def whole_days(first: date, last: date, zone: ZoneInfo) -> Span:
    """From the first moment of one day to the last of another."""
    return Span(day_span(first, zone).start, day_span(last, zone).end)


def moment(text: str) -> datetime | None:
    """The moment that an address or a hidden field names (ISO 8601 with a zone); None for anything else."""
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None
