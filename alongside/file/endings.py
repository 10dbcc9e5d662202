"""How work ends, and when it is better to talk first (G01-G04). No Django here."""

from collections.abc import Iterable
from enum import StrEnum


class EndingKind(StrEnum):
    """How a piece of work ended. The client's word needs no reason, so it is a kind of its own (G04)."""

    REACHED = "reached"
    AGREED = "agreed"
    CLIENT_WORD = "client_word"
    BROKEN_OFF = "broken_off"
    REFERRED = "referred"
    CIRCUMSTANCE = "circumstance"
    BY_US = "by_us"


class BetterNotNow(StrEnum):
    """Three situations in which leaving is better talked about first; advice, never a hold (G01-G03)."""

    BOYCOTT = "boycott"  # G01: refusal that stands in for something not worked through
    CONFLICT = "conflict"  # G02: a conflict that was not voiced or not worked through
    FEELINGS = "feelings"  # G03: fighting personal feelings, with embarrassment and shame


def talk_first(situations: Iterable[str]) -> bool:
    """Whether to suggest one closing conversation before the end. The client may always decline (G02)."""
    return any(each in set(BetterNotNow) for each in situations)


def is_good(situations: Iterable[str], *, goals_reached: bool) -> bool:
    """A good ending: the goals are reached, and nothing is left that should be talked about first (G02)."""
    return goals_reached and not talk_first(situations)
