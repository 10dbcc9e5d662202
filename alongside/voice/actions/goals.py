"""Setting goals, agreeing to them, saying how near they are, and closing them; actor first (C01, B12)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Engagement
from alongside.clients.queries import open_engagement, readable_client, readable_clients
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb
from alongside.voice import verbs
from alongside.voice.measuring.goals import HIGHEST, LEVELS
from alongside.voice.models import Goal, GoalRating
from alongside.voice.movement import TASKS

LONGEST = 1000
HEAVIEST = 10
WAYS_TO_CLOSE = ("reached", "changed", "dropped")


@transaction.atomic
def set_goal(
    actor: Actor,
    client_id: UUID,
    *,
    words: str,
    task: str = "",
    weight: int = 1,
    before: str = "",
    engagement_id: UUID | None = None,
) -> Goal:
    """Set a goal in the client's words; whoever sets it has said yes to it, the other side has not (C01).

    Refused required, too_long, unknown_task, out_of_range, each beside its field.
    """
    side = _side(actor)
    client = readable_client(actor, client_id)
    _check(words=words, before=before, task=task, weight=weight)
    now = timezone.now()
    goal = Goal.objects.create(
        practice_id=client.practice_id,
        client=client,
        engagement=_work(client.pk, engagement_id),
        words=words.strip(),
        task=task,
        weight=weight,
        before=before.strip() or None,
        set_by=side,
        set_at=now,
        **{f"{side}_agreed_at": now},
    )
    _record(actor, goal, verbs.GOAL_SET, set_by=side)
    return goal


@transaction.atomic
def agree_to_goal(actor: Actor, goal_id: UUID) -> Goal:
    """This side's yes (C01). A second press changes nothing. Refused closed."""
    side, goal = _side(actor), _open_goal(actor, goal_id)
    if getattr(goal, f"{side}_agreed_at") is None:
        setattr(goal, f"{side}_agreed_at", timezone.now())
        goal.save(update_fields=[f"{side}_agreed_at"])
        _record(actor, goal, verbs.GOAL_AGREED, by=side)
    return goal


@transaction.atomic
def change_goal(
    actor: Actor,
    goal_id: UUID,
    *,
    words: str,
    task: str | None = None,
    weight: int | None = None,
    before: str | None = None,
    after: str | None = None,
) -> Goal:
    """Say it better. Other words need the other side's yes again; what is None stays as it is.

    Refused as for set_goal, and closed.
    """
    side, goal = _side(actor), _open_goal(actor, goal_id)
    new: dict[str, Any] = {"task": task, "weight": weight, "before": before, "after": after}
    given = {name: value for name, value in new.items() if value is not None}
    _check(words=words, **given)
    if words.strip() != goal.words:
        goal.words = words.strip()
        goal.client_agreed_at = goal.member_agreed_at = None
        setattr(goal, f"{side}_agreed_at", timezone.now())
    for name, value in given.items():
        setattr(goal, name, (value.strip() or None) if name in ("before", "after") else value)
    goal.save()
    _record(actor, goal, verbs.GOAL_CHANGED, by=side)
    return goal


@transaction.atomic
def set_levels(actor: Actor, goal_id: UUID, *, levels: Mapping[int, str]) -> Goal:
    """Words for what -2 (much less than expected) to 2 (much more) would be; all five, or none (C01).

    Refused all_levels beside the first that is missing ("level_-1"), too_long, closed.
    """
    goal = _open_goal(actor, goal_id)
    said = {level: levels.get(level, "").strip() for level in LEVELS}
    if any(said.values()):
        for level, words in said.items():
            if not words:
                raise Refused("all_levels", f"level_{level}")
            _must_be_short(words, f"level_{level}")
    goal.levels = {str(level): words for level, words in said.items()} if any(said.values()) else None
    goal.save(update_fields=["levels"])
    _record(actor, goal, verbs.GOAL_CHANGED, by=_side(actor))
    return goal


@transaction.atomic
def rate_goal(
    actor: Actor, goal_id: UUID, *, near: int | None = None, level: int | None = None, words: str = ""
) -> GoalRating:
    """How near it is, 0 to 10, which the client alone says; or its level, -2 to 2, which either side may.

    Refused nothing_said, out_of_range, no_levels, client_says, too_long, closed.
    """
    side, goal = _side(actor), _open_goal(actor, goal_id)
    _check_rating(goal, side, near, level, words)
    rating = GoalRating.objects.create(
        practice_id=goal.practice_id,
        client_id=goal.client_id,
        goal=goal,
        by_client=side == "client",
        near=near,
        level=level,
        words=words.strip() or None,
        at=timezone.now(),
    )
    has_words = bool(rating.words)
    _record(actor, goal, verbs.GOAL_RATED, by=side, near=near, level=level, has_words=has_words)
    return rating


@transaction.atomic
def rate_goals(actor: Actor, client_id: UUID, *, near: Mapping[UUID, int]) -> list[GoalRating]:
    """How near several of one client's goals are, at once (the own areas of a check-in before a meeting)."""
    client = readable_client(actor, client_id)
    own = set(Goal.objects.filter(client=client, pk__in=near).values_list("pk", flat=True))
    if own != set(near):
        raise NotYours
    return [rate_goal(actor, goal_id, near=value) for goal_id, value in near.items()]


@transaction.atomic
def close_goal(actor: Actor, goal_id: UUID, *, how: str) -> Goal:
    """Reached, changed into something else, or dropped: nobody asks why. A second press changes nothing.

    Refused unknown_way.
    """
    _side(actor)
    goal = _goal(actor, goal_id)
    if how not in WAYS_TO_CLOSE:
        raise Refused("unknown_way")
    if goal.closed_as != how:
        goal.closed_at, goal.closed_as = timezone.now(), how
        goal.save(update_fields=["closed_at", "closed_as"])
        _record(actor, goal, verbs.GOAL_CLOSED, how=how)
    return goal


@transaction.atomic
def reopen_goal(actor: Actor, goal_id: UUID) -> Goal:
    """It is worked towards again."""
    _side(actor)
    goal = _goal(actor, goal_id)
    if goal.closed_at is not None:
        goal.closed_at, goal.closed_as = None, ""
        goal.save(update_fields=["closed_at", "closed_as"])
        _record(actor, goal, verbs.GOAL_REOPENED)
    return goal


def _side(actor: Actor) -> str:
    """Whose yes it is. Only the two can say it."""
    if not (actor.is_client or actor.is_member):
        raise NotYours
    return "client" if actor.is_client else "member"


def _goal(actor: Actor, goal_id: UUID) -> Goal:
    found = Goal.objects.select_for_update().filter(pk=goal_id, client__in=readable_clients(actor)).first()
    if found is None:
        raise NotYours
    return found


def _open_goal(actor: Actor, goal_id: UUID) -> Goal:
    goal = _goal(actor, goal_id)
    if goal.closed_at is not None:
        raise Refused("closed")
    return goal


def _work(client_id: UUID, engagement_id: UUID | None) -> Engagement | None:
    """The engagement that was named, else the newest that has not ended."""
    if engagement_id is None:
        return open_engagement(client_id)
    found = Engagement.objects.filter(client_id=client_id, pk=engagement_id).first()
    if found is None:
        raise NotYours
    return found


def _check(*, words: str, task: str = "", weight: int = 1, before: str = "", after: str = "") -> None:
    if not words.strip():
        raise Refused("required", "words")
    for name, said in (("words", words), ("before", before), ("after", after)):
        _must_be_short(said, name)
    if task and task not in TASKS:
        raise Refused("unknown_task", "task")
    if not 1 <= weight <= HEAVIEST:
        raise Refused("out_of_range", "weight")


def _check_rating(goal: Goal, side: str, near: int | None, level: int | None, words: str) -> None:
    if near is None and level is None:
        raise Refused("nothing_said")
    if near is not None and side != "client":
        raise Refused("client_says", "near")
    if near is not None and not 0 <= near <= HIGHEST:
        raise Refused("out_of_range", "near")
    if level is not None and goal.levels is None:
        raise Refused("no_levels", "level")
    if level is not None and level not in LEVELS:
        raise Refused("out_of_range", "level")
    _must_be_short(words, "words")


def _must_be_short(words: str, field: str) -> None:
    if len(words.strip()) > LONGEST:
        raise Refused("too_long", field, most=LONGEST)


def _record(actor: Actor, goal: Goal, verb: Verb, **facts: Any) -> None:
    record(actor, verb, client_id=goal.client_id, engagement_id=goal.engagement_id, subject=goal, **facts)
