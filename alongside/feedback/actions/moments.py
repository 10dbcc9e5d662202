"""Writing down small moments; actor first."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import readable_client
from alongside.feedback import verbs
from alongside.feedback.models import SmallMoment, ToldBy
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LONGEST = 1000


@transaction.atomic
def note_moment(
    actor: Actor,
    *,
    words: str,
    client_id: UUID | None = None,
    told_by: str = ToldBy.MEMBER,
    is_for_all: bool = False,
) -> SmallMoment:
    """A small moment (C09): by a client about themselves, by a member, or by a relative through a member.

    With a client it is for who reads that client; `is_for_all` shows it to everybody who works here. Refused
    required, too_long beside "words".
    """
    if not (actor.is_client or actor.is_member):
        raise NotYours
    if not words.strip():
        raise Refused("required", "words")
    if len(words) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    about = actor.myself if actor.is_client else client_id
    client = readable_client(actor, about) if about else None
    row = SmallMoment.objects.create(
        practice_id=actor.practice_id,
        client=client,
        member_id=None if actor.is_client else actor.id,
        told_by=ToldBy.CLIENT if actor.is_client else ToldBy(told_by),
        words=words.strip(),
        on=timezone.localdate(),
        is_for_all=is_for_all or client is None,
    )
    record(
        actor,
        verbs.MOMENT_WRITTEN,
        client_id=row.client_id,
        subject=row,
        by=str(row.told_by),
        is_for_all=row.is_for_all,
    )
    return row
