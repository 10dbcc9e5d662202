"""Reads about touchpoints and what was tapped there; actor first."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from alongside.feedback.figures import Counts, counted, is_stale
from alongside.feedback.models import (
    AnonymousFeedback,
    Feedback,
    Improvement,
    Ticket,
    Touchpoint,
    TouchpointKind,
)
from alongside.lib.errors import NotYours
from alongside.practice.keys import digest
from alongside.trail.actors import Actor

PERIOD = timedelta(days=90)
WORDS = 15


def touchpoints(actor: Actor) -> QuerySet[Touchpoint]:
    """Every touchpoint of the practice, those in use first. NotYours for who does not work here."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    rows = Touchpoint.objects.filter(practice_id=actor.practice_id).select_related("owner", "unit")
    return rows.order_by("-is_in_use", "code")


def touchpoint(actor: Actor, touchpoint_id: UUID) -> Touchpoint:
    """One touchpoint. NotYours otherwise."""
    found = touchpoints(actor).filter(pk=touchpoint_id).first()
    if found is None:
        raise NotYours
    return found


def may_tend(actor: Actor, row: Touchpoint | None) -> bool:
    """Who hands out its links, and says in public what came of it: its owner, and who runs the practice."""
    return actor.runs_practice or (row is not None and row.owner_id in actor.stands_for)


def may_tell(actor: Actor, about: Touchpoint | None = None) -> bool:
    """Who says in public what came of it; about no touchpoint: who runs the practice, or is responsible for any."""
    if about is not None or actor.runs_practice:
        return may_tend(actor, about)
    mine = Touchpoint.objects.filter(practice_id=actor.practice_id, owner_id__in=actor.stands_for)
    return mine.exists()


def open_touchpoint(slug: str, code: str) -> Touchpoint:
    """One that is in use, for whoever stands before it. NotYours otherwise."""
    rows = Touchpoint.objects.filter(practice__slug=slug, code=code, is_in_use=True)
    found = rows.select_related("practice", "owner").first()
    if found is None:
        raise NotYours
    return found


def opened_by_ticket(row: Touchpoint, secret: str) -> bool:
    """Whether this link is still good for one answer. Changes nothing."""
    return Ticket.objects.filter(touchpoint=row, digest=digest(secret)).exists()


def practices_to_tell(now: datetime) -> list[UUID]:
    """Practices where a letter about anonymous answers is due; for the worker."""
    due = Touchpoint.objects.filter(tells_after__lt=now.date())
    return list(due.order_by().values_list("practice_id", flat=True).distinct())


def open_in_portal(actor: Actor) -> list[Touchpoint]:
    """Where a client can say how it was."""
    rows = Touchpoint.objects.filter(practice_id=actor.practice_id, is_in_use=True, whose="client")
    return list(rows.select_related("owner", "practice").order_by("code"))


def name_of(row: Touchpoint, language: str) -> str:
    """Its name in a language, else in any, else its code."""
    return row.names.get(language) or next(filter(None, row.names.values()), row.code)


def question_of(row: Touchpoint, language: str) -> str:
    """The practice's own question in a language; "" for the usual one."""
    return str(row.questions.get(language) or "")


@dataclass(frozen=True, slots=True)
class Line:
    """One touchpoint on the board: what was tapped in the last 90 days, and what is overdue."""

    touchpoint: Touchpoint
    counts: Counts
    last_on: date | None
    is_stale: bool


def board(actor: Actor, now: datetime) -> list[Line]:
    """Every touchpoint in use, with its numbers; six queries. Anonymous answers only in whole groups of five."""
    rows = list(touchpoints(actor).filter(is_in_use=True))
    today = now.date()
    ratings, last = _ratings(actor, now), _last(actor)
    moved = dict(
        Improvement.objects.filter(practice_id=actor.practice_id, touchpoint__isnull=False)
        .values_list("touchpoint")
        .annotate(Max("moved_on"))
    )
    return [
        Line(
            row,
            counted(ratings[row.pk]),
            last.get(row.pk),
            is_stale(
                today,
                made_on=row.made_on,
                days=row.stale_after_days,
                said_on=last.get(row.pk),
                moved_on=moved.get(row.pk),
            ),
        )
        for row in rows
    ]


def anonymous_words(row: Touchpoint) -> list[AnonymousFeedback]:
    """Words that came without a name, of shown groups only; within a day in no order. Who asks works here."""
    found = AnonymousFeedback.objects.filter(touchpoint=row, is_shown=True, words__isnull=False)
    return list(found.order_by("-day", "pk")[:WORDS])


def words_without_names(actor: Actor) -> list[AnonymousFeedback]:
    """The same for the whole practice. NotYours for who does not work here."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    found = AnonymousFeedback.objects.filter(
        practice_id=actor.practice_id, is_shown=True, words__isnull=False
    )
    return list(found.select_related("touchpoint").order_by("-day", "pk")[:WORDS])


def _ratings(actor: Actor, now: datetime) -> dict[UUID, list[str]]:
    since = now - PERIOD
    ours = Q(practice_id=actor.practice_id)
    named = Feedback.objects.filter(ours, at__gte=since, touchpoint__kind=TouchpointKind.NAMED)
    shown = AnonymousFeedback.objects.filter(ours, is_shown=True, day__gte=since.date())
    found: dict[UUID, list[str]] = defaultdict(list)
    for table in (named, shown):
        for pk, rating in table.values_list("touchpoint_id", "rating"):
            found[pk].append(rating)
    return found


def _last(actor: Actor) -> dict[UUID, date]:
    ours = {"practice_id": actor.practice_id}
    named = Feedback.objects.filter(**ours, touchpoint__isnull=False).values_list("touchpoint")
    shown = AnonymousFeedback.objects.filter(**ours, is_shown=True).values_list("touchpoint")
    found = {pk: at.date() for pk, at in named.annotate(Max("at"))}
    return found | dict(shown.annotate(Max("day")))
