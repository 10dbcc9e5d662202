"""What is said with a name, and what is answered; actor first. Each is lock, check, write, remember, tell."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import email_of
from alongside.feedback import verbs
from alongside.feedback.models import Feedback, FeedbackStatus, Rating, Touchpoint, TouchpointKind
from alongside.feedback.queries.named import KEY_PURPOSE, readable_feedback
from alongside.lib.errors import NotYours, Refused
from alongside.notices.actions import post, withdraw
from alongside.practice.actions import make_key
from alongside.practice.models import MemberStatus, Practice
from alongside.practice.queries import owners
from alongside.trail.actions import record
from alongside.trail.actors import Actor, Kind, worker
from alongside.voice.queries import check_in as one_check_in

LONGEST = 4000
KEY_IS_GOOD = timedelta(days=60)
ANSWERS = (FeedbackStatus.DECIDED, FeedbackStatus.CHANGED, FeedbackStatus.UNCHANGED)


def visitor(practice: Practice, language: str) -> Actor:
    """The actor that somebody before a touchpoint is."""
    return Actor(Kind.NEWCOMER, practice.pk, language=language, timezone=practice.timezone)


@transaction.atomic
def give_feedback(
    actor: Actor,
    touchpoint_id: UUID,
    *,
    rating: str,
    words: str = "",
    name: str = "",
    email: str = "",
    submission: UUID | None = None,
) -> Feedback:
    """A tap and maybe words, by a client or by somebody who leaves an address (C06).

    When it is bad, the owner is told at once. The same `submission` again gives the row there is. NotYours: no such
    named touchpoint in use. Refused required, too_long.
    """
    rows = Touchpoint.objects.select_for_update(of=("self",)).select_related("owner")
    found = rows.filter(
        pk=touchpoint_id, practice_id=actor.practice_id, kind=TouchpointKind.NAMED, is_in_use=True
    ).first()
    if found is None or not (actor.is_client or actor.kind is Kind.NEWCOMER):
        raise NotYours
    before = _before(actor, submission)
    if before:
        return before
    if rating not in Rating.values:
        raise Refused("required", "rating")
    if len(words) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    row = Feedback.objects.create(
        practice_id=actor.practice_id,
        touchpoint=found,
        owner_id=found.owner_id,
        client_id=actor.id if actor.is_client else None,
        author_name=name.strip(),
        author_email=email.strip(),
        language=actor.language,
        rating=rating,
        words=words.strip(),
        at=timezone.now(),
        submission=submission,
    )
    record(
        actor,
        verbs.FEEDBACK_GIVEN,
        client_id=row.client_id,
        subject=row,
        rating=rating,
        has_words=bool(words.strip()),
    )
    if rating == Rating.BAD:
        _tell_owner(found, row)
    return row


@transaction.atomic
def take_check_in(actor: Actor, check_in_id: UUID) -> Feedback:
    """The words of a check-in are feedback, too: who reads them takes them over, and owes an answer (C05).

    Twice gives the row there is. Refused no_words.
    """
    if not actor.is_member:
        raise NotYours
    found = one_check_in(actor, check_in_id)
    before = Feedback.objects.filter(check_in=found).first()
    if before:
        return before
    if not found.words:
        raise Refused("no_words")
    row = Feedback.objects.create(
        practice_id=actor.practice_id,
        owner_id=actor.myself,
        client_id=found.client_id,
        check_in=found,
        language=found.client.language,
        words=found.words,
        at=found.answered_at or timezone.now(),
    )
    record(actor, verbs.FEEDBACK_TAKEN, client_id=row.client_id, subject=row)
    return row


@transaction.atomic
def answer_feedback(actor: Actor, feedback_id: UUID, *, status: str, words: str) -> Feedback:
    """What was decided, or what came of it, said to its author: decided, then changed or not changed because (C05).

    NotYours for who is not responsible. Refused required beside "status" or "words" (a no has a reason, a yes is
    told), too_long, settled (nothing goes back).
    """
    row = readable_feedback(actor).select_for_update(of=("self",)).filter(pk=feedback_id).first()
    if row is None or not actor.is_member:
        raise NotYours
    if row.status in (FeedbackStatus.CHANGED, FeedbackStatus.UNCHANGED):
        raise Refused("settled")
    if status not in ANSWERS:
        raise Refused("required", "status")
    if not words.strip():
        raise Refused("required", "words")
    if len(words) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    now = timezone.now()
    row.status = FeedbackStatus(status)
    if status == FeedbackStatus.DECIDED:
        row.decision, row.decided_at = words.strip(), now
    else:
        row.outcome, row.settled_at = words.strip(), now
    row.answered_by_id, row.answered_at = actor.id, now
    row.save()
    withdraw(row.practice_id, subject_id=row.pk)
    record(actor, verbs.FEEDBACK_ANSWERED, client_id=row.client_id, subject=row, status=status)
    _tell_author(row)
    return row


def _before(actor: Actor, submission: UUID | None) -> Feedback | None:
    if submission is None:
        return None
    rows = Feedback.objects.filter(practice_id=actor.practice_id, submission=submission)
    mine = rows.filter(client_id=actor.myself) if actor.is_client else rows.filter(client=None)
    return mine.first()


def _tell_owner(found: Touchpoint, row: Feedback) -> None:
    """At once, and without a word of it: not even whose it is, for who may see letters but not words.

    When they do not work here any more, who runs the practice hears that the touchpoint needs somebody.
    """
    is_here = found.owner.status == MemberStatus.ACTIVE
    facts = {"feedback": str(row.pk)} if is_here else {"touchpoint": str(found.pk)}
    for each in [found.owner] if is_here else owners(worker(row.practice_id)):
        post(
            row.practice_id,
            "feedback.bad",
            email=each.email,
            language=each.language,
            zone=each.timezone,
            subject_id=row.pk,
            facts=dict(facts),
        )


def _tell_author(row: Feedback) -> None:
    """That there is an answer; in the portal for a client, else behind a link. Nobody without an address."""
    client = row.client
    email = email_of(client, use="message") if client else row.author_email
    if not email:
        return
    facts: dict[str, object] = {}
    if client is None or client.account_id is None:
        facts["secret"] = make_key(
            KEY_PURPOSE, valid_for=KEY_IS_GOOD, practice_id=row.practice_id, subject_id=row.pk
        )
    post(
        row.practice_id,
        "feedback.answered",
        email=email,
        language=client.language if client else row.language,
        zone=client.timezone if client else row.owner.timezone,
        client_id=row.client_id,
        subject_id=row.pk,
        facts=facts,
    )
