"""Finding and beginning a draft, so that two windows never overwrite each other; shared by the actions here."""

from uuid import UUID

from alongside.lib.errors import NotYours, Refused
from alongside.messages import queries
from alongside.messages.models import Message, Thread
from alongside.trail.actors import Actor

LONGEST = 20_000


def must_fit(words: str) -> None:
    """Refused too_long beside "words"."""
    if len(words) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)


def own_draft(actor: Actor, thread: Thread, message_id: UUID, revision: int) -> Message | None:
    """The draft that this form knows; None when it knows of none and there is none."""
    named = Message.objects.filter(pk=message_id).first()
    if named is not None:
        must_be_own(actor, thread, named)
        if named.sent_at is not None:
            raise Refused("sent_already")
    kept = named or queries.drafts(actor).filter(thread=thread).first()
    if kept is None:
        return None
    if kept.pk != message_id or kept.revision != revision:
        raise Refused("changed_meanwhile", saved=kept)
    return kept


def draft_to_send(
    actor: Actor, thread: Thread, message_id: UUID, revision: int, words: str
) -> Message | None:
    """As own_draft; but nothing is lost when what was saved meanwhile is how the words sent begin:

    an autosave of this very form may still have been on its way.
    """
    named = queries.drafts(actor).filter(pk=message_id, thread=thread).first()
    if named is not None and words.strip().startswith((named.words or "").strip()):
        return named
    return own_draft(actor, thread, message_id, revision)


def must_be_own(actor: Actor, thread: Thread, message: Message) -> None:
    """NotYours for a message of somebody else, or of another conversation."""
    author = (queries.side_of(actor), actor.id if actor.is_member else None)
    if message.thread_id != thread.pk or (message.author_kind, message.author_member_id) != author:
        raise NotYours


def begin(actor: Actor, thread: Thread, message_id: UUID | None) -> Message:
    """A message of this actor, not saved yet."""
    message = Message(
        practice_id=thread.practice_id,
        client_id=thread.client_id,
        thread=thread,
        author_kind=queries.side_of(actor),
        author_member_id=actor.id if actor.is_member else None,
    )
    message.pk = message_id or message.pk
    return message


def keep(actor: Actor, thread: Thread, kept: Message | None, message_id: UUID, words: str) -> Message:
    """Write the words into the draft, begun if need be; the same words again are no new revision."""
    draft = kept or begin(actor, thread, message_id)
    if kept is None or draft.words != words:
        draft.words, draft.revision = words, draft.revision + 1
        draft.save(force_insert=kept is None)
    return draft
