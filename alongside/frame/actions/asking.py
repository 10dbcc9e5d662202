"""Questions about the agreement, their answers, and what happened outside it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.frame import queries, verbs
from alongside.frame.actions.locking import check_member, check_words, lock, of_ours, record
from alongside.frame.deviations import KINDS, STARTERS
from alongside.frame.letters import tell_client, tell_practitioner
from alongside.frame.models import Deviation, FrameQuestion, FrameStatus
from alongside.frame.sections import NAMES
from alongside.lib.errors import NotYours, Refused
from alongside.trail import actions as trail
from alongside.trail.actors import Actor


def ask_question(actor: Actor, frame_id: UUID, *, section: str, words: str) -> FrameQuestion:
    """The client asks about a section (A10). Refused: unknown_section, words_missing, too_long, not_open."""
    if not actor.is_client:
        raise NotYours
    check_words(words)
    if section not in NAMES:
        raise Refused("unknown_section", "section")
    with transaction.atomic():
        frame = queries.frame(actor, frame_id)
        if frame.status not in (FrameStatus.PROPOSED, FrameStatus.AGREED) or frame.ended_at:
            raise Refused("not_open")
        question = FrameQuestion.objects.create(
            practice_id=frame.practice_id,
            client_id=frame.client_id,
            frame=frame,
            section=section,
            words=words.strip(),
            asked_at=timezone.now(),
        )
        record(actor, frame, verbs.FRAME_ASKED, section=section)
        tell_practitioner(frame, "frame.asked")
        return question


def answer_question(actor: Actor, question_id: UUID, *, words: str) -> FrameQuestion:
    """Answer what the client asked. Refused: words_missing, too_long, already_answered."""
    check_member(actor)
    check_words(words)
    with transaction.atomic():
        question = queries.question(actor, question_id)
        lock(question.frame.engagement)
        question.refresh_from_db(fields=["answered_at"])
        if question.answered_at:
            raise Refused("already_answered")
        question.answer, question.answered_at = words.strip(), timezone.now()
        question.answered_by_id = actor.id
        question.save()
        record(actor, question.frame, verbs.FRAME_ANSWERED, section=question.section)
        tell_client(question.frame, "frame.answered")
        return question


def log_deviation(
    actor: Actor, engagement_id: UUID, *, kind: str, started_by: str, words: str, at: datetime
) -> Deviation:
    """Write down what happened outside the frame: who started it, and why (A07). `at` lies in the past.

    Refused: out_of_range (kind, started_by), words_missing, too_long, day_ahead.
    """
    engagement = of_ours(actor, engagement_id)
    check_words(words)
    if kind not in KINDS:
        raise Refused("out_of_range", "kind")
    if started_by not in STARTERS:
        raise Refused("out_of_range", "started_by")
    if at > timezone.now():
        raise Refused("day_ahead", "at")
    with transaction.atomic():
        deviation = Deviation.objects.create(
            practice_id=actor.practice_id,
            client=engagement.client,
            engagement=engagement,
            kind=kind,
            started_by=started_by,
            words=words.strip(),
            at=at,
        )
        trail.record(
            actor,
            verbs.DEVIATION_LOGGED,
            client_id=engagement.client_id,
            engagement_id=engagement.pk,
            subject=deviation,
            at=at,
            kind=kind,
            started_by=started_by,
        )
        return deviation
