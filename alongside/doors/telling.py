"""What another program is told and when again: ids and times, never words. No Django here."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

TOLD_FACTS = ("starts_at", "was_at", "from_client")  # of the facts of an event: times and ids
A_DAY = timedelta(days=1)
PAUSES = (10, 60, 300, 1800, 7200, 14_400, 28_800, 28_800)  # seconds after each try that failed
STOPS_AFTER = timedelta(days=3)  # without any answer that is well
GONE = 410  # the other side wants nothing more, ever


def body(
    what: str,
    at: datetime,
    *,
    ids: Mapping[str, UUID | None],
    subject: str = "",
    facts: Mapping[str, object] = {},
) -> bytes:
    """The message: what happened, when, and whose ids to ask for."""
    data: dict[str, object] = {name: str(value) if value else None for name, value in ids.items()}
    data |= {name: facts[name] for name in TOLD_FACTS if name in facts}
    if subject:
        data["subject"] = subject
    said = {"type": what, "timestamp": at.isoformat(), "data": data}
    return json.dumps(said, separators=(",", ":")).encode()


def is_well(answer: int | str) -> bool:
    """Whether an answer says that the message was taken."""
    return isinstance(answer, int) and 200 <= answer < 300


def pause(tried: int) -> timedelta:
    """How long to wait after so many tries that failed."""
    return timedelta(seconds=PAUSES[min(max(tried, 1), len(PAUSES)) - 1])


def is_too_late(asked_at: datetime, now: datetime) -> bool:
    """Whether it was tried for a whole day."""
    return now - asked_at >= A_DAY


def should_stop(failing_since: datetime, answer: int | str, now: datetime) -> bool:
    """Whether to send there no more: it is gone, or nothing came back for days."""
    return answer == GONE or now - failing_since >= STOPS_AFTER
