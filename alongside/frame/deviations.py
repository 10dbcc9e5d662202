"""When departures from the frame become a pattern (A07). No Django here."""

from collections.abc import Iterable
from datetime import datetime, timedelta

KINDS = ("extra_time", "other_place", "other_channel", "fee_favour", "disclosure", "gift", "other")
STARTERS = ("client", "practitioner")
MANY = 3
A_WHILE = timedelta(days=90)


def recent(times: Iterable[datetime], now: datetime) -> int:
    """How many of these lie within the last 90 days."""
    return sum(1 for at in times if now - A_WHILE < at <= now)


def is_blurring(times: Iterable[datetime], now: datetime) -> bool:
    """Whether there were so many lately that supervision is a good place for them: three in 90 days (A07)."""
    return recent(times, now) >= MANY
