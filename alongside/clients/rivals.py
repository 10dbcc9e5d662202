"""Readings between the lines: at least two that rival each other, or none is asked (B01). No Django here."""

from collections.abc import Sequence

FEWEST = 2


def may_ask(statuses: Sequence[str]) -> bool:
    """Whether the client can be asked: one reading alone is an opinion, two are a question."""
    return len(statuses) >= FEWEST and "hypothesis" in statuses


def missing(statuses: Sequence[str]) -> int:
    """How many more readings there must be before the client can be asked."""
    return max(0, FEWEST - len(statuses))
