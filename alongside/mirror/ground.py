"""Whether what is known carries what a finding says: wrong clocks, facts that are gone, few facts. No Django."""

from collections.abc import Mapping
from typing import Any

A_DAY = 24 * 60  # minutes; no meeting is longer
FEW = 3  # fewer facts than this are a question at most [derived] ...
# ... where a finding is about what happens again and again, and may speak from two.
PATTERNS = frozenset(
    {
        "alliance_low",
        "off_expected_course",
        "replies_too_long",
        "unspoken_conflict",
        "workaround",
    }
)
GONE, LITTLE, ENOUGH = "gone", "little", ""


def sane(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same facts; how long a meeting took is unknown where it cannot be (a clock was set back)."""
    real = facts.get("real_minutes")
    if real is None or 0 <= real <= A_DAY:
        return facts
    return {**facts, "real_minutes": None}


def ground(kind: str, named: int, known: int) -> str:
    """Whether a finding has enough to go on, by how many facts it names and how many of them are still known."""
    if known < named:
        return GONE
    return LITTLE if kind in PATTERNS and known < FEW else ENOUGH
