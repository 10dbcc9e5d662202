"""When a letter says "your diary": at the time that the client chose, on each day of a prompt. No Django here."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from alongside.lib.spans import local
from alongside.notices.quiet import quiet_span

MOST_DAYS, MOST_WEEKS = 14, 26
STILL_GOOD = timedelta(hours=3)  # a letter that comes later than so is no reminder any more


def first_on(now: datetime, at: time, zone: ZoneInfo) -> date:
    """The first day of a reminder chosen now: today where the time is still to come, else tomorrow."""
    today = now.astimezone(zone).date()
    return today if local(today, at, zone) > now else today + timedelta(days=1)


def next_on(last: date, every_days: int, passed: date, ends_on: date | None) -> date | None:
    """The next day after one that was due, and after `passed`; None when the prompt has come to its end."""
    missed = max(0, (passed - last).days) // every_days
    found = last + timedelta(days=every_days * (missed + 1))
    return None if ends_on is not None and found > ends_on else found


def due_at(on: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment of a reminder."""
    return local(on, at, zone)


def is_late(due: datetime, now: datetime) -> bool:
    """Whether nobody is helped by it any more (the machine was off)."""
    return now > due + STILL_GOOD


def is_quiet(on: date, at: time, zone: ZoneInfo, quiet_from: time | None, quiet_until: time | None) -> bool:
    """Whether that time lies in the hours in which no letter leaves."""
    return quiet_span(local(on, at, zone), quiet_from, quiet_until, zone) is not None
