"""Skills that a client can name, rate and try: both sides name one, the client says how far it goes (L03)."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import open_engagement, readable_client, readable_clients
from alongside.lib.errors import NotYours, Refused
from alongside.toolkit import verbs
from alongside.toolkit.models import Skill
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb

LONGEST = 500
LONGEST_TRIAL = 4_000
MOST = 10


@transaction.atomic
def name_skill(actor: Actor, client_id: UUID, *, words: str) -> Skill:
    """Something the client can do by themselves, in words. Refused required or too_long beside "words"."""
    client = readable_client(actor, client_id)
    work = open_engagement(client.pk)
    row = Skill.objects.create(
        practice_id=client.practice_id,
        client=client,
        engagement=work,
        words=_said(words, "words", LONGEST),
        set_by=_side(actor),
        set_at=timezone.now(),
    )
    _record(actor, row, verbs.SKILL_NAMED, by=row.set_by)
    return row


@transaction.atomic
def rate_skill(actor: Actor, skill_id: UUID, *, can_use: int | None) -> Skill:
    """How far the client can do it alone, 0 to 10: theirs to say. Refused required or out_of_range."""
    row = _own(actor, skill_id)
    if can_use is None:
        raise Refused("required", "can_use")
    if not 0 <= can_use <= MOST:
        raise Refused("out_of_range", "can_use")
    row.can_use, row.rated_at = can_use, timezone.now()
    row.save(update_fields=["can_use", "rated_at"])
    _record(actor, row, verbs.SKILL_RATED, can_use=can_use)
    return row


@transaction.atomic
def try_skill(actor: Actor, skill_id: UUID, *, trial: str) -> Skill:
    """A situation in which the client tried it. Refused required or too_long beside "trial"."""
    row = _own(actor, skill_id)
    row.trial, row.tried_at = _said(trial, "trial", LONGEST_TRIAL), timezone.now()
    row.save(update_fields=["trial", "tried_at"])
    _record(actor, row, verbs.SKILL_TRIED)
    return row


@transaction.atomic
def drop_skill(actor: Actor, skill_id: UUID) -> Skill:
    """Off the list; nobody asks why. A member lets go only of what a member named."""
    row = _skill(actor, skill_id)
    if actor.is_member and row.set_by != "member":
        raise NotYours
    if row.dropped_at is None:
        row.dropped_at = timezone.now()
        row.save(update_fields=["dropped_at"])
        _record(actor, row, verbs.SKILL_DROPPED, by=_side(actor))
    return row


def _side(actor: Actor) -> str:
    return "client" if actor.is_client else "member"


def _said(text: str, field: str, longest: int) -> str:
    said = text.strip()
    if not said:
        raise Refused("required", field)
    if len(said) > longest:
        raise Refused("too_long", field, most=longest)
    return said


def _own(actor: Actor, skill_id: UUID) -> Skill:
    if not actor.is_client:
        raise NotYours
    return _skill(actor, skill_id)


def _skill(actor: Actor, skill_id: UUID) -> Skill:
    found = Skill.objects.select_for_update().filter(pk=skill_id, client__in=readable_clients(actor))
    row = found.first()
    if row is None:
        raise NotYours
    return row


def _record(actor: Actor, row: Skill, verb: Verb, **facts: Any) -> None:
    record(actor, verb, client_id=row.client_id, engagement_id=row.engagement_id, subject=row, **facts)
