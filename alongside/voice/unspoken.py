"""The unspoken: six feelings behind a conflict that nobody names (E04), and what is hard to say (G03). No Django."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum


class Feeling(StrEnum):
    HELPLESSNESS = "helplessness"
    DISAPPOINTMENT = "disappointment"
    CONFUSION = "confusion"
    ANGER = "anger"
    UNCERTAINTY = "uncertainty"
    SADNESS = "sadness"


HARD_TO_SAY = "hard_to_say"  # no feeling and no content: one press
TWICE = 2
DROPS = ("falling", "worse")  # why a concern is a fall of an answer
LOOKS_BACK = timedelta(days=90)  # our own choice: what was felt longer ago is no sign of today's conflict


class Ending(StrEnum):
    """How a conflict rests; OPEN: both know that it stays."""

    RESOLVED = "resolved"
    EASED = "eased"
    OPEN = "open"


def may_be_conflict(felt: Sequence[tuple[str, datetime]], *, has_drop: bool, now: datetime) -> bool:
    """A possible unspoken conflict: one of the six twice, or once together with a fall of an answer (E04).

    `felt`: feelings that nobody has talked about yet, each with when. A question to ask, never a diagnosis.
    """
    recent = Counter(name for name, at in felt if name in set(Feeling) and now - at <= LOOKS_BACK)
    return any(times >= TWICE for times in recent.values()) or (has_drop and bool(recent))
