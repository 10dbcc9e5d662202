"""What happens here to a whole client: the work ends, two entries become one, everything is erased."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet

from alongside.clients.models import Client
from alongside.lib.sealed import move_all_sealed
from alongside.notices.actions import withdraw
from alongside.practice.models import Key
from alongside.trail.actors import Actor
from alongside.voice.models import (
    Arrival,
    AskingPlan,
    Assessment,
    CheckIn,
    Concern,
    Conflict,
    CriticalAnswer,
    FeelingTag,
    Goal,
    GoalRating,
    ResultComment,
    SelfCheck,
    TonePick,
    Workaround,
)
from alongside.voice.queries.check_ins import KEY_PURPOSE, TABLET

# In the order in which they can go: what points to another row goes before it.
TABLES: tuple[type[Model], ...] = (
    ResultComment,
    CriticalAnswer,
    Concern,
    FeelingTag,
    Conflict,
    GoalRating,
    Goal,
    Arrival,
    Assessment,
    CheckIn,
    AskingPlan,
    SelfCheck,
    TonePick,
    Workaround,
)


@transaction.atomic
def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """No mail asks about this work any more (G04); returns how many were taken back. Answers stay."""
    found = CheckIn.objects.filter(
        practice_id=actor.practice_id, engagement_id=engagement_id, answered_at=None, declined_at=None
    )
    return sum(withdraw(actor.practice_id, subject_id=pk) for pk in found.values_list("pk", flat=True))


@transaction.atomic
def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete everything this room holds of the client, and the links to it."""
    whose: dict[str, Any] = {"practice_id": actor.practice_id, "client_id": client_id}
    asked = CheckIn.objects.filter(**whose).values("pk")
    Key.objects.filter(purpose__in=(KEY_PURPOSE, TABLET), subject_id__in=asked).delete()
    for table in TABLES:
        QuerySet(table).filter(**whose).delete()


@transaction.atomic
def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give what this room holds of one client to another (they were the same person); inside file's transaction.

    Where a member had picked a tone for both, the pick for the one who stays stays.
    """
    picked = TonePick.objects.filter(client=to_client).values("member_id")
    TonePick.objects.filter(client=from_client, member_id__in=picked).delete()
    for table in TABLES:
        move_all_sealed(table, from_client.pk, to_client.pk)
