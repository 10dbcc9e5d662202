"""What the agreement says about changing a meeting (A04). No Django here."""

from collections.abc import Sequence
from datetime import datetime, timedelta

CLIENT, US = "client", "us"


def hours_before(starts_at: datetime, now: datetime) -> float:
    """How many hours before its start a meeting is changed; negative after it began. One decimal."""
    return round((starts_at - now) / timedelta(hours=1), 1)


def status_when_cancelled(by: str, starts_at: datetime, now: datetime, cancel_hours: int | None) -> str:
    """What a cancelled meeting becomes. The practice is never bound by the client's window (peers.md 2.6).

    `cancel_hours`: the window agreed; None when nothing is agreed yet, and then a client cannot be late.
    """
    if by == US:
        return "cancelled_by_us"
    if cancel_hours is None or starts_at - now >= timedelta(hours=cancel_hours):
        return "cancelled_in_time"
    return "cancelled_late"


def misses_often(statuses: Sequence[str]) -> bool:
    """Whether two of the last four meetings were missed or cancelled late (A04: "repeated" is our own number).

    `statuses`: of the meetings that were planned and are over, newest first.
    """
    return sum(each in ("missed", "cancelled_late") for each in statuses[:4]) >= 2


def last_free_cancel(starts_at: datetime, cancel_hours: int | None) -> datetime:
    """Until when a client may cancel in time."""
    return starts_at - timedelta(hours=cancel_hours or 0)
