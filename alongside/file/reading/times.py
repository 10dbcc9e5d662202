"""Times of day and lengths as people and programs write them, and wall clocks in a zone."""

import datetime as dt
import re
from dataclasses import dataclass

from alongside.file.reading.dates import plain
from alongside.lib.reading.problems import Reason, Unreadable, shown

_NOON = re.compile(r"午前|午後|[ap]\.?\s?m\.?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:klo\s*|kl\s*)?(\d{1,2})(?:\s*[:.時hч]\s*(\d{2}|\d(?=\s*分))?\s*分?)?(?::(\d{2})(?:[.,](\d{1,6}))?)?"
    r"\s*(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?",
    re.IGNORECASE,
)
_HOURS = r"(\d{1,6}(?:[.,]\d{1,6})?)\s*(?:hours?|hrs?|h|часа|часов|час|ч|tuntia|tunti|t|時間)\.?"
_MINUTES = r"(\d{1,6}(?:[.,]\d{1,6})?)\s*(?:minutes?|mins?|min|m|минута|минуты|минут|мин|м|minuuttia|minuutti|分)?\.?"
_LENGTH = re.compile(rf"(?:pt)?(?:{_HOURS})?\s*(?:{_MINUTES})?", re.IGNORECASE)
_CLOCK_LENGTH = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `offset` from UTC where the text names one, `day_after` for 24:00."""

    time: dt.time
    offset: dt.timezone | None = None
    day_after: bool = False


def read_clock(text: str, reason: Reason = Reason.TIME_UNREADABLE, field: str = "") -> Clock:
    """A time of day: 8:00, 08:00:00, 8.00, klo 8.00, 2:30 PM, 14時30分, 午後2時30分, 08:00Z."""
    value = plain(text)
    half = _NOON.search(value)
    match = _CLOCK.fullmatch(_NOON.sub("", value).strip())
    if not match or (match[2] is None and half is None and not set("時hч") & set(value)):
        raise Unreadable(reason, field, value=shown(value))
    hour = _hour(int(match[1]), half[0].casefold() if half else "")
    minute, second = int(match[2] or 0), int(match[3] or 0)
    micro = int((match[4] or "").ljust(6, "0"))
    if hour == 24 and minute == second == 0:
        return Clock(dt.time(0), _offset(match[5]), day_after=True)
    try:
        return Clock(dt.time(hour, minute, second, micro), _offset(match[5]))
    except ValueError:
        raise Unreadable(reason, field, value=shown(value)) from None


def _hour(hour: int, half: str) -> int:
    """The hour of 24; an hour that its half of the day cannot have becomes impossible."""
    if not half:
        return hour
    if hour > 12:
        return hour if half == "午後" else 99
    after_noon = half.startswith("p") or half == "午後"
    return hour % 12 + (12 if after_noon else 0)


def _offset(text: str | None) -> dt.timezone | None:
    if not text:
        return None
    if text in "Zz":
        return dt.UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return dt.timezone(dt.timedelta(minutes=minutes if text[0] == "+" else -minutes))


def read_minutes(text: str, field: str = "") -> float:
    """A length in minutes: 50, 50.5, 50 min, 50 мин, 50分, 1 h 30 min, 1時間30分, 0:50, PT50M.

    Unreadable: minutes_unreadable (also a negative length).
    """
    value = plain(text)
    if match := _CLOCK_LENGTH.fullmatch(value):
        return int(match[1]) * 60 + int(match[2]) + int(match[3] or 0) / 60
    match = _LENGTH.fullmatch(value)
    if not match or not (match[1] or match[2]):
        raise Unreadable(Reason.MINUTES_UNREADABLE, field, value=shown(value))
    return _number(match[1]) * 60 + _number(match[2])


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0


def instant(day: dt.date, clock: Clock, zone: dt.tzinfo, fold: int = 0) -> dt.datetime:
    """The moment in UTC when the clocks of `zone` show this day and time.

    A time that the spring change leaps over counts by the clock before the change (02:30
    becomes 03:30 on the new clock); a time that the autumn change shows twice is the first
    (`fold=1`: the second).
    """
    wall = dt.datetime.combine(day, clock.time) + dt.timedelta(days=clock.day_after)
    return wall.replace(tzinfo=clock.offset or zone, fold=fold).astimezone(dt.UTC)


def oddity(day: dt.date, clock: Clock, zone: dt.tzinfo) -> Reason | None:
    """TIME_IN_GAP or TIME_TWICE for a wall time that a clock change makes unclear, else None."""
    wall = dt.datetime.combine(day, clock.time, clock.offset or zone)
    first, second = wall.utcoffset(), wall.replace(fold=1).utcoffset()
    if first == second or first is None or second is None:
        return None
    return Reason.TIME_TWICE if first > second else Reason.TIME_IN_GAP
