"""What was said by telephone, by letter or in passing stands in the same conversation (H08)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank, lines
from alongside.messages import queries, verbs
from alongside.messages.actions.conversation import locked, remember, turn
from alongside.messages.actions.drafts import begin, must_fit
from alongside.messages.answering import CLIENT, MEMBER
from alongside.messages.channels import LOGGED, MOST_MINUTES, TALKS
from alongside.messages.models import Message
from alongside.messages.tidy import tidy
from alongside.trail.actions import record
from alongside.trail.actors import Actor


@transaction.atomic
def log_contact(
    actor: Actor,
    client_id: UUID,
    *,
    message_id: UUID,
    channel: str,
    by: str,
    at: datetime,
    words: str,
    minutes: int | None = None,
    is_answered: bool = False,
) -> Message:
    """A member writes down what was said elsewhere: when, by whom ("client" or "member"), how long a talk was.

    Nobody gets a mail. It opens or closes the open question as a message would; `is_answered`: what the client
    said was answered there and then. The same form sent twice is one entry. Refused beside their fields:
    required, too_long, channel_unknown, in_future, minutes_unlikely.
    """
    if not actor.is_member:
        raise NotYours
    words = tidy(words).strip()
    thread = locked(actor, client_id)
    same = Message.objects.filter(pk=message_id, thread=thread, logged_by_id=actor.id).first()
    if same is not None:
        return same
    _must_make_sense(channel, by, at, words, minutes)
    message = begin(actor, thread, message_id)
    message.author_kind, message.channel, message.words, message.lines = by, channel, words, lines(words)
    message.author_member_id = actor.id if by == MEMBER else None
    message.minutes = minutes if channel in TALKS else None
    message.sent_at, message.logged_by_id = at, actor.id
    message.logged_at = message.read_at = timezone.now()
    remember(actor, thread, message)
    message.save(force_insert=True)
    if by == MEMBER or not is_answered:
        turn(thread, message, queries.agreed_hours(actor, client_id))
    else:
        thread.last_at = max(thread.last_at or at, at)
        thread.save(update_fields=["last_at"])
    return message


@transaction.atomic
def correct_contact(actor: Actor, message_id: UUID, *, words: str, minutes: int | None = None) -> Message:
    """Put right what one wrote down; when it was and who spoke stay. The client sees that it was corrected.

    NotYours for what somebody else wrote down, and for a message. Refused as log_contact.
    """
    words = tidy(words).strip()
    message = queries.logged_by_me(actor, message_id)
    locked(actor, message.client_id)
    assert message.sent_at is not None
    _must_make_sense(message.channel, message.author_kind, message.sent_at, words, minutes)
    if (words, minutes) == (message.words, message.minutes):
        return message
    message.words, message.lines = words, lines(words)
    message.minutes = minutes if message.channel in TALKS else None
    message.logged_at = timezone.now()
    message.save(update_fields=["words", "lines", "minutes", "logged_at"])
    record(
        actor,
        verbs.CONTACT_CORRECTED,
        client_id=message.client_id,
        subject=message,
        channel=message.channel,
        lines=message.lines,
    )
    return message


def _must_make_sense(channel: str, by: str, at: datetime, words: str, minutes: int | None) -> None:
    if is_blank(words):
        raise Refused("required", "words")
    must_fit(words)
    if channel not in LOGGED:
        raise Refused("channel_unknown", "channel")
    if by not in (CLIENT, MEMBER):
        raise Refused("required", "by")
    if at > timezone.now():
        raise Refused("in_future", "at")
    if minutes is not None and not 0 < minutes <= MOST_MINUTES:
        raise Refused("minutes_unlikely", "minutes")
