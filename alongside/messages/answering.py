"""What an answer answers: lines asked, when it is much longer, and by when it is due (D01, D08). No Django here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

MUCH = 20  # lines of an answer
LITTLE = 2  # lines of what it answers
USUAL_HOURS = 48  # until an answer, where nothing was agreed
ADVICE = "advice"
CLIENT, MEMBER = "client", "member"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a member's message answers: the client's lines since the last one, None when there are none."""

    lines: int | None

    @property
    def is_unasked(self) -> bool:
        """Whether the client had written nothing since the last message of ours."""
        return self.lines is None


def answered(newest_first: Iterable[tuple[str, int]]) -> Answered:
    """What the next message of ours would answer, from (author kind, lines) of the messages so far."""
    total = None
    for author, lines in newest_first:
        if author != CLIENT:
            break
        total = (total or 0) + lines
    return Answered(total)


def is_much(lines: int, answers_lines: int | None, engagement_kind: str | None) -> bool:
    """Whether to ask gently if less would help more: 20 lines and more to 2 and fewer (D01).

    Only in advice work; where doing the work is the job, a long answer is a good answer (D09).
    """
    if engagement_kind != ADVICE or answers_lines is None:
        return False
    return lines >= MUCH and answers_lines <= LITTLE


def answer_due(sent_at: datetime, hours: int | None) -> datetime:
    """By when an answer is due: the agreed hours after the message, else 48 (D08)."""
    return sent_at + timedelta(hours=hours or USUAL_HOURS)
