"""What this room holds of one client, as plain values, for the client to take along."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Model

from alongside.clients.queries import readable_client
from alongside.trail.actors import Actor
from alongside.voice.models import (
    Assessment,
    CheckIn,
    Concern,
    Conflict,
    CriticalAnswer,
    FeelingTag,
    Goal,
    GoalRating,
    Rater,
    ResultComment,
    Workaround,
)
from alongside.voice.queries.measures import version_of

Plain = dict[str, Any]


def export_client(actor: Actor, client_id: UUID) -> dict[str, list[Plain]]:
    """Everything that was asked, answered and named with one client. NotYours for who may not read their words.

    How meetings were for a member is the member's own; so are the glimpses of an arrival.
    """
    client = readable_client(actor, client_id)
    asked = CheckIn.objects.filter(client=client).exclude(rater=Rater.MEMBER).order_by("asked_at", "pk")
    return {
        "check_ins": [_check_in(each) for each in asked],
        "goals": _rows(Goal.objects.filter(client=client).order_by("set_at", "pk"), GOAL),
        "goal_ratings": _rows(GoalRating.objects.filter(client=client).order_by("at", "pk"), RATING),
        "critical_answers": _rows(
            CriticalAnswer.objects.filter(client=client).order_by("told_at", "pk"), CRITICAL
        ),
        "concerns": _rows(Concern.objects.filter(client=client).order_by("raised_at", "pk"), CONCERN),
        "feelings": _rows(FeelingTag.objects.filter(client=client).order_by("at", "pk"), FEELING),
        "conflicts": _rows(Conflict.objects.filter(client=client).order_by("opened_at", "pk"), CONFLICT),
        "assessments": _rows(Assessment.objects.filter(client=client), ASSESSMENT),
        "result_comments": _rows(ResultComment.objects.filter(client=client).order_by("at", "pk"), COMMENT),
        "workarounds": _rows(Workaround.objects.filter(client=client).order_by("at", "pk"), WORKAROUND),
    }


GOAL = (
    *("words", "task", "weight", "levels", "before", "after", "set_by", "set_at"),
    *("client_agreed_at", "member_agreed_at", "closed_at", "closed_as"),
)
RATING = ("goal_id", "by_client", "near", "level", "words", "at")
CRITICAL = ("check_in_id", "item", "given", "told_at", "escalated_at", "seen_at", "done", "done_at")
CONCERN = (
    *("check_in_id", "part", "why", "raised_at", "talked_at", "said", "changed", "closed_at", "closed_as"),
)
FEELING = ("feeling", "by_client", "remark", "at", "answered_at")
CONFLICT = (
    *("topic", "is_with_circle", "person_id", "plan", "opened_at", "talked_at", "outcome"),
    *("closed_at", "closed_as"),
)
ASSESSMENT = ("results", "can_cope", "resources", "begun_at", "done_at")
COMMENT = ("measure_id", "by_client", "words", "at")
WORKAROUND = ("by_client", "way", "needed", "done", "at", "talked_at")


def _rows(found: Iterable[Model], names: tuple[str, ...]) -> list[Plain]:
    return [{"id": row.pk, **{name: getattr(row, name) for name in names}} for row in found]


def _check_in(row: CheckIn) -> Plain:
    return {
        "id": row.pk,
        "measure": version_of(row.version_id).definition.id,
        "version": version_of(row.version_id).number,
        "version_id": row.version_id,
        "occasion": row.occasion,
        "rater": row.rater,
        "meeting": row.meeting_id,
        "asked_at": row.asked_at,
        "answered_at": row.answered_at,
        "declined_at": row.declined_at,
        "answers": row.answers,
        "texts": row.texts,
        "scores": row.scores,
        "words": row.words,
        "seen_at": row.seen_at,
    }
