"""Telling in public what came of it, and cycles of improvement; actor first."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.feedback import verbs
from alongside.feedback.figures import month_of
from alongside.feedback.models import (
    DigestRead,
    FeedbackStatus,
    Improvement,
    ImprovementStage,
    Told,
    Touchpoint,
)
from alongside.feedback.queries import may_tell, told_one, touchpoint
from alongside.lib.errors import NotYours, Refused
from alongside.practice import queries as practices
from alongside.practice.models import Language
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LONGEST = 2000
OUTCOMES = (FeedbackStatus.DECIDED, FeedbackStatus.CHANGED, FeedbackStatus.UNCHANGED)
TEXTS = ("found", "trying", "measuring", "learned")
# What must be said before a cycle comes to a stage.
ASKED: dict[str, tuple[str, ...]] = {
    ImprovementStage.FIND: ("found",),
    ImprovementStage.TRY: ("found", "trying"),
    ImprovementStage.MEASURE: ("found", "trying", "measuring"),
    ImprovementStage.DONE: ("found", "trying", "measuring", "learned"),
}


@transaction.atomic
def write_told(
    actor: Actor,
    *,
    heard: str,
    decided: str,
    outcome: str,
    language: str,
    touchpoint_id: UUID | None = None,
) -> Told:
    """You said, we did: told in public (C05). Refused required, too_long. NotYours for who tends nothing here."""
    about = _tended(actor, touchpoint_id)
    row = Told(
        practice_id=actor.practice_id, touchpoint=about, on=timezone.localdate(), written_by_id=actor.id
    )
    _say(row, heard, decided, outcome, language)
    row.save(force_insert=True)
    record(actor, verbs.TOLD, subject=row, outcome=outcome)
    return row


@transaction.atomic
def change_told(
    actor: Actor, told_id: UUID, *, heard: str, decided: str, outcome: str, language: str
) -> Told:
    """Say it better, or what has come of it since. NotYours and Refused as for write_told."""
    row = told_one(actor, told_id)
    _tended(actor, row.touchpoint_id)
    _say(row, heard, decided, outcome, language)
    row.save()
    record(actor, verbs.TOLD, subject=row, outcome=outcome)
    return row


@transaction.atomic
def remove_told(actor: Actor, told_id: UUID) -> None:
    """Take it off the page. NotYours as for write_told."""
    row = told_one(actor, told_id)
    _tended(actor, row.touchpoint_id)
    record(actor, verbs.TOLD_REMOVED, subject=row)
    row.delete()


@transaction.atomic
def read_digest(actor: Actor) -> None:
    """This member has read what people told this month (C08). Twice changes nothing."""
    if not actor.is_member:
        raise NotYours
    month = month_of(timezone.localdate())
    _row, is_new = DigestRead.objects.get_or_create(
        practice_id=actor.practice_id, member_id=actor.myself, month=month
    )
    if is_new:
        record(actor, verbs.DIGEST_READ)


@transaction.atomic
def begin_improvement(
    actor: Actor,
    *,
    found: str,
    owner_id: UUID,
    touchpoint_id: UUID | None = None,
    due_on: date | None = None,
) -> Improvement:
    """A cycle begins with what was found (C06). Anybody who works here begins one. Refused required, too_long."""
    if not actor.is_member:
        raise NotYours
    today = timezone.localdate()
    row = Improvement(
        practice_id=actor.practice_id,
        touchpoint=touchpoint(actor, touchpoint_id) if touchpoint_id else None,
        begun_on=today,
        moved_on=today,
    )
    return _move(actor, row, ImprovementStage.FIND, owner_id, due_on, found=found)


@transaction.atomic
def move_improvement(
    actor: Actor,
    improvement_id: UUID,
    *,
    stage: str,
    owner_id: UUID,
    due_on: date | None = None,
    **texts: str,
) -> Improvement:
    """Write on, or go to another stage: `texts` are found, trying, measuring, learned.

    NotYours: neither its owner nor running the practice. Refused required beside the text that a stage asks for.
    """
    rows = Improvement.objects.select_for_update().filter(pk=improvement_id, practice_id=actor.practice_id)
    row = rows.first()
    if row is None or not (actor.runs_practice or row.owner_id in actor.stands_for):
        raise NotYours
    return _move(actor, row, stage, owner_id, due_on, **texts)


def _move(
    actor: Actor, row: Improvement, stage: str, owner_id: UUID, due_on: date | None, **texts: str
) -> Improvement:
    if stage not in ASKED:
        raise Refused("required", "stage")
    for name in TEXTS:
        _write(row, name, texts.get(name, getattr(row, name)))
    for name in ASKED[stage]:
        if not getattr(row, name):
            raise Refused("required", name)
    owner = practices.active_members(actor).filter(pk=owner_id).first()
    if owner is None:
        raise NotYours
    row.owner, row.due_on, row.stage = owner, due_on, ImprovementStage(stage)
    row.moved_on = timezone.localdate()
    row.save()
    record(actor, verbs.IMPROVEMENT_MOVED, subject=row, stage=stage)
    return row


def _write(row: Any, name: str, words: str) -> None:
    if len(words) > LONGEST:
        raise Refused("too_long", name, most=LONGEST)
    setattr(row, name, words.strip())


def _say(row: Told, heard: str, decided: str, outcome: str, language: str) -> None:
    for name, words in (("heard", heard), ("decided", decided)):
        if not words.strip():
            raise Refused("required", name)
        _write(row, name, words)
    if outcome not in OUTCOMES:
        raise Refused("required", "outcome")
    row.outcome, row.language = FeedbackStatus(outcome), Language(language)


def _tended(actor: Actor, touchpoint_id: UUID | None) -> Touchpoint | None:
    """The touchpoint it is about, if this actor speaks about it."""
    about = touchpoint(actor, touchpoint_id) if touchpoint_id else None
    if not may_tell(actor, about):
        raise NotYours
    return about
