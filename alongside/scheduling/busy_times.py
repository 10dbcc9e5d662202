"""A calendar from elsewhere as the times at which a member is not free, and how they share a day with ours.

No Django here. All-day events take the member's day; a time without a zone, or in one that nobody knows, is by
the calendar's own zone where it names one, else by the member's clock. Transparent and cancelled events take
no time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, takewhile
from typing import TypeVar
from zoneinfo import ZoneInfo

from alongside.lib.errors import Refused
from alongside.lib.reading.calendars import read_calendar
from alongside.lib.reading.problems import Problem, Reason
from alongside.lib.spans import Span, merge, subtract

MOST_BYTES = 2 * 1024 * 1024
MOST_EVENTS = 10_000
MOST_SECONDS = 20.0
PAST, AHEAD = timedelta(days=7), timedelta(days=400)
LONGEST_PIECE = timedelta(days=1)

# Said of what is taken all the same, or of the file as a whole.
_REMARKS = {Reason.UID_MISSING, Reason.ZONE_UNKNOWN, Reason.ZONE_UNREADABLE} | {
    Reason.NO_EVENTS,
    Reason.NOTHING_IN_WINDOW,
}
_CUT_SHORT = {Reason.TOO_MANY_EVENTS: "too_many", Reason.TOO_SLOW: "too_much_to_read"}
_FILE = {
    Reason.FILE_EMPTY: "not_a_calendar",
    Reason.FILE_BINARY: "not_a_calendar",
    Reason.FILE_IS_SPREADSHEET: "not_a_calendar",
    Reason.NOT_A_CALENDAR: "not_a_calendar",
    Reason.FILE_TOO_LARGE: "too_large",
}


@dataclass(frozen=True, slots=True)
class BusyTime:
    """One time that is taken. `key` stays the same when the calendar is read again."""

    key: str
    span: Span
    title: str


@dataclass(frozen=True, slots=True)
class BusyRead:
    """What a calendar holds. `left_out`: events that could not be read, with the reason for each."""

    times: list[BusyTime]
    left_out: list[Problem]


def window_around(now: datetime) -> Span:
    """From a week ago until 400 days ahead."""
    return Span(now - PAST, now + AHEAD)


def busy_times(data: bytes, *, zone: ZoneInfo, window: Span, seconds: float = MOST_SECONDS) -> BusyRead:
    """The busy times of a calendar file within a window, in order.

    Refused: not_a_calendar, broken, too_large, too_many, too_much_to_read. A calendar is read whole or not at
    all: what could not be looked at must not look as if it were free.
    """
    if len(data) > MOST_BYTES:
        raise Refused("too_large")
    if data.upper().count(b"BEGIN:VEVENT") > MOST_EVENTS:
        raise Refused("too_many", limit=MOST_EVENTS)
    try:
        found = read_calendar(
            data, zone=zone, window=window, most=MOST_EVENTS, seconds=seconds, skips_far=True
        )
    except Refused as no:
        raise Refused(_FILE.get(Reason(no.code), "broken")) from no
    for problem in found.problems:
        if problem.reason in _CUT_SHORT:
            raise Refused(_CUT_SHORT[problem.reason], limit=MOST_EVENTS)
    times = {
        event.key: BusyTime(event.key, Span(event.starts, event.ends), event.summary)
        for event in reversed(found.events)
        if event.takes_time
    }
    left_out = [problem for problem in found.problems if problem.reason not in _REMARKS]
    return BusyRead(sorted(times.values(), key=lambda each: (each.span, each.key)), left_out)


T = TypeVar("T")


def pieces(busy: Iterable[tuple[T, Span]], others: Iterable[Span]) -> list[tuple[T, Span]]:
    """What each busy time takes when no moment may be taken twice, in order; none longer than a day.

    `others` (meetings, holds) come first; of two busy times that overlap, the earlier one has the shared part.
    """
    found: list[tuple[T, Span]] = []
    blocks = merge(others)
    first, reached = 0, None
    for owner, span in sorted(busy, key=lambda each: each[1]):
        start = span.start if reached is None else max(span.start, reached)
        if start >= span.end:
            continue
        reached = span.end
        while first < len(blocks) and blocks[first].end <= start:
            first += 1
        near = takewhile(lambda block, end=span.end: block.start < end, islice(blocks, first, None))  # type: ignore[misc]
        found += [(owner, day) for left in subtract([Span(start, span.end)], near) for day in _days(left)]
    return found


def _days(span: Span) -> Iterable[Span]:
    start = span.start
    while start < span.end:
        end = min(span.end, start + LONGEST_PIECE)
        yield Span(start, end)
        start = end
