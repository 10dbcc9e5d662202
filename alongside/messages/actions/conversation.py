"""The conversation itself: locked, turned by who spoke, remembered on the trail; shared by the actions here."""

from datetime import datetime
from uuid import UUID

from alongside.clients.queries import open_engagement, readable_client
from alongside.lib.errors import NotYours
from alongside.messages import answering, verbs
from alongside.messages.answering import CLIENT, MEMBER
from alongside.messages.before import answered_by_next
from alongside.messages.models import Message, Thread
from alongside.trail.actions import record
from alongside.trail.actors import Actor


def locked(actor: Actor, client_id: UUID) -> Thread:
    """The conversation, begun if need be, locked. NotYours for whoever may not write in it."""
    client = readable_client(actor, client_id)
    if not (actor.is_client or actor.is_member):
        raise NotYours
    thread, _ = Thread.objects.get_or_create(client=client, defaults={"practice_id": client.practice_id})
    return Thread.objects.select_for_update(of=("self",)).select_related("client").get(pk=thread.pk)


def remember(actor: Actor, thread: Thread, message: Message) -> None:
    """`message.sent` at the moment at which it was said, with what it answers then."""
    work = open_engagement(thread.client_id)
    earlier = message.sent_at if message.logged_at else None
    answered = answered_by_next(thread.client_id, earlier) if message.author_kind == MEMBER else None
    record(
        actor,
        verbs.MESSAGE_SENT,
        client_id=thread.client_id,
        engagement_id=work.pk if work else None,
        subject=message,
        at=earlier,
        by=message.author_kind,
        channel=message.channel,
        lines=message.lines,
        answers_lines=answered.lines if answered else None,
        is_unasked=answered.is_unasked if answered else False,
    )


def turn(thread: Thread, message: Message, hours: int | None) -> None:
    """A message of the client opens a question (the oldest open one counts); one of ours closes it.

    What is written down later counts from when it was said: an answer closes only what was asked before it,
    and a question that was answered since is not open.
    """
    at = message.sent_at
    assert at is not None
    thread.last_at = max(thread.last_at or at, at)
    if message.author_kind == MEMBER:
        _answer(thread, at, hours, is_late=message.logged_at is not None)
    elif thread.open_since is None or at < thread.open_since:
        _ask(thread, at, hours, is_late=message.logged_at is not None)
    thread.save(update_fields=["last_at", "open_since", "answer_due_at"])


def _answer(thread: Thread, at: datetime, hours: int | None, *, is_late: bool) -> None:
    if thread.open_since is not None and thread.open_since <= at:
        _open(thread, _first(thread, CLIENT, at) if is_late else None, hours)


def _ask(thread: Thread, at: datetime, hours: int | None, *, is_late: bool) -> None:
    if not (is_late and _first(thread, MEMBER, at)):
        _open(thread, at, hours)


def _open(thread: Thread, since: datetime | None, hours: int | None) -> None:
    thread.open_since = since
    thread.answer_due_at = answering.answer_due(since, hours) if since else None


def _first(thread: Thread, author: str, after: datetime) -> datetime | None:
    """When this side first spoke after that moment."""
    said = Message.objects.filter(thread=thread, author_kind=author, sent_at__gt=after)
    return said.order_by("sent_at").values_list("sent_at", flat=True).first()
