"""What lies around a client's answers: the work, the goals, and the archives of the practice; in one question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Model, OuterRef, QuerySet, Subquery

from alongside.clients.models import Client, Engagement
from alongside.lib.prepared import Prepared
from alongside.voice.models import CourseArchive, Goal, GoalRating
from alongside.voice.queries.light_rows import Hex, Opener, Rows, moment, rows_in
from alongside.voice.results.rows import WorkRow
from alongside.voice.results.shapes import GoalLine, Nearness

WORK = ("pk", "opened_at", "ended_at", "frames__version", "frames__agreed_at")
GOALS = ("pk", Hex("words"), "task", "weight", Hex("levels"), "set_at", "closed_at", "closed_as")
RATINGS = ("pk", "goal_id", "at", "by_client", "near", "level", Hex("words"))
ARCHIVES = ("pk", "measure_id", "scale", "count", "made_at")


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """That there is an archive of this scale, and of which night."""

    id: UUID
    measure_id: UUID
    scale: str
    count: int
    made_at: str


@dataclass(frozen=True, slots=True)
class Around:
    work: list[WorkRow]
    goals: list[GoalLine]
    archives: list[ArchiveRow]


class Raw(NamedTuple):
    """Rows as JSON, not opened yet; None where there are none."""

    work: str | None
    goals: str | None
    ratings: str | None
    archives: str | None


def raw_around(client: Client) -> Raw:
    """For who was let in to this client."""
    return Raw(*_asked(client_id=client.pk)[0])


def around(raw: Raw, client: Client) -> Around:
    """Engagements with their agreements, goals with their ratings in the order in which they came, and which
    archives the practice has."""
    work, goals, ratings, archives = raw
    opener = Opener(client.practice_id, client.pk)
    return Around(
        work=_work(rows_in(work)),
        goals=_goals(opener, rows_in(goals), rows_in(ratings)),
        archives=_archives(archives),
    )


def archives_of(measure_id: UUID) -> list[ArchiveRow]:
    """The archives of one measure, for who was let in to a client of the practice."""
    together = CourseArchive.objects.filter(measure_id=measure_id).order_by().values("measure")
    found = together.annotate(rows=Rows(*ARCHIVES)).values_list("rows", flat=True)
    return _archives(next(iter(found), None))


def _archives(rows: str | None) -> list[ArchiveRow]:
    return [
        ArchiveRow(UUID(pk), UUID(measure), scale, count, made_at)
        for pk, measure, scale, count, made_at in rows_in(rows)
    ]


@Prepared
def _asked(client_id: UUID) -> QuerySet[Client, tuple[Any, ...]]:
    return Client.objects.filter(pk=client_id).values_list(
        _rows(Engagement, WORK, "client", "pk"),
        _rows(Goal, GOALS, "client", "pk"),
        _rows(GoalRating, RATINGS, "client", "pk"),
        _rows(CourseArchive, ARCHIVES, "practice", "practice_id"),
    )


def _rows(table: type[Model], columns: Sequence[Any], whose: str, outer: str) -> Subquery:
    mine: QuerySet[Model] = QuerySet(table).filter(**{whose: OuterRef(outer)})
    return Subquery(mine.order_by().values(whose).annotate(rows=Rows(*columns)).values("rows"))


def _work(rows: list[list[Any]]) -> list[WorkRow]:
    """One for each engagement; a row is one of its agreements, or the engagement without any."""
    found: dict[str, WorkRow] = {}
    for pk, opened, ended, version, agreed in sorted(rows, key=lambda row: (row[1], row[0], row[3] or 0)):
        known = found.get(pk) or WorkRow(UUID(pk), moment(opened), moment(ended) if ended else None, ())
        yes = ((version, moment(agreed)),) if agreed else ()
        found[pk] = replace(known, agreed=known.agreed + yes)
    return list(found.values())


def _goals(opener: Opener, goals: list[list[Any]], ratings: list[list[Any]]) -> list[GoalLine]:
    said: dict[str, list[Nearness]] = {}
    for pk, goal, at, by_client, near, level, words in sorted(ratings, key=lambda row: (row[2], row[0])):
        heard = opener.open(GoalRating, pk, "words", words)
        said.setdefault(goal, []).append(Nearness(moment(at), bool(by_client), near, level, heard))
    return [
        GoalLine(
            goal_id=UUID(pk),
            words=opener.open(Goal, pk, "words", words),
            task=task,
            weight=weight,
            levels=opener.open(Goal, pk, "levels", levels) or {},
            set_at=moment(set_at),
            closed_at=moment(closed_at) if closed_at else None,
            closed_as=closed_as,
            ratings=tuple(said.get(pk, ())),
        )
        for pk, words, task, weight, levels, set_at, closed_at, closed_as in sorted(
            goals, key=lambda row: (row[5], row[0])
        )
    ]
