"""Setting, finishing and dropping steps; actor first. By the client as well as by the practitioner."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Engagement, Stage
from alongside.clients.queries import email_of, readable_client, readable_clients
from alongside.lib.errors import NotYours, Refused
from alongside.meetings.models import Meeting
from alongside.notices.actions import post, withdraw
from alongside.steps import verbs
from alongside.steps.balance import ADVICE, default_owner
from alongside.steps.models import Step, StepOwner, StepStatus
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb
from alongside.voice.models import Goal

LONGEST, LONGEST_WHEN = 1000, 200
SIZES = ("small", "medium", "large")


@transaction.atomic
def set_step(
    actor: Actor,
    client_id: UUID,
    *,
    words: str,
    owner: str | None = None,
    meeting_id: UUID | None = None,
    engagement_id: UUID | None = None,
    due_on: date | None = None,
    size: str = "",
    when_words: str = "",
    goal_id: UUID | None = None,
    is_decided: bool = False,
    remind_at: datetime | None = None,
) -> Step:
    """Set a step. Without an owner: the client's in advice work, ours in delivery work (D04, D09).

    A client sets steps of their own, and alone chooses to be reminded. A step with a goal is part of the plan
    (D05), and so is one that follows from a decision of both (`is_decided`). Refused required or too_long
    beside "words", too_long beside "when_words", unknown_size, past or no_email beside "remind_at".
    """
    client = readable_client(actor, client_id)
    _must_be_sayable(words, when_words, size)
    meeting = _meeting(client.pk, meeting_id)
    engagement = _engagement(client.pk, engagement_id or (meeting.engagement_id if meeting else None))
    usual = default_owner(engagement.kind if engagement else ADVICE)
    step = Step.objects.create(
        practice_id=client.practice_id,
        client=client,
        engagement=engagement,
        meeting=meeting,
        words=words.strip(),
        owner=StepOwner.CLIENT if actor.is_client else StepOwner(owner or usual),
        set_by="client" if actor.is_client else "member",
        due_on=due_on,
        size=size,
        when_words=when_words.strip() or None,
        goal_id=_goal(client.pk, goal_id),
    )
    is_planned = is_decided or step.goal_id is not None
    _record(actor, step, verbs.STEP_SET, owner=str(step.owner), set_by=step.set_by, is_planned=is_planned)
    if remind_at is not None:
        _remind(actor, step, remind_at)
    return step


@transaction.atomic
def change_step(
    actor: Actor,
    step_id: UUID,
    *,
    words: str,
    due_on: date | None = None,
    size: str = "",
    when_words: str = "",
    goal_id: UUID | None = None,
    remind_at: datetime | None = None,
) -> Step:
    """Say it differently: smaller, later, another way. Nobody asks why. Refused as for set_step, and closed."""
    step = _step(actor, step_id)
    _must_be_sayable(words, when_words, size)
    if step.status != StepStatus.OPEN:
        raise Refused("closed")
    step.words, step.when_words = words.strip(), when_words.strip() or None
    step.due_on, step.size = due_on, size
    step.goal_id = _goal(step.client_id, goal_id)
    step.save()
    _record(actor, step, verbs.STEP_CHANGED, owner=step.owner, is_planned=step.goal_id is not None)
    if actor.is_client and remind_at != step.remind_at:
        _remind(actor, step, remind_at)
    return step


@transaction.atomic
def finish_step(actor: Actor, step_id: UUID, *, only_open: bool = False) -> Step:
    """It is done. A second press changes nothing. Refused not_your_step, for a client and our step.

    `only_open`: Refused closed where it was dropped meanwhile.
    """
    return _close(actor, step_id, StepStatus.DONE, verbs.STEP_DONE, only_open)


@transaction.atomic
def drop_step(actor: Actor, step_id: UUID, *, only_open: bool = False) -> Step:
    """It is let go; nobody asks why. Refused as for finish_step."""
    return _close(actor, step_id, StepStatus.DROPPED, verbs.STEP_DROPPED, only_open)


@transaction.atomic
def reopen_step(actor: Actor, step_id: UUID) -> Step:
    """It is open again. Refused as for finish_step."""
    step = _step(actor, step_id)
    if step.status != StepStatus.OPEN:
        step.status, step.closed_at = StepStatus.OPEN, None
        step.save(update_fields=["status", "closed_at"])
        _record(actor, step, verbs.STEP_REOPENED, owner=step.owner)
    return step


@transaction.atomic
def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """What we still owed is let go; the client's own steps stay theirs (L02). Returns how many were let go."""
    ours = Step.objects.select_for_update().filter(
        practice_id=actor.practice_id,
        engagement_id=engagement_id,
        status=StepStatus.OPEN,
        owner=StepOwner.PRACTITIONER,
    )
    steps = list(ours)
    for step in steps:
        _end(actor, step, StepStatus.DROPPED, verbs.STEP_DROPPED)
    return len(steps)


def _close(actor: Actor, step_id: UUID, status: StepStatus, verb: Verb, only_open: bool) -> Step:
    step = _step(actor, step_id)
    if only_open and step.status not in (StepStatus.OPEN, status):
        raise Refused("closed")
    if step.status != status:
        _end(actor, step, status, verb)
    return step


def _end(actor: Actor, step: Step, status: StepStatus, verb: Verb) -> None:
    step.status, step.closed_at = status, timezone.now()
    step.remind_at = None
    step.save(update_fields=["status", "closed_at", "remind_at"])
    withdraw(step.practice_id, subject_id=step.pk)
    _record(actor, step, verb, owner=step.owner)


def _must_be_sayable(words: str, when_words: str, size: str) -> None:
    if not words.strip():
        raise Refused("required", "words")
    if len(words.strip()) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    if len(when_words.strip()) > LONGEST_WHEN:
        raise Refused("too_long", "when_words", most=LONGEST_WHEN)
    if size and size not in SIZES:
        raise Refused("unknown_size", "size")


def _goal(client_id: UUID, goal_id: UUID | None) -> UUID | None:
    if goal_id is not None and not Goal.objects.filter(pk=goal_id, client_id=client_id).exists():
        raise NotYours
    return goal_id


def _remind(actor: Actor, step: Step, at: datetime | None) -> None:
    """One letter at the time the client chose, which says nothing but that there is a step."""
    if not actor.is_client:
        raise NotYours
    withdraw(step.practice_id, subject_id=step.pk)
    if at is not None:
        if at <= timezone.now():
            raise Refused("past", "remind_at")
        _post_reminder(step, at)
    step.remind_at = at
    step.save(update_fields=["remind_at"])


def _post_reminder(step: Step, at: datetime) -> None:
    client = step.client
    email = email_of(client)
    if email is None:
        raise Refused("no_email", "remind_at")
    post(
        step.practice_id,
        "step.reminder",
        email=email,
        language=client.language,
        zone=client.timezone,
        client_id=client.pk,
        subject_id=step.pk,
        due_at=at,
    )


def _step(actor: Actor, step_id: UUID) -> Step:
    found = Step.objects.select_for_update().filter(pk=step_id, client__in=readable_clients(actor))
    step = found.first()
    if step is None:
        raise NotYours
    if actor.is_client and step.owner != StepOwner.CLIENT:
        raise Refused("not_your_step")
    return step


def _meeting(client_id: UUID, meeting_id: UUID | None) -> Meeting | None:
    if meeting_id is None:
        return None
    meeting = Meeting.objects.filter(pk=meeting_id, client_id=client_id).first()
    if meeting is None:
        raise NotYours
    return meeting


def _engagement(client_id: UUID, engagement_id: UUID | None) -> Engagement | None:
    """The engagement that was named, else the newest that has not ended."""
    found = Engagement.objects.filter(client_id=client_id)
    if engagement_id is None:
        return found.exclude(stage=Stage.ENDED).order_by("-opened_at").first()
    engagement = found.filter(pk=engagement_id).first()
    if engagement is None:
        raise NotYours
    return engagement


def _record(actor: Actor, step: Step, verb: Verb, **facts: Any) -> None:
    record(actor, verb, client_id=step.client_id, engagement_id=step.engagement_id, subject=step, **facts)
