"""What of a phase's tasks is done, read across rooms in one question; actor first (B10-B12, L02, L03)."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from alongside.clients.models import Engagement
from alongside.clients.queries import engagement
from alongside.decisions.models import Beliefs
from alongside.steps.models import Step, StepStatus
from alongside.steps.phases import Task
from alongside.toolkit.models import HardDayCard, Skill, Tool
from alongside.trail.actors import Actor
from alongside.voice.models import Assessment, Goal, GoalRating

CAN = 7  # of ten, from which a skill counts as the client's own (L03)


def done_tasks(actor: Actor, engagement_id: UUID) -> frozenset[Task]:
    """The tasks that ordinary records show as done. NotYours for others' work.

    A card that the client keeps to themselves counts for nobody but the client.
    """
    work = engagement(actor, engagement_id)
    rows = _rows(actor)
    asked = Engagement.objects.filter(pk=work.pk).annotate(
        **{f"has_{task}": Exists(found) for task, found in rows.items()}
    )
    row = asked.values(*(f"has_{task}" for task in rows)).get()
    return frozenset(task for task in rows if row[f"has_{task}"])


def _rows(actor: Actor) -> dict[Task, QuerySet[Any]]:
    whose, work = {"client": OuterRef("client")}, {"engagement": OuterRef("pk")}
    agreed = Goal.objects.filter(client_agreed_at__isnull=False, member_agreed_at__isnull=False, **whose)
    rated = GoalRating.objects.filter(near__isnull=False, **whose).order_by().values("goal")
    cards = HardDayCard.objects.filter(**whose)
    found: dict[Task, QuerySet[Any]] = {
        Task.ASSESSMENT: Assessment.objects.filter(done_at__isnull=False, **work),
        Task.BELIEFS: Beliefs.objects.filter(**whose),
        Task.GOALS: agreed,
        Task.MOVEMENT: rated.annotate(times=Count("pk")).filter(times__gte=2),
        Task.STEPS: Step.objects.filter(
            Q(engagement=OuterRef("pk")) | Q(engagement=None), status=StepStatus.DONE, **whose
        ),
        Task.SKILLS: Skill.objects.filter(dropped_at=None, can_use__gte=CAN, **whose),
        Task.TOOLS: Tool.objects.filter(**whose),
        Task.CARD: cards if actor.is_client else cards.filter(is_shared=True),
    }
    return found
