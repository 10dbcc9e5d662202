"""When a finding speaks again: nothing is raised twice for the same evidence. No Django here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum


class AnswerKind(StrEnum):
    """What a practitioner may answer (requirement: answers teach)."""

    TALK = "talk"
    CHANGE_FRAME = "change_frame"
    FINE_BECAUSE = "fine_because"
    NOT_NOW = "not_now"
    WRONG = "wrong"


# How long a finding rests after an answer, when the practitioner does not say otherwise [derived].
RESTS_DAYS = {
    AnswerKind.TALK: 14,
    AnswerKind.CHANGE_FRAME: 30,
    AnswerKind.FINE_BECAUSE: 90,
    AnswerKind.NOT_NOW: 7,
    AnswerKind.WRONG: 365,
}

# "Until I say otherwise", in days; and the moment that stands for it.
FOR_GOOD = -1
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
# Answers whose rest the practitioner chooses: they say that there was nothing to find.
CHOOSES_REST = frozenset({AnswerKind.FINE_BECAUSE, AnswerKind.WRONG})


@dataclass(frozen=True, slots=True)
class Before:
    """A finding as it was: the evidence that was answered already, and until when it rests."""

    answered: Collection[int]
    rests_until: datetime | None


def rests_until(kind: AnswerKind, now: datetime, days: int | None = None) -> datetime:
    """Until when a finding rests after this answer; `days` count where the answer lets one choose."""
    if kind not in CHOOSES_REST:
        days = None
    if days == FOR_GOOD:
        return NEVER
    return now + timedelta(days=days or RESTS_DAYS[kind])


def is_open(before: Before, evidence: Collection[int], now: datetime) -> bool:
    """Whether found evidence is to be shown: it does not rest, and something in it is new."""
    if before.rests_until is not None and now < before.rests_until:
        return False
    return not set(evidence) <= set(before.answered)
