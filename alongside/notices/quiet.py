"""When a letter waits because the recipient sleeps. No Django here; by the clock of the recipient's zone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from alongside.lib.spans import Span, local

LEAST_USE = timedelta(hours=1)  # what comes later than so long before it is useless helps nobody
A_MINUTE = timedelta(minutes=1)


def quiet_span(
    moment: datetime, quiet_from: time | None, quiet_until: time | None, zone: ZoneInfo
) -> Span | None:
    """The quiet hours around a moment; None when it lies outside, or there are none."""
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return None
    today = moment.astimezone(zone).date()
    for day in (today - timedelta(days=1), today):
        end_day = day if quiet_from < quiet_until else day + timedelta(days=1)
        start, end = local(day, quiet_from, zone), local(end_day, quiet_until, zone)
        if start <= moment < end:
            return Span(start, end)
    return None


def best_time(
    due: datetime,
    useless_after: datetime,
    now: datetime,
    quiet_from: time | None,
    quiet_until: time | None,
    zone: ZoneInfo,
) -> datetime:
    """When to send what is due then: after quiet hours, or before them where afterwards is too late.

    Where neither is left, as it was due: better a letter at night than none.
    """
    quiet = quiet_span(due, quiet_from, quiet_until, zone)
    if quiet is None:
        return due
    if quiet.end <= useless_after - LEAST_USE:
        return quiet.end
    before = quiet.start - A_MINUTE
    return before if before >= now else due
