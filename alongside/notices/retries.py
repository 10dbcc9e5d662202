"""When a letter that could not be sent is tried again. No Django here."""

from datetime import datetime, timedelta

PAUSES = tuple(timedelta(minutes=n) for n in (1, 5, 15, 60, 240, 720))
STALE = timedelta(minutes=10)


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after so many failed tries (from 1); None when it is enough."""
    return now + PAUSES[tries - 1] if tries <= len(PAUSES) else None
