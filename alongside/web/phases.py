"""The phases of a piece of work with their tasks, for the pages of both sides."""

from dataclasses import dataclass
from typing import Any

from alongside.day.queries import done_tasks
from alongside.steps.phases import tasks_of
from alongside.steps.queries import Standing, phases_of
from alongside.trail.actors import Actor
from alongside.web.phase_words import TASKS, TASKS_FOR_CLIENTS, phase_name


@dataclass(frozen=True, slots=True)
class PhaseShown:
    """One phase as it is read: its name, where it stands, and each of its tasks with whether it is done."""

    name: Any
    standing: Standing
    tasks: list[tuple[Any, bool]]


def phases_shown(actor: Actor, work: Any) -> list[PhaseShown]:
    """The three phases of a piece of work, in the words of its field and of whoever reads."""
    done, words = done_tasks(actor, work.pk), TASKS_FOR_CLIENTS if actor.is_client else TASKS
    return [
        PhaseShown(
            phase_name(work.field, each.code),
            each,
            [(words[task], task in done) for task in tasks_of(each.code, work.field)],
        )
        for each in phases_of(actor, work.pk)
    ]
