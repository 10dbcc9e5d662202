"""Everything for a client's page of results, in six questions; actor first. Who may read decides clients/queries."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from alongside.clients.models import Engagement
from alongside.clients.queries import readable_client
from alongside.lib.prepared import Prepared
from alongside.trail.actors import Actor
from alongside.voice.models import Goal, GoalRating
from alongside.voice.queries.archives import kept
from alongside.voice.queries.asked_rows import Group, asked_of
from alongside.voice.queries.measures import version_of
from alongside.voice.results.reading import read
from alongside.voice.results.rows import Facts, VersionRow, WorkRow, facts_of
from alongside.voice.results.shapes import GoalLine, Nearness, Results


def results(actor: Actor, client_id: UUID, now: datetime | None = None) -> Results:
    """What a client's answers say together, for who works with them and for themselves alike (C02, C04, C09).

    NotYours for everybody else. A member's own answers about meetings are there for that member alone.
    """
    client = readable_client(actor, client_id)
    groups = asked_of(actor, client)
    versions = {group.version_id: _version(group) for group in groups}
    measures = frozenset(version.measure_id for version in versions.values())
    return read(
        client_id,
        asked=[row for group in groups for row in group.rows],
        versions=versions,
        work=_work(client_id),
        lines=_goals(client_id),
        archives=kept(measures),
        now=now or timezone.now(),
    )


def _version(group: Group) -> VersionRow:
    known = version_of(group.version_id)
    facts = _facts(group.version_id)
    return VersionRow(
        known.id, known.measure_id, known.key, group.name, known.number, known.definition, facts
    )


@lru_cache(2000)
def _facts(version_id: UUID) -> dict[str, Facts]:
    """A version never changes, and neither do its facts."""
    return facts_of(version_of(version_id).definition)


def _work(client_id: UUID) -> list[WorkRow]:
    """A client's engagements with the agreements that were said yes to, in one question."""
    found: dict[UUID, WorkRow] = {}
    for pk, opened_at, ended_at, number, agreed_at in _engagements(client_id=client_id):
        known = found.get(pk) or WorkRow(pk, opened_at, ended_at, ())
        agreed = ((number, agreed_at),) if agreed_at is not None else ()
        found[pk] = replace(known, agreed=known.agreed + agreed)
    return list(found.values())


@Prepared
def _engagements(client_id: UUID) -> QuerySet[Engagement, tuple[Any, ...]]:
    rows = Engagement.objects.filter(client_id=client_id).order_by("opened_at", "pk", "frames__version")
    return rows.values_list("pk", "opened_at", "ended_at", "frames__version", "frames__agreed_at")


# What belongs to the client who was let in above.


def _goals(client_id: UUID) -> list[GoalLine]:
    """Every goal in the order in which it was set, with what was said about it, the oldest first."""
    said: dict[UUID, list[Nearness]] = {}
    for each in _ratings(client_id=client_id):
        near = Nearness(each.at, each.by_client, each.near, each.level, each.words)
        said.setdefault(each.goal_id, []).append(near)
    return [_goal_line(goal, said.get(goal.pk, ())) for goal in _goals_set(client_id=client_id)]


@Prepared
def _goals_set(client_id: UUID) -> QuerySet[Goal]:
    return Goal.objects.filter(client_id=client_id).order_by("set_at", "pk")


@Prepared
def _ratings(client_id: UUID) -> QuerySet[GoalRating]:
    return GoalRating.objects.filter(client_id=client_id).order_by("at", "pk")


def _goal_line(goal: Goal, ratings: Sequence[Nearness]) -> GoalLine:
    return GoalLine(
        goal_id=goal.pk,
        words=goal.words or "",
        task=goal.task,
        weight=goal.weight,
        levels=goal.levels or {},
        set_at=goal.set_at,
        closed_at=goal.closed_at,
        closed_as=goal.closed_as,
        ratings=tuple(ratings),
    )
