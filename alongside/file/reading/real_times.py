"""When a meeting really began and ended, as far as another program's clock can be believed.

Where the file contradicts itself the real times are unknown, and unknown is never an
overrun (A03). The rules: an end before its start is read as past midnight only when the
meeting was then at most 4 hours long; nothing lasts longer than 12 hours; nothing lasts no
time at all; a meeting began within 12 hours of its plan.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.file.reading.dates import read_date, split_moment
from alongside.file.reading.times import Clock, instant, read_clock, read_minutes
from alongside.lib.reading.problems import Fact, Reason, Unreadable, shown

PAST_MIDNIGHT_AT_MOST = dt.timedelta(hours=4)
LONGEST = dt.timedelta(hours=12)
DISAGREEMENT = dt.timedelta(minutes=1)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RealTimes:
    """Both in UTC; None: unknown. `why`: the reason for an unknown, or a remark on a known length."""

    starts: dt.datetime | None = None
    ends: dt.datetime | None = None
    why: Reason | None = None
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What the file says about the real times, as text ("" where it says nothing)."""

    start: str = ""
    end: str = ""
    minutes: str = ""


def real_times(said: Said, planned: dt.datetime, zone: dt.tzinfo) -> RealTimes:
    """The believable real times of a meeting that was planned to start at `planned` (aware)."""
    try:
        start = _moment(said.start, planned, zone) if said.start else None
        length = dt.timedelta(minutes=read_minutes(said.minutes)) if said.minutes else None
        end = _end(said, start, planned, zone)
    except (Unreadable, OverflowError):
        facts = (("value", shown(f"{said.start} {said.end} {said.minutes}".strip())),)
        return RealTimes(why=Reason.REAL_TIME_UNREADABLE, facts=facts)
    if start is not None and end is None and length is not None:
        end = start + length
    if start is None and end is not None and length is not None:
        start = end - length
    return _believed(start, end, planned, length, said)


def _moment(text: str, near: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """A full moment, or a time of day on the day that brings it nearest to `near`."""
    day, clock = _day_and_clock(text)
    if day:
        return instant(day, clock, zone)
    today = near.astimezone(zone).date()
    return min((instant(today + n * _DAY, clock, zone) for n in (-1, 0, 1)), key=lambda at: abs(at - near))


def _day_and_clock(text: str) -> tuple[dt.date | None, Clock]:
    date, time = split_moment(text)
    return (read_date(date, None), read_clock(time)) if time else (None, read_clock(text))


def _end(said: Said, start: dt.datetime | None, planned: dt.datetime, zone: dt.tzinfo) -> dt.datetime | None:
    """The end as said; a bare time of day belongs to the day of the start, or to the next."""
    if not said.end:
        return None
    day, clock = _day_and_clock(said.end)
    if start is None or day:
        return _moment(said.end, planned, zone)
    today = start.astimezone(zone).date()
    end = instant(today, clock, zone)
    if end < start:
        # The hour that autumn shows twice: the end may be on its second round.
        end = max(end, instant(today, clock, zone, fold=1))
    if end < start and instant(today + _DAY, clock, zone) - start <= PAST_MIDNIGHT_AT_MOST:
        end = instant(today + _DAY, clock, zone)
    return end


def _believed(
    start: dt.datetime | None,
    end: dt.datetime | None,
    planned: dt.datetime,
    length: dt.timedelta | None,
    said: Said,
) -> RealTimes:
    if start is None or end is None:
        why = Reason.REAL_END_MISSING if end is None else Reason.REAL_START_MISSING
        return RealTimes(start, None, why)
    lasted = end - start
    minutes = int(lasted.total_seconds() // 60)
    if lasted < dt.timedelta(0):
        facts = (("start", shown(said.start)), ("end", shown(said.end)))
        return RealTimes(why=Reason.REAL_END_BEFORE_START, facts=facts)
    if not lasted:
        return RealTimes(why=Reason.REAL_LENGTH_ZERO)
    if lasted > LONGEST:
        limit = int(LONGEST.total_seconds() // 60)
        return RealTimes(why=Reason.REAL_LENGTH_ABSURD, facts=(("minutes", minutes), ("limit", limit)))
    if abs(start - planned) > LONGEST:
        return RealTimes(why=Reason.REAL_FAR_FROM_PLANNED)
    if length is not None and abs(length - lasted) > DISAGREEMENT:
        disagree = (("minutes", minutes), ("said", int(length.total_seconds() // 60)))
        return RealTimes(start, end, Reason.REAL_LENGTH_DISAGREES, disagree)
    return RealTimes(start, end)


def count_overruns(meetings: Iterable[tuple[dt.datetime, dt.datetime]], agreed_minutes: int) -> int:
    """How many meetings (start, end) lasted longer than agreed, to the second (A03).

    30 minutes and 1 second is an overrun of 30 minutes; 30 minutes exactly is not. Rounding
    to whole minutes first would lose the short ones.
    """
    agreed = dt.timedelta(minutes=agreed_minutes)
    return sum(end - start > agreed for start, end in meetings)
