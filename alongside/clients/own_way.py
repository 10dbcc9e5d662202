"""How often a client is asked how they like to work (A12). No Django here."""

from datetime import datetime, timedelta

ASKED_AGAIN_AFTER = timedelta(days=90)


def is_asked(said_at: datetime | None, now: datetime) -> bool:
    """Whether it is time to ask, gently and only in the portal: never said, or said a while ago."""
    return said_at is None or now - said_at >= ASKED_AGAIN_AFTER
