"""Drafts and sending."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.telling import emails_for_messages, members_to_tell
from alongside.lib.errors import Refused
from alongside.lib.texts import is_blank, lines
from alongside.messages import queries
from alongside.messages.actions.conversation import locked, remember, turn
from alongside.messages.actions.drafts import begin, draft_to_send, keep, must_be_own, must_fit, own_draft
from alongside.messages.answering import CLIENT, MEMBER
from alongside.messages.models import Attachment, Message, Thread
from alongside.messages.tidy import tidy
from alongside.notices.actions import post
from alongside.trail.actors import Actor


@transaction.atomic
def save_draft(
    actor: Actor, client_id: UUID, *, message_id: UUID, revision: int, words: str
) -> Message | None:
    """Keep what is being written. None, and the draft goes, when there is nothing left of it.

    `revision`: of the draft as this form last knew it; 0 for a new one. Refused changed_meanwhile, with
    `saved`: what another tab or device has kept; too_long beside "words"; sent_already.
    """
    words = tidy(words)
    thread = locked(actor, client_id)
    must_fit(words)
    kept = own_draft(actor, thread, message_id, revision)
    if is_blank(words) and not (kept and kept.attachments.exists()):
        if kept is not None:
            kept.delete()
        return None
    return keep(actor, thread, kept, message_id, words)


@transaction.atomic
def send_message(
    actor: Actor,
    client_id: UUID,
    *,
    words: str,
    message_id: UUID | None = None,
    revision: int | None = None,
    shown: Collection[UUID] | None = None,
) -> Message:
    """Send it with the files of its draft, once: the same form sent again returns what was sent.

    Without `revision` the caller shows no form and knows no draft; `shown`: the files that the form shows.
    Refused required (no words and no file) and too_long beside "words"; changed_meanwhile, with `saved`: another
    draft lies elsewhere; files_changed, with `saved`: it has other files by now; sent_already: other words were.
    """
    words = tidy(words)
    thread = locked(actor, client_id)
    must_fit(words)
    sent = _sent_before(actor, thread, message_id, words)
    if sent is not None:
        return sent
    kept = None
    if message_id is not None and revision is not None:
        kept = draft_to_send(actor, thread, message_id, revision, words)
    files = _files_of(kept, shown)
    if is_blank(words) and not files:
        raise Refused("required", "words")
    message = kept or begin(actor, thread, message_id)
    message.words, message.lines, message.sent_at = words.strip(), lines(words), timezone.now()
    remember(actor, thread, message)
    message.save(force_insert=kept is None)
    turn(thread, message, queries.agreed_hours(actor, client_id))
    _tell_other_side(thread, message)
    return message


def _files_of(kept: Message | None, shown: Collection[UUID] | None) -> set[UUID]:
    """The files that go along; Refused where the form shows others than there are."""
    files = set(Attachment.objects.filter(message=kept).values_list("pk", flat=True)) if kept else set()
    if shown is not None and set(shown) != files:
        raise Refused("files_changed", saved=kept)
    return files


def _sent_before(actor: Actor, thread: Thread, message_id: UUID | None, words: str) -> Message | None:
    """What this very form has sent already. Refused sent_already when it holds other words now."""
    sent = Message.objects.filter(pk=message_id, sent_at__isnull=False).first() if message_id else None
    if sent is None:
        return None
    must_be_own(actor, thread, sent)
    if sent.words != words.strip():
        raise Refused("sent_already")
    return sent


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
