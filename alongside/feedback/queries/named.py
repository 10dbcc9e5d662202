"""Reads of feedback with a name; actor first. Its words only for who is responsible, and for its author."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from alongside.feedback.figures import Share, median_days
from alongside.feedback.models import Feedback, FeedbackStatus, Rating
from alongside.lib.errors import NotYours
from alongside.practice.actions import find_key, subject_of
from alongside.trail.actors import Actor

KEY_PURPOSE = "feedback"
OPEN = (FeedbackStatus.RECEIVED, FeedbackStatus.DECIDED)
SETTLED = (FeedbackStatus.CHANGED, FeedbackStatus.UNCHANGED)


def readable_feedback(actor: Actor) -> QuerySet[Feedback]:
    """What the actor may read: as who is responsible (or covers), or as its author. Running a practice is no reason."""
    found = Feedback.objects.filter(practice_id=actor.practice_id).select_related(
        "touchpoint", "client", "owner"
    )
    if actor.is_member:
        return found.filter(owner_id__in=actor.stands_for)
    if actor.is_client and actor.id:
        return found.filter(client_id=actor.id)
    return found.none()


def feedback_one(actor: Actor, feedback_id: UUID) -> Feedback:
    """One piece of feedback. NotYours otherwise."""
    found = readable_feedback(actor).filter(pk=feedback_id).first()
    if found is None:
        raise NotYours
    return found


def feedback_by_key(secret: str) -> Feedback:
    """What the link of an answer's letter opens, for its author. NotYours otherwise. Changes nothing."""
    rows = Feedback.objects.filter(pk=subject_of(find_key(secret, KEY_PURPOSE)))
    found = rows.select_related("practice", "touchpoint").first()
    if found is None:
        raise NotYours
    return found


def waiting_feedback(actor: Actor) -> list[Feedback]:
    """What waits for this member's decision or answer: what was bad first, then the longest waiting."""
    found = readable_feedback(actor).filter(status__in=OPEN)
    return sorted(found, key=lambda each: (each.rating != Rating.BAD, each.at))


def own_feedback(actor: Actor, limit: int = 20) -> list[Feedback]:
    """What a client said, the newest first, with what became of it."""
    return list(readable_feedback(actor).order_by("-at", "-pk")[:limit]) if actor.is_client else []


@dataclass(frozen=True, slots=True)
class Numbers:
    """What became of all feedback with a name (C05): how many, how much of the settled led to change, how fast."""

    received: int
    open: int
    changed: Share
    days: float | None


def numbers(actor: Actor) -> Numbers:
    """For the whole practice, without a word of it. NotYours for who does not work here."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    rows = list(
        Feedback.objects.filter(practice_id=actor.practice_id).values_list("status", "at", "settled_at")
    )
    settled = [(status, at, until) for status, at, until in rows if status in SETTLED and until]
    changed = sum(status == FeedbackStatus.CHANGED for status, *_ in settled)
    spans = [(at, until) for _, at, until in settled]
    return Numbers(len(rows), len(rows) - len(settled), Share(changed, len(settled)), median_days(spans))
