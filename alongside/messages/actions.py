"""Writing to each other; actor first. Each is lock, check, write, remember, tell.

A form names the message it writes by an id it was given when it was opened: the same form sent twice is one
message, and two forms never overwrite each other's draft.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.queries import open_engagement, readable_client
from alongside.clients.telling import emails_for_messages, members_to_tell
from alongside.lib.errors import NotYours, Refused
from alongside.lib.sealed import move_sealed
from alongside.lib.texts import is_blank, lines
from alongside.messages import answering, queries, verbs
from alongside.messages.answering import CLIENT, MEMBER
from alongside.messages.before import answered_by_next
from alongside.messages.models import Message, Thread
from alongside.notices.actions import post, withdraw
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LONGEST = 20_000


@transaction.atomic
def save_draft(
    actor: Actor, client_id: UUID, *, message_id: UUID, revision: int, words: str
) -> Message | None:
    """Keep what is being written. None, and the draft goes, when there is nothing left of it.

    `revision`: of the draft as this form last knew it; 0 for a new one. Refused changed_meanwhile, with
    `saved`: what another tab or device has kept; too_long beside "words"; sent_already.
    """
    thread = _locked(actor, client_id)
    _must_fit(words)
    kept = _own_draft(actor, thread, message_id, revision)
    if is_blank(words):
        if kept is not None:
            kept.delete()
        return None
    draft = kept or _blank(actor, thread, message_id)
    if kept is None or draft.words != words:
        draft.words, draft.revision = words, draft.revision + 1
        draft.save(force_insert=kept is None)
    return draft


@transaction.atomic
def send_message(
    actor: Actor, client_id: UUID, *, words: str, message_id: UUID | None = None, revision: int | None = None
) -> Message:
    """Send it, once: the same form sent again returns what was sent.

    Without `revision` the caller shows no form and knows no draft. Refused required and too_long beside
    "words"; changed_meanwhile, with `saved`: another draft lies elsewhere; sent_already: other words were.
    """
    thread = _locked(actor, client_id)
    if is_blank(words):
        raise Refused("required", "words")
    _must_fit(words)
    sent = _sent_before(actor, thread, message_id, words)
    if sent is not None:
        return sent
    kept = None
    if message_id is not None and revision is not None:
        kept = _draft_to_send(actor, thread, message_id, revision, words)
    message = kept or _blank(actor, thread, message_id)
    message.words, message.lines, message.sent_at = words.strip(), lines(words), timezone.now()
    _remember(actor, thread, message)
    message.save(force_insert=kept is None)
    _turn(thread, message, message.sent_at, queries.agreed_hours(actor, client_id))
    _tell_other_side(thread, message)
    return message


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
    thread = _locked(actor, client_id)
    if thread.open_since is None:
        return 0
    open_ones = Message.objects.filter(thread=thread, author_kind=CLIENT, sent_at__gte=thread.open_since)
    count = open_ones.count()
    _close(thread)
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


def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """Nothing to do: a question stays open until it is answered, and a thread belongs to the client (D08)."""
    return 0


@transaction.atomic
def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete everything this room holds of the client, drafts to them included."""
    Message.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()
    Thread.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()


@transaction.atomic
def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give one client's conversation to another (they were the same person); inside file's transaction.

    Words are sealed anew; where both have a draft, their words stand one below the other.
    """
    old = Thread.objects.select_for_update().filter(client=from_client).first()
    if old is None:
        return
    new, _ = Thread.objects.get_or_create(client=to_client, defaults={"practice_id": to_client.practice_id})
    drafts = new.messages.select_for_update().filter(sent_at=None)
    begun = {(each.author_kind, each.author_member_id): each for each in drafts}
    for message in old.messages.select_for_update():
        same = begun.get((message.author_kind, message.author_member_id)) if message.sent_at is None else None
        if same is not None:
            same.words, same.revision = f"{same.words}\n\n{message.words}", same.revision + 1
            same.save(update_fields=["words", "revision"])
            continue
        move_sealed(message, to_client.pk)
        message.thread = new
        message.save()
    _join(new, old)
    old.delete()


def _join(new: Thread, old: Thread) -> None:
    """The later last message, the earlier open question."""
    new.last_at = max((at for at in (new.last_at, old.last_at) if at), default=None)
    for name in ("open_since", "answer_due_at"):
        known = [at for at in (getattr(new, name), getattr(old, name)) if at]
        setattr(new, name, min(known, default=None))
    new.save(update_fields=["last_at", "open_since", "answer_due_at"])


def _locked(actor: Actor, client_id: UUID) -> Thread:
    """The conversation, begun if need be, locked. NotYours for whoever may not write in it."""
    client = readable_client(actor, client_id)
    if not (actor.is_client or actor.is_member):
        raise NotYours
    thread, _ = Thread.objects.get_or_create(client=client, defaults={"practice_id": client.practice_id})
    return Thread.objects.select_for_update(of=("self",)).select_related("client").get(pk=thread.pk)


def _must_fit(words: str) -> None:
    if len(words) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)


def _sent_before(actor: Actor, thread: Thread, message_id: UUID | None, words: str) -> Message | None:
    """What this very form has sent already. Refused sent_already when it holds other words now."""
    sent = Message.objects.filter(pk=message_id, sent_at__isnull=False).first() if message_id else None
    if sent is None:
        return None
    _must_be_own(actor, thread, sent)
    if sent.words != words.strip():
        raise Refused("sent_already")
    return sent


def _own_draft(actor: Actor, thread: Thread, message_id: UUID, revision: int) -> Message | None:
    """The draft that this form knows; None when it knows of none and there is none."""
    named = Message.objects.filter(pk=message_id).first()
    if named is not None:
        _must_be_own(actor, thread, named)
        if named.sent_at is not None:
            raise Refused("sent_already")
    kept = named or queries.drafts(actor).filter(thread=thread).first()
    if kept is None:
        return None
    if kept.pk != message_id or kept.revision != revision:
        raise Refused("changed_meanwhile", saved=kept)
    return kept


def _draft_to_send(
    actor: Actor, thread: Thread, message_id: UUID, revision: int, words: str
) -> Message | None:
    """As _own_draft; but nothing is lost when what was saved meanwhile is how the words sent begin:

    an autosave of this very form may still have been on its way.
    """
    named = queries.drafts(actor).filter(pk=message_id, thread=thread).first()
    if named is not None and words.strip().startswith((named.words or "").strip()):
        return named
    return _own_draft(actor, thread, message_id, revision)


def _must_be_own(actor: Actor, thread: Thread, message: Message) -> None:
    author = (queries.side_of(actor), actor.id if actor.is_member else None)
    if message.thread_id != thread.pk or (message.author_kind, message.author_member_id) != author:
        raise NotYours


def _blank(actor: Actor, thread: Thread, message_id: UUID | None) -> Message:
    message = Message(
        practice_id=thread.practice_id,
        client_id=thread.client_id,
        thread=thread,
        author_kind=queries.side_of(actor),
        author_member_id=actor.id if actor.is_member else None,
    )
    message.pk = message_id or message.pk
    return message


def _remember(actor: Actor, thread: Thread, message: Message) -> None:
    work = open_engagement(thread.client_id)
    answered = None if actor.is_client else answered_by_next(thread.client_id)
    record(
        actor,
        verbs.MESSAGE_SENT,
        client_id=thread.client_id,
        engagement_id=work.pk if work else None,
        subject=message,
        by=message.author_kind,
        lines=message.lines,
        answers_lines=answered.lines if answered else None,
        is_unasked=answered.is_unasked if answered else False,
    )


def _turn(thread: Thread, message: Message, now: datetime, hours: int | None) -> None:
    """A message of the client opens a question (the oldest open one counts); one of ours closes it."""
    thread.last_at = now
    if message.author_kind == MEMBER:
        thread.open_since = thread.answer_due_at = None
    elif thread.open_since is None:
        thread.open_since, thread.answer_due_at = now, answering.answer_due(now, hours)
    thread.save(update_fields=["last_at", "open_since", "answer_due_at"])


def _close(thread: Thread) -> None:
    thread.open_since = thread.answer_due_at = None
    thread.save(update_fields=["open_since", "answer_due_at"])


def _tell_other_side(thread: Thread, message: Message) -> None:
    """Say that something waits, never what; at most one mail a day while nothing is read."""
    for email, language, zone, to in _recipients(thread.client, message):
        post(
            thread.practice_id,
            "message.waiting",
            email=email,
            language=language,
            zone=zone,
            client_id=thread.client_id,
            subject_id=message.pk,
            once=f"message.waiting {_streak(message)} {email}",
            facts={"to": to},
        )


def _streak(message: Message) -> str:
    """The first unread message of the same author side, and the day: what the next mail would be about."""
    unread = Message.objects.filter(
        thread=message.thread_id, author_kind=message.author_kind, sent_at__isnull=False, read_at=None
    )
    first = unread.order_by("sent_at", "pk").values_list("pk", flat=True).first()
    return f"{first} {message.sent_at:%Y-%m-%d}"


def _recipients(client: Client, message: Message) -> list[tuple[str, str, str, str]]:
    if message.author_kind == CLIENT:
        told = members_to_tell(client, timezone.now())
        return [(each.email, each.language, each.timezone, MEMBER) for each in told]
    if client.account_id is None:
        return []  # without a way into the portal a mail would lead nowhere
    return [(each.value, client.language, client.timezone, CLIENT) for each in emails_for_messages(client)]
