"""The three phases of a piece of work and what belongs to each (B10-B12, L03). No Django here.

Their codes are the same everywhere; what they are called depends on the field of the work.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Code(StrEnum):
    """In their order: what is called diagnosis, correction and prevention in therapy (B10)."""

    UNDERSTAND = "understand"
    CHANGE = "change"
    KEEP = "keep"


class Task(StrEnum):
    """What belongs to a phase; each is done or open by ordinary records, never by a tick of its own."""

    ASSESSMENT = "assessment"  # the five tasks (B11)
    GOALS = "goals"  # a goal that both agreed to (C01)
    BELIEFS = "beliefs"  # what the client thinks about it (B16)
    MOVEMENT = "movement"  # goals rated at least twice (B12)
    STEPS = "steps"  # a step done between meetings
    SKILLS = "skills"  # skills the client names and can use (L03)
    CARD = "card"  # the client has a card for hard days (L03)
    TOOLS = "tools"  # tools to take along (L02)


FIELDS = ("therapy", "coaching", "consulting", "wellbeing")
TASKS: dict[Code, tuple[Task, ...]] = {
    Code.UNDERSTAND: (Task.ASSESSMENT, Task.BELIEFS, Task.GOALS),
    Code.CHANGE: (Task.MOVEMENT, Task.STEPS),
    Code.KEEP: (Task.SKILLS, Task.TOOLS, Task.CARD),
}
ONLY_IN_THERAPY = frozenset({Task.ASSESSMENT})


def tasks_of(code: str, field: str) -> tuple[Task, ...]:
    """What belongs to a phase in this field of work."""
    return tuple(task for task in TASKS[Code(code)] if field == "therapy" or task not in ONLY_IN_THERAPY)


def missing(code: str, field: str, done: Collection[str]) -> tuple[Task, ...]:
    """What of a phase is still open."""
    return tuple(task for task in tasks_of(code, field) if task not in done)


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch in one phase; `ended_at` None: it goes on."""

    code: str
    began_at: datetime
    ended_at: datetime | None


def days_in(spans: Sequence[Span], code: str, now: datetime) -> int | None:
    """Whole days spent in a phase so far, however often it was gone back to; None where it never began."""
    its = [each for each in spans if each.code == code]
    if not its:
        return None
    return sum(max(0, ((each.ended_at or now) - each.began_at).days) for each in its)


def skips(before: str | None, to: str) -> bool:
    """Whether beginning this phase passes one over; going back to an earlier one does not (B10)."""
    order = list(Code)
    reached = order.index(Code(before)) + 1 if before else 0
    return order.index(Code(to)) > reached


def addresses_keeping(spans: Sequence[Span]) -> bool:
    """Whether keeping what was reached has had its time; a case is complete only then, or for a reason (B10)."""
    return any(each.code == Code.KEEP for each in spans)
