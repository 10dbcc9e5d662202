"""Reading what came, and saying that a question needs no answer here."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import open_engagement, readable_client
from alongside.lib.errors import NotYours
from alongside.messages import verbs
from alongside.messages.actions.conversation import locked
from alongside.messages.answering import CLIENT, MEMBER
from alongside.messages.models import Message
from alongside.notices.actions import withdraw
from alongside.trail.actions import record
from alongside.trail.actors import Actor


@transaction.atomic
def mark_read(actor: Actor, client_id: UUID) -> int:
    """The actor has opened what the other side wrote; returns how many messages were new."""
    client = readable_client(actor, client_id)
    other = MEMBER if actor.is_client else CLIENT
    new = Message.objects.filter(client=client, author_kind=other, sent_at__isnull=False, read_at=None)
    found = list(new.values_list("pk", flat=True))
    if found:
        Message.objects.filter(pk__in=found, read_at=None).update(read_at=timezone.now())
    for message_id in found:
        withdraw(client.practice_id, subject_id=message_id)
    return len(found)


@transaction.atomic
def settle_question(actor: Actor, client_id: UUID) -> int:
    """What the client wrote needs no answer here, or got it elsewhere; returns how many messages that were.

    A member's own decision, each time: nothing else ever takes an open question away (D08).
    """
    if not actor.is_member:
        raise NotYours
    thread = locked(actor, client_id)
    if thread.open_since is None:
        return 0
    open_ones = Message.objects.filter(thread=thread, author_kind=CLIENT, sent_at__gte=thread.open_since)
    count = open_ones.count()
    thread.open_since = thread.answer_due_at = None
    thread.save(update_fields=["open_since", "answer_due_at"])
    work = open_engagement(client_id)
    record(
        actor,
        verbs.QUESTION_SETTLED,
        client_id=client_id,
        engagement_id=work.pk if work else None,
        subject=thread,
        messages=count,
    )
    return count
