"""The five tasks of the diagnostic stage (B11), and what follows when they are done. No Django here."""

from collections.abc import Mapping
from typing import Any

# How deep the event went; whether the client can solve it with what they have; what caused it; what is felt
# under it; the case as a whole, with a plan.
TASKS = ("event", "ability", "causes", "feelings", "analysis")
CAN_COPE = ("can", "partly", "cannot")
HIGHEST = 10


def is_done(results: Mapping[str, Mapping[str, Any]], can_cope: str) -> bool:
    """Whether all five tasks have their result, and the second its answer: then a plan may be drafted."""
    return can_cope in CAN_COPE and all(results.get(task, {}).get("done_at") for task in TASKS)


def count_done(results: Mapping[str, Mapping[str, Any]]) -> int:
    """How many of the five are done."""
    return sum(bool(results.get(task, {}).get("done_at")) for task in TASKS)
