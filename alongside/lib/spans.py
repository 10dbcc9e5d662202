"""Spans of time and wall clocks. Pure: no Django, and nothing here looks at the clock.

Spans are half-open: the end is the first moment that no longer belongs to it,
so two meetings back to back do not overlap.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to, not including, `end`; both aware, kept in UTC.

    In UTC because Python compares and subtracts two times of one zone by their
    wall clocks, which is an hour wrong in the night when the clocks change.
    Raises ValueError for a naive time or an end before the start.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.utcoffset() is None or self.end.utcoffset() is None:
            raise ValueError("a span needs times with a zone")
        object.__setattr__(self, "start", self.start.astimezone(UTC))
        object.__setattr__(self, "end", self.end.astimezone(UTC))
        if self.end < self.start:
            raise ValueError("a span cannot end before it starts")

    @classmethod
    def lasting(cls, start: datetime, minutes: int) -> "Span":
        """The span of that many minutes, as a stopwatch counts them."""
        return cls(start, start.astimezone(UTC) + minutes * _MINUTE)

    @classmethod
    def known(cls, start: datetime, end: datetime) -> "Span":
        """The same from two times that are in UTC and in order already: not looked at again. For thousands."""
        made: Span = object.__new__(cls)
        object.__setattr__(made, "start", start)
        object.__setattr__(made, "end", end)
        return made

    @property
    def length(self) -> timedelta:
        """How long it really lasts."""
        return self.end - self.start

    @property
    def minutes(self) -> int:
        """Its length in whole minutes, half a minute rounded up."""
        return (self.length + _MINUTE / 2) // _MINUTE

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies within."""
        return self.start <= moment.astimezone(UTC) < self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether they share any time; touching ends share none, and an empty span shares none."""
        return max(self.start, other.start) < min(self.end, other.end)

    def shared_with(self, other: "Span") -> "Span | None":
        """The time they share, None when there is none."""
        if not self.overlaps(other):
            return None
        return Span(max(self.start, other.start), min(self.end, other.end))


def merge(spans: Iterable[Span]) -> list[Span]:
    """The same time in as few spans as possible, in order; touching ones become one, empty ones go."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def subtract(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The time of `spans` that no span of `taken` covers, merged and in order."""
    left: list[Span] = []
    blocks = merge(taken)
    first = 0
    for span in merge(spans):
        while first < len(blocks) and blocks[first].end <= span.start:
            first += 1
        left.extend(_without(span, blocks[first:]))
    return left


def _without(span: Span, blocks: Iterable[Span]) -> list[Span]:
    """What remains of one span; `blocks` are merged and in order."""
    left, start = [], span.start
    for block in blocks:
        if block.start >= span.end:
            break
        if start < block.start:
            left.append(Span(start, block.start))
        start = max(start, block.end)
    if start < span.end:
        left.append(Span(start, span.end))
    return left


def local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment when the clocks of `zone` show this date and time.

    A time that spring skips moves forward by the gap (02:30 becomes 03:30).
    A time that autumn shows twice is the first of the two.
    """
    shown = datetime.combine(day, at.replace(tzinfo=None, fold=0), tzinfo=zone)
    return shown.astimezone(UTC).astimezone(zone)


def is_skipped(day: date, at: time, zone: ZoneInfo) -> bool:
    """Whether no clock of the zone shows this time on this day: spring leaves it out."""
    wanted = datetime.combine(day, at.replace(tzinfo=None, fold=0))
    return local(day, at, zone).replace(tzinfo=None, fold=0) != wanted


def first_moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The first moment at which the clocks of `zone` show this time or a later one.

    Only where spring skips the time is it another than `local`: the moment at which the clocks jump.
    """
    found = local(day, at, zone)
    wanted = datetime.combine(day, at.replace(tzinfo=None, fold=0))
    if found.replace(tzinfo=None, fold=0) == wanted:
        return found
    late = found.astimezone(UTC)
    early = wanted.replace(tzinfo=zone, fold=1).astimezone(UTC)
    while late - early > timedelta(seconds=1):  # the jump lies between them
        middle = early + (late - early) // 2
        is_before = middle.astimezone(zone).replace(tzinfo=None) < wanted
        early, late = (middle, late) if is_before else (early, middle)
    return late.replace(microsecond=0).astimezone(zone)


def is_repeated(shown: datetime) -> bool:
    """Whether the clocks of its zone show this time twice: autumn repeats it."""
    return shown.replace(fold=0).utcoffset() != shown.replace(fold=1).utcoffset()


def day_span(day: date, zone: ZoneInfo) -> Span:
    """A whole calendar day: 24 hours, or 23 or 25 when the clocks change in it.

    Empty for the rare day that a zone left out (Apia, 30 December 2011).
    """
    midnight = time()
    return Span(local(day, midnight, zone), local(day + timedelta(days=1), midnight, zone))


def week_span(day: date, zone: ZoneInfo, first_weekday: int = 0) -> Span:
    """The week around a day, from `first_weekday` (0 is Monday) for seven calendar days."""
    first = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return Span(local(first, time(), zone), local(first + timedelta(days=7), time(), zone))


def weekly(first: date, at: time, minutes: int, zone: ZoneInfo, count: int, every: int = 1) -> list[Span]:
    """`count` meetings, `every` so many weeks, always at the same time on the wall clock of `zone`."""
    days = [first + timedelta(weeks=every * turn) for turn in range(count)]
    return [Span.lasting(local(day, at, zone), minutes) for day in days]
