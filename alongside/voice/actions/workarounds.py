"""Ways round a need that was not said, by who works with the client; actor first (B04)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import open_engagement, readable_client, readable_clients
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.models import Workaround
from alongside.voice.workarounds import WAYS

LONGEST = 2000


@transaction.atomic
def write_workaround(
    actor: Actor, client_id: UUID, *, by_client: bool, way: str, needed: str, done: str
) -> Workaround:
    """What was needed and what was done instead of saying so, by the client or by one of us.

    Refused unknown_choice beside "way", required or too_long beside "needed" or "done". NotYours for who does not
    work with the client.
    """
    if not actor.is_member:
        raise NotYours
    client = readable_client(actor, client_id)
    if way not in WAYS:
        raise Refused("unknown_choice", "way")
    words = {field: _words(text, field) for field, text in (("needed", needed), ("done", done))}
    row = Workaround.objects.create(
        practice_id=client.practice_id,
        client=client,
        engagement=open_engagement(client.pk),
        by_client=by_client,
        way=way,
        member_id=actor.myself,
        at=timezone.now(),
        **words,
    )
    about: dict[str, Any] = {"client_id": client.pk, "engagement_id": row.engagement_id, "subject": row}
    record(actor, verbs.WORKAROUND_SEEN, **about, by_client=by_client, way=way)
    return row


@transaction.atomic
def talk_about_workaround(actor: Actor, workaround_id: UUID) -> datetime:
    """We talked about it; a second press changes nothing. NotYours for who does not work with the client."""
    if not actor.is_member:
        raise NotYours
    found = Workaround.objects.select_for_update(of=("self",)).filter(client__in=readable_clients(actor))
    row = found.filter(pk=workaround_id).first()
    if row is None:
        raise NotYours
    if row.talked_at is None:
        row.talked_at = timezone.now()
        row.save(update_fields=["talked_at"])
        record(
            actor,
            verbs.WORKAROUND_TALKED,
            client_id=row.client_id,
            engagement_id=row.engagement_id,
            subject=row,
        )
    return row.talked_at


def _words(text: str, field: str) -> str:
    if is_blank(text):
        raise Refused("required", field)
    if len(text.strip()) > LONGEST:
        raise Refused("too_long", field, most=LONGEST)
    return text.strip()
