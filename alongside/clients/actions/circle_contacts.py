"""The log of talks with people around a client: no more is told than the client allows (E05)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import verbs
from alongside.clients.actions import locks
from alongside.clients.actions.circle import locked_person
from alongside.clients.circle_pages import beyond
from alongside.clients.models import CircleContact
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.trail.actions import record
from alongside.trail.actors import Actor

CHANNELS = ("talk", "phone", "video", "letter", "email", "message")
LONGEST = 4000
A_MOMENT = timedelta(minutes=5)  # clocks differ a little


def log_contact(
    actor: Actor,
    *,
    client_id: UUID,
    person_id: UUID,
    channel: str,
    at: datetime,
    words: str = "",
    told: Sequence[str] = (),
) -> CircleContact:
    """Keep that somebody who works with the client spoke with this person, and what was told.

    Refused: not_allowed beside "told" (topics=[...], what goes beyond the client's word), channel_unknown,
    not_yet beside "at", too_long beside "words".
    """
    if not actor.is_member:
        raise NotYours
    if channel not in CHANNELS:
        raise Refused("channel_unknown", "channel")
    if at > timezone.now() + A_MOMENT:
        raise Refused("not_yet", "at")
    if len(words.strip()) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    with transaction.atomic():
        client = locks.readable(actor, client_id)
        person = locked_person(client, person_id)
        pages = person.pages.values_list("page", flat=True)
        if over := beyond(told, person.may_know, pages):
            raise Refused("not_allowed", "told", topics=over)
        row = CircleContact.objects.create(
            practice_id=client.practice_id,
            client=client,
            person=person,
            member_id=actor.id,
            channel=channel,
            words=None if is_blank(words) else words.strip(),
            told=list(told),
            at=at,
        )
        record(actor, verbs.CIRCLE_TALKED, client_id=client.pk, subject=row, channel=channel, told=list(told))
        return row
