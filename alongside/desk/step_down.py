"""Beside the finding of dependence: a plan towards doing it without us, for the practitioner's own eyes (G05)."""

from typing import Any

from django.utils import timezone

from alongside.clients import queries as clients
from alongside.frame.queries import frame_in_force
from alongside.mirror.step_down import step_down
from alongside.steps.balance import ADVICE
from alongside.trail.actors import Actor
from alongside.web.agreement import every

KIND, ENDED = "dependence", "ended"


def plan_beside(actor: Actor, found: Any) -> dict[str, Any]:
    """The stages of a plan and the work it is for; {} beside other findings, and where it is not their own work."""
    if found.kind != KIND or not found.client_id:
        return {}
    work = next(iter(_own_work(actor, found.client_id)), None)
    if work is None:
        return {}
    frame = frame_in_force(actor, work.pk)
    weeks = frame.every_weeks if frame else None
    stages = step_down(weeks, timezone.localdate())
    return {
        "work": work,
        "now": every(weeks) if weeks else "",
        "stages": [(each, every(each.every_weeks)) for each in stages],
    }


def _own_work(actor: Actor, client_id: Any) -> list[Any]:
    works = clients.engagements(actor, client_id)
    own = (each for each in works if each.practitioner_id == actor.myself and each.kind == ADVICE)
    return [each for each in own if each.stage != ENDED]
