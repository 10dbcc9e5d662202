"""Reads of the words between client and practitioner; actor first. A draft is read by its author only."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from alongside.clients.queries import open_engagement, readable_client, readable_clients
from alongside.frame.queries import reply_hours
from alongside.lib.texts import lines
from alongside.messages import answering
from alongside.messages.answering import CLIENT, MEMBER
from alongside.messages.before import answered_by_next
from alongside.messages.models import Message, Thread
from alongside.trail.actors import Actor

PAGE = 30


def side_of(actor: Actor) -> str:
    """On which side of the conversation the actor writes."""
    return CLIENT if actor.is_client else MEMBER


def readable_threads(actor: Actor) -> QuerySet[Thread]:
    """Conversations with clients whose words this actor may read."""
    return Thread.objects.filter(client__in=readable_clients(actor))


def threads(actor: Actor) -> QuerySet[Thread]:
    """Conversations for the list: those that wait for us first, the soonest due on top, then the newest.

    Each knows how many of the client's messages are `unread`.
    """
    unread = Count("messages", filter=_unread_from(CLIENT, "messages__"))
    found = readable_threads(actor).exclude(last_at=None).select_related("client").annotate(unread=unread)
    return found.order_by(F("answer_due_at").asc(nulls_last=True), "-last_at", "pk")


def open_questions(actor: Actor) -> list[Thread]:
    """Conversations in which a client waits for an answer, the soonest due first (D08). For Today.

    Never suppressed: by no setting, by no absence and by no ending.
    """
    if not actor.is_member:
        return []
    found = readable_threads(actor).exclude(open_since=None).select_related("client")
    return list(found.order_by("answer_due_at", "open_since", "pk"))


def thread(actor: Actor, client_id: UUID) -> Thread:
    """The conversation with one client; a fresh one, not saved, where nobody has written yet. NotYours."""
    client = readable_client(actor, client_id)
    found = Thread.objects.filter(client=client).select_related("client__practitioner").first()
    return found or Thread(practice_id=client.practice_id, client=client)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some messages in the order they were sent; `earlier`: the id to ask for what came before, if anything."""

    messages: list[Message]
    earlier: UUID | None


def messages(actor: Actor, client_id: UUID, *, before: UUID | None = None) -> Stretch:
    """The last 30 messages that were sent, or the 30 before one of them. NotYours for others' words."""
    client = readable_client(actor, client_id)
    sent = Message.objects.filter(client=client, sent_at__isnull=False)
    if before is not None:
        edge = sent.filter(pk=before).values("sent_at")
        sent = sent.filter(sent_at__lt=edge[:1])
    found = list(sent.select_related("author_member").order_by("-sent_at", "-pk")[: PAGE + 1])
    shown = list(reversed(found[:PAGE]))
    return Stretch(shown, shown[0].pk if len(found) > PAGE else None)


def unread_count(actor: Actor) -> int:
    """How many messages of the other side this actor has not opened yet."""
    other = MEMBER if actor.is_client else CLIENT
    return Message.objects.filter(_unread_from(other), client__in=readable_clients(actor)).count()


def _unread_from(author: str, prefix: str = "") -> Q:
    conditions = {"author_kind": author, "sent_at__isnull": False, "read_at": None}
    return Q(**{f"{prefix}{name}": value for name, value in conditions.items()})


def drafts(actor: Actor) -> QuerySet[Message]:
    """What the actor has begun to write and not sent."""
    own = Q(author_member=actor.id) if actor.is_member else Q(author_kind=CLIENT)
    return Message.objects.filter(own, sent_at=None, client__in=readable_clients(actor))


def draft(actor: Actor, client_id: UUID) -> Message | None:
    """What the actor has begun to write to (or as) this client."""
    readable_client(actor, client_id)
    return drafts(actor).filter(client_id=client_id).first()


def agreed_hours(actor: Actor, client_id: UUID) -> int | None:
    """Within how many hours an answer was agreed; None: nothing was."""
    return reply_hours(actor, client_id)


@dataclass(frozen=True, slots=True)
class Hint:
    """A reply that says much more than was asked, in lines of 72 columns (D01)."""

    lines: int
    answers_lines: int


def hint(actor: Actor, client_id: UUID, words: str) -> Hint | None:
    """Whether a reply with these words would say much more than was asked; never a reason to stop it."""
    client = readable_client(actor, client_id)
    length = lines(words)
    if not actor.is_member or length < answering.MUCH:
        return None
    asked, work = answered_by_next(client.pk).lines, open_engagement(client.pk)
    if asked is None or not answering.is_much(length, asked, work.kind if work else None):
        return None
    return Hint(length, asked)


def export_client(actor: Actor, client_id: UUID) -> dict[str, list[dict[str, object]]]:
    """Messages of one client that were sent, as plain values; drafts are nobody's file. NotYours."""
    client = readable_client(actor, client_id)
    sent = Message.objects.filter(client=client, sent_at__isnull=False).select_related("author_member")
    return {"messages": [_plain(each) for each in sent.order_by("sent_at", "pk")]}


def _plain(message: Message) -> dict[str, object]:
    return {
        "id": message.pk,
        "by": message.author_kind,
        "author": message.author_member.name if message.author_member else "",
        "words": message.words,
        "sent_at": message.sent_at,
        "read_at": message.read_at,
    }
