"""Which one thing is worth knowing in the minute before a meeting. No Django, no sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

LOW = 5  # of 10: an item at or below it is shown first (C04)


class Topic(StrEnum):
    """What the line is about; a surface makes a sentence of it."""

    STOPPED = "stopped"
    QUESTION = "question"
    LOW = "low"
    FIRST = "first"
    STEPS = "steps"
    NOTE = "note"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its topic, the words to quote (may be empty), and a number where it has one."""

    topic: Topic
    words: str = ""
    number: int = 0


def low_first(scores: Mapping[str, int | None]) -> list[tuple[str, int]]:
    """Answered items of a check-in, lowest first (C04); skipped ones are left out."""
    answered = [(name, score) for name, score in scores.items() if score is not None]
    return sorted(answered, key=lambda item: item[1])


def one_line(
    *,
    request: str = "",
    is_first: bool = False,
    stopped: Sequence[str] = (),
    open_question: str = "",
    scores: Mapping[str, int | None] | None = None,
    open_steps: int = 0,
    note_line: str = "",
) -> Line | None:
    """The line for Today: safety first, then what the client waits for, then what helps to remember.

    None when nothing is known yet.
    """
    lowest = low_first(scores or {})[:1]
    candidates = [
        stopped and Line(Topic.STOPPED, stopped[0], len(stopped)),
        open_question and Line(Topic.QUESTION, open_question),
        lowest and lowest[0][1] <= LOW and Line(Topic.LOW, *lowest[0]),
        is_first and Line(Topic.FIRST, request),
        note_line and Line(Topic.NOTE, note_line, open_steps),
        open_steps and Line(Topic.STEPS, number=open_steps),
        request and Line(Topic.REQUEST, request),
    ]
    return next((line for line in candidates if isinstance(line, Line)), None)
