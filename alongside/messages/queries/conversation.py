"""Reads of the words between client and practitioner; actor first. A draft is read by its author only."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Prefetch, Q, QuerySet

from alongside.clients.queries import readable_client, readable_clients
from alongside.frame.queries import reply_hours
from alongside.lib.errors import NotYours
from alongside.messages.answering import CLIENT, MEMBER
from alongside.messages.channels import TALKS
from alongside.messages.models import Attachment, Message, Thread
from alongside.messages.reply_times import ReplyTimes
from alongside.messages.reply_times import reply_times as measured
from alongside.trail.actors import Actor

PAGE = 30
MEASURED = 200  # messages, the newest, from which the usual time to an answer is taken


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
    readable = readable_threads(actor).filter(client=client_id)
    found = readable.select_related("client__practitioner").first()
    if found is not None:
        return found
    client = readable_client(actor, client_id)
    return Thread(practice_id=client.practice_id, client=client)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some messages in the order they were sent; `earlier`: the id to ask for what came before, if anything."""

    messages: list[Message]
    earlier: UUID | None


def messages(actor: Actor, client_id: UUID, *, before: UUID | None = None) -> Stretch:
    """The last 30 messages that were sent, or the 30 before one of them. NotYours for others' words."""
    return _stretch(readable_client(actor, client_id).pk, before)


def _stretch(client_id: UUID, before: UUID | None) -> Stretch:
    sent = Message.objects.filter(client=client_id, sent_at__isnull=False)
    if before is not None:
        edge = sent.filter(pk=before).values("sent_at")
        sent = sent.filter(sent_at__lt=edge[:1])
    sent = sent.select_related("author_member", "logged_by").prefetch_related(_files())
    found = list(sent.order_by("-sent_at", "-pk")[: PAGE + 1])
    shown = list(reversed(found[:PAGE]))
    return Stretch(shown, shown[0].pk if len(found) > PAGE else None)


def _files() -> Prefetch:
    """The files of messages without their bytes, in the order in which they were added."""
    return Prefetch("attachments", Attachment.objects.defer("content").order_by("pk"))


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


def draft_files(actor: Actor, client_id: UUID) -> list[Attachment]:
    """The files that lie with the actor's draft to (or as) this client, without their bytes."""
    own = drafts(actor).filter(client_id=client_id)
    return list(Attachment.objects.filter(message__in=own).defer("content").order_by("pk"))


def attachment(actor: Actor, attachment_id: UUID) -> Attachment:
    """One file of a message that was sent, or of the actor's own draft. NotYours for everybody else."""
    readable = Q(message__sent_at__isnull=False, client__in=readable_clients(actor))
    mine = Q(message__in=drafts(actor))
    found = Attachment.objects.filter(readable | mine, pk=attachment_id).select_related("client").first()
    if found is None:
        raise NotYours
    return found


def logged_by_me(actor: Actor, message_id: UUID) -> Message:
    """What this member wrote down of a call or a letter. NotYours otherwise."""
    mine = Message.objects.filter(pk=message_id, logged_by=actor.myself, client__in=readable_clients(actor))
    found = mine.select_related("client").first()
    if found is None or not actor.is_member:
        raise NotYours
    return found


def reply_times(actor: Actor, client_id: UUID) -> ReplyTimes:
    """How long answers usually take between these two, in both directions; nothing is known to others."""
    readable = Message.objects.filter(client=client_id, client__in=readable_clients(actor))
    sent = readable.filter(sent_at__isnull=False).order_by("-sent_at")[:MEASURED]
    return measured(
        (by, at, channel in TALKS)
        for by, at, channel in sent.values_list("author_kind", "sent_at", "channel")
        if at is not None
    )


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation as its page shows it: what was said, the actor's draft with its files, and how soon.

    `agreed_hours`: within which an answer was agreed, None where nothing was; `times`: how long answers take.
    """

    thread: Thread
    stretch: Stretch
    draft: Message | None
    files: list[Attachment]
    agreed_hours: int | None
    times: ReplyTimes


def conversation(actor: Actor, client_id: UUID, *, before: UUID | None = None) -> Conversation:
    """Everything of one conversation by few questions; `before`: as for messages. NotYours."""
    found = thread(actor, client_id)
    own = drafts(actor).filter(client=client_id).prefetch_related(_files()).first()
    return Conversation(
        thread=found,
        stretch=_stretch(found.client_id, before),
        draft=own,
        files=list(own.attachments.all()) if own else [],
        agreed_hours=agreed_hours(actor, client_id),
        times=reply_times(actor, client_id),
    )


def agreed_hours(actor: Actor, client_id: UUID) -> int | None:
    """Within how many hours an answer was agreed; None: nothing was."""
    return reply_hours(actor, client_id)
