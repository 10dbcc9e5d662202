"""Files with a message: kept with its draft from the moment they are chosen, sent along with it."""

from uuid import UUID

from django.db import transaction

from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.meetings import file_types
from alongside.messages.actions.conversation import locked
from alongside.messages.actions.drafts import keep, must_fit, own_draft
from alongside.messages.models import Attachment, Message
from alongside.messages.tidy import tidy
from alongside.trail.actors import Actor

MOST_FILES = 10


@transaction.atomic
def attach_file(
    actor: Actor,
    client_id: UUID,
    *,
    message_id: UUID,
    revision: int,
    words: str,
    name: str,
    content: bytes,
) -> Attachment:
    """Keep a file with the draft, and the words; what it is is read from its bytes, not its name.

    Refused beside "files": empty_file, too_large (over 10 MB), unknown_type, too_many (over 10 with a message);
    else as save_draft.
    """
    words = tidy(words)
    media_type = _type_of(content)
    thread = locked(actor, client_id)
    must_fit(words)
    kept = own_draft(actor, thread, message_id, revision)
    if kept is not None and kept.attachments.count() >= MOST_FILES:
        raise Refused("too_many", "files", most=MOST_FILES)
    draft = keep(actor, thread, kept, message_id, words)
    return Attachment.objects.create(
        practice_id=draft.practice_id,
        client_id=draft.client_id,
        message=draft,
        name=file_types.tidy_name(name, media_type),
        content=content,
        content_type=media_type,
        size=len(content),
    )


@transaction.atomic
def remove_file(
    actor: Actor, client_id: UUID, *, message_id: UUID, revision: int, words: str, file_id: UUID
) -> Message | None:
    """Take a file from the draft again, and keep the words; None, and the draft goes, when nothing is left.

    A file that is gone already is no mistake. Refused as save_draft.
    """
    words = tidy(words)
    thread = locked(actor, client_id)
    must_fit(words)
    kept = own_draft(actor, thread, message_id, revision)
    if kept is None:
        raise NotYours
    Attachment.objects.filter(pk=file_id, message=kept).delete()
    if is_blank(words) and not kept.attachments.exists():
        kept.delete()
        return None
    return keep(actor, thread, kept, message_id, words)


def _type_of(content: bytes) -> str:
    if not content:
        raise Refused("empty_file", "files")
    if len(content) > file_types.MOST_BYTES:
        raise Refused("too_large", "files")
    media_type = file_types.sniff(content)
    if media_type is None:
        raise Refused("unknown_type", "files")
    return media_type
