"""Ties outside the work: somebody's sister-in-law needs a decision, not silence (A08). No Django here."""

from enum import StrEnum


class TieDecision(StrEnum):
    """What was decided about a tie; empty: not decided yet."""

    NONE = "none"
    DISCUSS = "discuss"
    REFER_ON = "refer_on"
    ACCEPT = "accept"


def refusal(words: str, decision: str, reason: str) -> tuple[str, str] | None:
    """(code, field) when a decision does not fit what is known; None when it does.

    A tie needs a decision, and each decision about a tie needs its reason (A08).
    """
    is_tied = bool(words.strip())
    if is_tied and decision in ("", TieDecision.NONE):
        return "tie_needs_decision", "tie_decision"
    if is_tied and not reason.strip():
        return "tie_needs_reason", "tie_reason"
    return None


def blocks_work(words: str, decision: str) -> str | None:
    """The code that keeps an engagement from being opened: undecided, or decided against; else None."""
    if not words.strip():
        return None
    if decision in ("", TieDecision.NONE):
        return "tie_undecided"
    return "tie_refer_on" if decision == TieDecision.REFER_ON else None
