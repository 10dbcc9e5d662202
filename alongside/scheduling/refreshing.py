"""When a calendar elsewhere is looked at again. No Django here."""

from datetime import datetime, timedelta
from uuid import UUID

EVERY = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(hours=6)
SPREAD_SECONDS = 180


def pause(source_id: UUID, tried_at: datetime, read_at: datetime | None, is_failing: bool) -> timedelta:
    """How long to wait after a try: a quarter of an hour and a little, each calendar its own little.

    While it fails, as long again as it has been failing, up to six hours: so each pause is twice the last.
    """
    little = timedelta(seconds=source_id.int % SPREAD_SECONDS)
    failing = tried_at - (read_at or tried_at) if is_failing else timedelta(0)
    return min(max(EVERY, failing), LONGEST_PAUSE) + little


def is_due(
    source_id: UUID, tried_at: datetime, read_at: datetime | None, is_failing: bool, now: datetime
) -> bool:
    """Whether it is time to look again."""
    return tried_at + pause(source_id, tried_at, read_at, is_failing) <= now
