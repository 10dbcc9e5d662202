"""What closed work teaches: fitted anew each night, for each measure and scale asked often enough; actor first."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Coalesce

from alongside.clients.models import Engagement
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn, CourseArchive, Measure, MeasureVersion, Occasion, Rater
from alongside.voice.queries.measures import version_of
from alongside.voice.results.archives import MOST, fit, plain
from alongside.voice.results.rows import NO_SCALE, facts_of

Course = list[float | None]
Row = tuple[UUID, UUID, dict[str, dict[str, Any]]]  # engagement, version, scores


def learn_courses(actor: Actor, now: datetime) -> int:
    """Fit the archives of the worker's practice anew; returns how many there are. Numbers only, no names (C02).

    Closed engagements whose answers were erased since, or that are too few now, teach nothing any more.
    """
    if not actor.is_trusted:
        raise NotYours
    return sum(_learn(measure, now) for measure in Measure.objects.filter(practice_id=actor.practice_id))


def _learn(measure: Measure, now: datetime) -> int:
    newest = MeasureVersion.objects.filter(measure=measure).order_by("-number").values_list("pk", flat=True)
    like = _comparable(list(newest))
    courses: dict[str, list[Course]] = {scale: [] for scale in like}
    for rows in _closed(measure):
        for scale, versions in like.items():
            courses[scale].append([_score(row, scale) for row in rows if row[1] in versions])
    with transaction.atomic():
        kept = [scale for scale, found in courses.items() if _keep(measure, scale, found, now)]
        CourseArchive.objects.filter(measure=measure).exclude(scale__in=kept).delete()
    return len(kept)


def _keep(measure: Measure, scale: str, courses: list[Course], now: datetime) -> bool:
    """Fit and keep the archive of one scale; False when there is too little for one."""
    found = fit(courses)
    if found.value is None:
        return False
    values = {"archive": plain(found.value), "count": found.n, "made_at": now}
    CourseArchive.objects.update_or_create(
        measure=measure, scale=scale, defaults={"practice_id": measure.practice_id, **values}
    )
    return True


def _comparable(versions: list[UUID]) -> dict[str, set[UUID]]:
    """For each scale of the newest version, the versions whose scores can be compared with its own."""
    if not versions:
        return {}
    facts = {pk: facts_of(version_of(pk).definition) for pk in versions}
    newest = facts[versions[0]]
    return {
        scale: {pk for pk, known in facts.items() if scale in known and known[scale].like == fact.like}
        for scale, fact in newest.items()
        if scale != NO_SCALE
    }


def _closed(measure: Measure) -> Iterator[list[Row]]:
    """What was asked in each engagement that has ended, in order; the newest engagements, never all at once."""
    ended = Engagement.objects.filter(practice_id=measure.practice_id, ended_at__isnull=False)
    asked = CheckIn.objects.filter(version__measure=measure, rater=Rater.CLIENT).exclude(
        occasion=Occasion.FOLLOW_UP
    )
    teaching = ended.filter(pk__in=asked.values("engagement_id")).order_by("-ended_at", "-pk")
    rows = asked.filter(engagement__in=teaching.values("pk")[:MOST]).order_by(
        "engagement_id", Coalesce("answered_at", "asked_at"), "pk"
    )
    found = rows.values_list("engagement_id", "version_id", "scores").iterator(5000)
    for _engagement, each in groupby(found, key=itemgetter(0)):
        yield list(each)


def _score(row: Row, scale: str) -> float | None:
    fields = row[2].get(scale)
    return None if fields is None else fields["value"]
