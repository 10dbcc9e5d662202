"""Everything for a client's page of results, in six questions; actor first. Who may read decides clients/queries."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from alongside.clients.models import Client, Engagement
from alongside.clients.queries import readable_client
from alongside.lib.prepared import Prepared
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn
from alongside.voice.queries.archives import kept
from alongside.voice.queries.check_ins import readable_check_ins
from alongside.voice.queries.goals import GoalSeen, goals
from alongside.voice.queries.measures import version_of
from alongside.voice.results.reading import read
from alongside.voice.results.rows import AskedRow, VersionRow, WorkRow
from alongside.voice.results.shapes import GoalLine, Nearness, Results

COLUMNS = (
    "pk",
    "version_id",
    "asked_at",
    "answered_at",
    "declined_at",
    "expires_at",
    "occasion",
    "rater",
    "member_id",
    "circle_person_id",
    "way",
    "scores",
    "answers",
    "words",
    "texts",
    "name",
)


def results(actor: Actor, client_id: UUID, now: datetime | None = None) -> Results:
    """What a client's answers say together, for who works with them and for themselves alike (C02, C04, C09).

    NotYours for everybody else. A member's own answers about meetings are there for that member alone.
    """
    client = readable_client(actor, client_id)
    rows = _check_ins(actor=actor, client_id=client_id)
    versions = _versions(rows)
    measures = frozenset(version.measure_id for version in versions.values())
    return read(
        client_id,
        asked=[_asked(row, client) for row in rows],
        versions=versions,
        work=_work(client_id),
        lines=_goals(actor, client_id),
        archives=kept(measures),
        now=now or timezone.now(),
    )


@Prepared
def _check_ins(actor: Actor, client_id: UUID) -> QuerySet[CheckIn, dict[str, Any]]:
    found = readable_check_ins(actor).filter(client_id=client_id).order_by()
    return found.annotate(name=F("version__measure__name")).values(*COLUMNS)


def _versions(rows: Iterable[dict[str, Any]]) -> dict[UUID, VersionRow]:
    """The versions in which something was asked, with their measure's name."""
    names = {row["version_id"]: row["name"] for row in rows}
    return {version_id: _version(version_id, name) for version_id, name in names.items()}


def _version(version_id: UUID, name: str) -> VersionRow:
    known = version_of(version_id)
    return VersionRow(version_id, known.measure_id, known.key, name, known.number, known.definition)


def _asked(row: dict[str, Any], client: Client) -> AskedRow:
    words, texts = row.pop("words"), row.pop("texts")
    if words is not None or texts is not None:
        words, texts = _opened(client, row["pk"], words, texts)
    del row["name"]
    of = row.pop("member_id"), row.pop("circle_person_id")
    return AskedRow(id=row.pop("pk"), rater_id=of[0] or of[1], words=words or "", texts=texts or {}, **row)


def _opened(client: Client, pk: UUID, words: Any, texts: Any) -> tuple[str, dict[str, str]]:
    """Sealed words, opened for the row that they belong to."""
    row = CheckIn(pk=pk, practice_id=client.practice_id, client_id=client.pk)
    row.words, row.texts = words, texts
    return row.words, row.texts


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


def _goals(actor: Actor, client_id: UUID) -> list[GoalLine]:
    return [_goal_line(seen) for seen in goals(actor, client_id)]


def _goal_line(seen: GoalSeen) -> GoalLine:
    goal = seen.goal
    return GoalLine(
        goal_id=goal.pk,
        words=goal.words,
        task=goal.task,
        weight=goal.weight,
        levels=goal.levels or {},
        set_at=goal.set_at,
        closed_at=goal.closed_at,
        closed_as=goal.closed_as,
        ratings=tuple(
            Nearness(each.at, each.by_client, each.near, each.level, each.words) for each in seen.ratings
        ),
    )
