"""Reads of goals; actor first. Both sides see all of a client's goals; nobody else sees any (C01)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from alongside.clients.queries import readable_client, readable_clients
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice.measuring.goals import GoalProgress
from alongside.voice.models import CheckIn, Goal, GoalRating
from alongside.voice.movement import (
    Movement,
    Scaled,
    TaskMovement,
    movement,
    movement_of_tasks,
    progress,
    scaled,
)


@dataclass(frozen=True, slots=True)
class GoalSeen:
    """A goal with what was said about how near it is, the oldest first."""

    goal: Goal
    ratings: list[GoalRating]

    @property
    def near(self) -> list[int]:
        """The client's ratings, 0 to 10, the oldest first."""
        return [each.near for each in self.ratings if each.near is not None]

    @property
    def last_near(self) -> GoalRating | None:
        return next((each for each in reversed(self.ratings) if each.near is not None), None)

    @property
    def last_level(self) -> GoalRating | None:
        return next((each for each in reversed(self.ratings) if each.level is not None), None)

    @property
    def movement(self) -> Movement:
        return movement(self.near)

    @property
    def is_shared(self) -> bool:
        """Whether both sides have said yes (C01)."""
        return self.goal.client_agreed_at is not None and self.goal.member_agreed_at is not None


def readable_goals(actor: Actor) -> QuerySet[Goal]:
    """Goals of clients whose words the actor may read."""
    return Goal.objects.filter(client__in=readable_clients(actor))


def goal(actor: Actor, goal_id: UUID) -> GoalSeen:
    """One goal with its ratings and client. NotYours otherwise."""
    found = _with_ratings(readable_goals(actor).filter(pk=goal_id).select_related("client"))
    if not found:
        raise NotYours
    return found[0]


def goals(actor: Actor, client_id: UUID) -> list[GoalSeen]:
    """All goals of a client: open ones in the order they were set, then closed ones, the last first."""
    found = _with_ratings(readable_goals(actor).filter(client_id=client_id))
    closed = [each for each in found if each.goal.closed_at is not None]
    closed.sort(key=lambda each: str(each.goal.closed_at), reverse=True)
    return [each for each in found if each.goal.closed_at is None] + closed


def open_goals(actor: Actor, client_id: UUID) -> list[Goal]:
    """What is worked towards now, in the order it was set: to rate, and to bring to mind."""
    found = readable_goals(actor).filter(client_id=client_id, closed_at=None)
    return list(found.order_by("set_at", "pk"))


def waits_for_my_yes(actor: Actor) -> bool:
    """Whether a goal that was set for this client has not had their yes."""
    return actor.is_client and goals_to_agree(actor).exists()


def goals_to_agree(actor: Actor) -> QuerySet[Goal]:
    """Goals that were set for this client and have not had their yes."""
    return readable_goals(actor).filter(closed_at=None, client_agreed_at=None)


def _with_ratings(found: QuerySet[Goal]) -> list[GoalSeen]:
    in_order = Prefetch("ratings", queryset=GoalRating.objects.order_by("at", "pk"))
    rows = found.prefetch_related(in_order).order_by("set_at", "pk")
    return [GoalSeen(each, list(each.ratings.all())) for each in rows]


@dataclass(frozen=True, slots=True)
class Attainment:
    """How far goals were reached: nearness, first and last; GAS T; the four tasks where they are used."""

    progress: GoalProgress | None
    scaled: Scaled | None
    tasks: list[TaskMovement]


def attainment(found: list[GoalSeen]) -> Attainment:
    """From goals as `goals` gives them; a goal that was dropped or changed into another does not count."""
    counted = [each for each in found if each.goal.closed_as in ("", "reached")]
    levels = [
        (each.last_level.level, each.goal.weight)
        for each in counted
        if each.goal.levels and each.last_level and each.last_level.level is not None
    ]
    uses_tasks = any(each.goal.task for each in counted)
    return Attainment(
        progress=progress({str(each.goal.pk): each.near for each in counted}),
        scaled=scaled(levels),
        tasks=movement_of_tasks((each.goal.task, each.near) for each in counted) if uses_tasks else [],
    )


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of the client, 0 to 10, and when they gave it."""

    value: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Alliance:
    """What an alliance rests on (C01): trust, empathy, and a common goal that both said yes to."""

    trust: Said | None
    empathy: Said | None
    shared: list[Goal]


def alliance(actor: Actor, client_id: UUID, found: list[GoalSeen]) -> Alliance:
    """The alliance with a client, by what they answered last; `found` as `goals` gives it."""
    client = readable_client(actor, client_id)
    answered = CheckIn.objects.filter(client=client, rater="client", answered_at__isnull=False)
    rows = answered.filter(version__measure__key__in=("benefits", "after-meeting")).order_by("-answered_at")
    given = list(rows.values_list("version__measure__key", "answers", "answered_at")[:40])
    shared = [each.goal for each in found if each.is_shared and each.goal.closed_at is None]
    return Alliance(_last(given, "benefits", "trust"), _last(given, "after-meeting", "understood"), shared)


def _last(given: list[tuple[str, Any, datetime | None]], key: str, item: str) -> Said | None:
    """The newest numeric answer to this item."""
    for measure, answers, at in given:
        value = answers.get(item)
        if measure == key and at is not None and isinstance(value, int | float):
            return Said(float(value), at)
    return None
