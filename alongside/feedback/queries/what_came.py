"""Reads of what came of feedback: what is told in public, cycles of improvement, what was learned."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.feedback.figures import month_of
from alongside.feedback.models import DigestRead, Improvement, ImprovementStage, Told
from alongside.lib.errors import NotYours
from alongside.practice.models import Practice
from alongside.trail.actors import Actor

MOST = 60


def told(practice: Practice) -> list[Told]:
    """You said, we did: the newest first, for everybody."""
    return list(Told.objects.filter(practice=practice).order_by("-on", "-pk")[:MOST])


def practice_that_tells(slug: str) -> Practice:
    """A practice that everybody may see: its page is public, or it has a touchpoint in use. NotYours otherwise."""
    rows = Practice.objects.filter(slug=slug)
    found = rows.filter(Q(is_public=True) | Q(touchpoint__is_in_use=True)).first()
    if found is None:
        raise NotYours
    return found


def digest_readers(actor: Actor, today: date) -> list[DigestRead]:
    """Who has read this month what people told, by name. NotYours for who does not work here."""
    if not actor.is_member:
        raise NotYours
    rows = DigestRead.objects.filter(practice_id=actor.practice_id, month=month_of(today))
    return list(rows.select_related("member").order_by("member__name"))


def told_one(actor: Actor, told_id: UUID) -> Told:
    """One entry, for who works here. NotYours otherwise."""
    found = Told.objects.filter(pk=told_id, practice_id=actor.practice_id).first()
    if found is None or not actor.is_member:
        raise NotYours
    return found


def improvements(actor: Actor) -> list[Improvement]:
    """Cycles that are under way, by the day they are due. NotYours for who does not work here."""
    found = _ours(actor).exclude(stage=ImprovementStage.DONE)
    return sorted(found, key=lambda each: (each.due_on is None, str(each.due_on), each.begun_on))


def learned(actor: Actor) -> list[Improvement]:
    """The learning log: cycles that are done, the newest first."""
    return list(_ours(actor).filter(stage=ImprovementStage.DONE).order_by("-moved_on", "-pk")[:MOST])


def improvement(actor: Actor, improvement_id: UUID) -> Improvement:
    """One cycle. NotYours otherwise."""
    found = _ours(actor).filter(pk=improvement_id).first()
    if found is None:
        raise NotYours
    return found


def _ours(actor: Actor) -> QuerySet[Improvement]:
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    rows = Improvement.objects.filter(practice_id=actor.practice_id)
    return rows.select_related("owner", "touchpoint")
