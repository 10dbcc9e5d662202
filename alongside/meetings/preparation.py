"""Which one thing is worth knowing in the minute before a meeting. No Django, no sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


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


def one_line(
    *,
    request: str = "",
    is_first: bool = False,
    stopped: Sequence[str] = (),
    open_question: str = "",
    low_items: Sequence[str] = (),
    open_steps: int = 0,
    note_line: str = "",
) -> Line | None:
    """The line for Today: what is stopped, then what the client waits for, then what helps to remember.

    `low_items`: what was low in the last check-in, the most pressing first (C04). None: nothing is known yet.
    """
    candidates = [
        stopped and Line(Topic.STOPPED, stopped[0], len(stopped)),
        open_question and Line(Topic.QUESTION, open_question),
        low_items and Line(Topic.LOW, low_items[0], len(low_items)),
        is_first and Line(Topic.FIRST, request),
        note_line and Line(Topic.NOTE, note_line, open_steps),
        open_steps and Line(Topic.STEPS, number=open_steps),
        request and Line(Topic.REQUEST, request),
    ]
    return next((line for line in candidates if isinstance(line, Line)), None)
