"""What becomes of a client's conversation with their whole file; called by file/ in its own transaction."""

from uuid import UUID

from django.db import transaction

from alongside.clients.models import Client
from alongside.lib.sealed import move_all_sealed, move_sealed
from alongside.messages.models import Attachment, Message, Thread
from alongside.trail.actors import Actor


def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """Nothing to do: a question stays open until it is answered, and a thread belongs to the client (D08)."""
    return 0


@transaction.atomic
def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete everything this room holds of the client, drafts to them and files included."""
    for table in (Attachment, Message, Thread):
        table.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()


@transaction.atomic
def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give one client's conversation to another (they were the same person); inside file's transaction.

    Words and files are sealed anew; where both have a draft, their words stand one below the other.
    """
    old = Thread.objects.select_for_update().filter(client=from_client).first()
    if old is None:
        return
    new, _ = Thread.objects.get_or_create(client=to_client, defaults={"practice_id": to_client.practice_id})
    move_all_sealed(Attachment, from_client.pk, to_client.pk)
    drafts = new.messages.select_for_update().filter(sent_at=None)
    begun = {(each.author_kind, each.author_member_id): each for each in drafts}
    for message in old.messages.select_for_update():
        same = begun.get((message.author_kind, message.author_member_id)) if message.sent_at is None else None
        if same is not None:
            _lay_below(same, message)
            continue
        move_sealed(message, to_client.pk)
        message.thread = new
        message.save()
    _join(new, old)
    old.delete()


def _lay_below(kept: Message, other: Message) -> None:
    """One draft of two: the words below each other, and the files of both."""
    said = [each for each in (kept.words, other.words) if each]
    kept.words, kept.revision = "\n\n".join(said), kept.revision + 1
    kept.save(update_fields=["words", "revision"])
    Attachment.objects.filter(message=other).update(message=kept)


def _join(new: Thread, old: Thread) -> None:
    """The later last message, the earlier open question."""
    new.last_at = max((at for at in (new.last_at, old.last_at) if at), default=None)
    for name in ("open_since", "answer_due_at"):
        known = [at for at in (getattr(new, name), getattr(old, name)) if at]
        setattr(new, name, min(known, default=None))
    new.save(update_fields=["last_at", "open_since", "answer_due_at"])
