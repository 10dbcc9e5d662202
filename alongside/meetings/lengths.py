"""How long a meeting was: agreed, real, over. What nobody knows is unknown, never an overrun (A03)."""

from datetime import datetime, timedelta

from alongside.lib.spans import Span

GRACE_MINUTES = 5  # a goodbye at the door is not an overrun worth a question
FORGOTTEN_AFTER_MINUTES = 180  # an end pressed this long after the agreed one was pressed too late
LONGEST = timedelta(hours=24)


def real_minutes(started: datetime | None, ended: datetime | None) -> int | None:
    """Whole minutes between two known times; None when one of them is unknown."""
    if started is None or ended is None:
        return None
    return Span(started, ended).minutes


def overrun(planned: int, real: int | None) -> int | None:
    """Minutes over the agreed length, 0 when within it; None when the real length is unknown."""
    return None if real is None else max(0, real - planned)


def asks_why(planned: int, real: int | None) -> bool:
    """Whether a gentle question for the reason is in place (A03)."""
    return (overrun(planned, real) or 0) > GRACE_MINUTES


def was_forgotten(started: datetime, planned: int, pressed: datetime) -> bool:
    """Whether the end was pressed so late that it says nothing about the end."""
    return pressed - started > timedelta(minutes=planned + FORGOTTEN_AFTER_MINUTES)


def is_possible(started: datetime, ended: datetime, now: datetime) -> bool:
    """Whether a meeting can have ended then: after its start, within a day, and not in the future."""
    return started < ended <= now and ended - started <= LONGEST


def minutes_left(started: datetime, planned: int, now: datetime) -> int:
    """Whole minutes until the agreed end, negative beyond it; for the quiet reminder during a meeting."""
    return (started + timedelta(minutes=planned) - now) // timedelta(minutes=1)
