"""When a standing slot comes round, by the wall clock: plain arithmetic, no Django, nothing looks at the clock.

Days are chosen first (weekly, or monthly by weekday as RFC 5545 BYDAY does), then the clock of the zone says
which moment each is: a change of summer time never moves a meeting, and no rule is without an end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from alongside.lib.errors import Refused
from alongside.lib.spans import is_skipped, local

MOST_TIMES, MOST_WEEKS, MOST_MONTHS = 104, 8, 12
LAST = -1
WEEKS_OF_MONTH = (1, 2, 3, 4, LAST)
A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every so many weeks, or the n-th weekday every so many months; `times` or `until` (or both) end it.

    `every_months` makes it monthly, on the weekday of `starts_on`; `week_of_month`: 1 to 4, -1 the last
    (None: as `starts_on` falls; a fifth week is the last).
    """

    starts_on: date
    at: time
    every_weeks: int = 1
    every_months: int | None = None
    week_of_month: int | None = None
    times: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One time that a rhythm comes round: its number (from 1), its day, and the moment, in UTC.

    `is_skipped`: spring skips this time of day, and the moment is later by the gap.
    """

    number: int
    day: date
    starts_at: datetime
    is_skipped: bool


def turns(rhythm: Rhythm, zone: ZoneInfo) -> list[Turn]:
    """Every time that it comes round, in order.

    Refused: every_weeks, every_months, week_of_month, times, until (before the start, or more than
    MOST_TIMES till then), no_end (neither times nor until), too_far (beyond the calendar).
    """
    check(rhythm)
    try:
        found = [_turn(number, day, rhythm.at, zone) for number, day in enumerate(days(rhythm), start=1)]
    except (OverflowError, ValueError) as error:  # the year 10000
        raise Refused("too_far", "starts_at") from error
    if len(found) > MOST_TIMES:
        raise Refused("until", "until", most=MOST_TIMES)
    return found


def check(rhythm: Rhythm) -> None:
    """Refused as `turns` says, but for what only counting shows."""
    if not 1 <= rhythm.every_weeks <= MOST_WEEKS:
        raise Refused("every_weeks", "every_weeks", most=MOST_WEEKS)
    if rhythm.every_months is not None and not 1 <= rhythm.every_months <= MOST_MONTHS:
        raise Refused("every_months", "every_months", most=MOST_MONTHS)
    if rhythm.week_of_month is not None and rhythm.week_of_month not in WEEKS_OF_MONTH:
        raise Refused("week_of_month", "week_of_month")
    if rhythm.times is None and rhythm.until is None:
        raise Refused("no_end", "times")
    if rhythm.times is not None and not 1 <= rhythm.times <= MOST_TIMES:
        raise Refused("times", "times", most=MOST_TIMES)
    if rhythm.until is not None and rhythm.until < rhythm.starts_on:
        raise Refused("until", "until", most=MOST_TIMES)


def days(rhythm: Rhythm) -> Iterator[date]:
    """The calendar days, in order; one more than MOST_TIMES at most, so that too many can be told."""
    most = MOST_TIMES + 1 if rhythm.times is None else rhythm.times
    for number, day in enumerate(_endless(rhythm), start=1):
        if number > most or (rhythm.until is not None and day > rhythm.until):
            return
        yield day


def week_of(day: date) -> int:
    """Which weekday of its month a day is, as RFC 5545 counts: 1 to 4, a fifth is the last (-1)."""
    week = (day.day - 1) // 7 + 1
    return week if week <= 4 else LAST


def monthly_to(rhythm: Rhythm, was: date, to: date, at: time) -> Rhythm:
    """The monthly rhythm whose turn of one day comes on another instead, and every other alike.

    The last Tuesday stays the last of its weekday as long as the new day is one.
    """
    months = (to.year - was.year) * 12 + to.month - was.month
    is_last = rhythm.week_of_month == LAST and (to + A_WEEK).month != to.month
    week = LAST if is_last else week_of(to)
    first = _later(rhythm.starts_on.replace(day=1), months)
    return replace(
        rhythm, starts_on=_in_month(first, to.weekday(), week), at=at, week_of_month=week, until=None
    )


def _turn(number: int, day: date, at: time, zone: ZoneInfo) -> Turn:
    return Turn(number, day, local(day, at, zone).astimezone(UTC), is_skipped(day, at, zone))


def _endless(rhythm: Rhythm) -> Iterator[date]:
    if not rhythm.every_months:
        for turn in count():
            yield rhythm.starts_on + turn * rhythm.every_weeks * A_WEEK
    week = rhythm.week_of_month or week_of(rhythm.starts_on)
    first = rhythm.starts_on.replace(day=1)
    for turn in count():
        day = _in_month(_later(first, turn * (rhythm.every_months or 1)), rhythm.starts_on.weekday(), week)
        if day >= rhythm.starts_on:
            yield day


def _later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1)


def _in_month(first: date, weekday: int, week: int) -> date:
    """The n-th such weekday of the month that begins on `first`; -1 is the last."""
    if week == LAST:
        last = _later(first, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=week - 1)
