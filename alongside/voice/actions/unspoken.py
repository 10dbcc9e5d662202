"""Naming what is hard to say, and what becomes of it (E04, G03); actor first."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.queries import open_engagement, readable_clients
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.verbs import Verb
from alongside.voice import verbs
from alongside.voice.models import Conflict, FeelingTag
from alongside.voice.unspoken import HARD_TO_SAY, Ending, Feeling

LONGEST = 4000
SAME_PRESS = timedelta(hours=12)  # the same feeling once more within it is the same feeling


@transaction.atomic
def name_feeling(actor: Actor, client_id: UUID, *, feeling: str, remark: str = "") -> FeelingTag:
    """One of the six feelings, named by the client or by who works with them (E04).

    The same feeling by the same side within 12 hours counts once. Refused unknown_feeling beside "feeling",
    too_long beside "remark".
    """
    if feeling not in set(Feeling):
        raise Refused("unknown_feeling", "feeling")
    return _name(actor, client_id, feeling, _words(remark, "remark"))


@transaction.atomic
def say_it_is_hard(actor: Actor, client_id: UUID) -> FeelingTag:
    """Something is hard to say: one press of the client, without content (G03)."""
    if not actor.is_client:
        raise NotYours
    return _name(actor, client_id, HARD_TO_SAY, None)


def _name(actor: Actor, client_id: UUID, feeling: str, remark: str | None) -> FeelingTag:
    client, now = _locked(actor, client_id), timezone.now()
    same = FeelingTag.objects.filter(
        client=client,
        feeling=feeling,
        by_client=actor.is_client,
        answered_at=None,
        at__gt=now - SAME_PRESS,
    )
    before = same.first()
    if before is not None:
        if remark:
            before.remark = remark
            before.save(update_fields=["remark"])
        return before
    work = open_engagement(client.pk)
    tag = FeelingTag.objects.create(
        practice_id=client.practice_id,
        client=client,
        engagement=work,
        feeling=feeling,
        by_client=actor.is_client,
        member_id=actor.id if actor.is_member else None,
        remark=remark,
        at=now,
    )
    _record(actor, tag, verbs.FEELING_NAMED, by_client=tag.by_client)
    return tag


@transaction.atomic
def answer_feelings(actor: Actor, client_id: UUID, *, only: str | None = None) -> int:
    """We talked about what was felt, or made room for what is hard to say; returns how many that were."""
    client = _locked_by_member(actor, client_id)
    found = FeelingTag.objects.filter(client=client, answered_at=None)
    count = (found.filter(feeling=only) if only else found).update(answered_at=timezone.now())
    if count:
        record(actor, verbs.FEELINGS_ANSWERED, client_id=client.pk, count=count)
    return count


@transaction.atomic
def open_conflict(
    actor: Actor,
    client_id: UUID,
    *,
    topic: str,
    is_with_circle: bool = False,
    person_id: UUID | None = None,
    plan: str = "",
) -> Conflict:
    """Name what the conflict is about; the feelings that nobody has talked about yet belong to it (E04, E05).

    `person_id`: with whom of the people around the client; `plan`: how it is to be met. Refused required or
    too_long beside "topic", too_long beside "plan", not_around beside "person_id".
    """
    client = _locked_by_member(actor, client_id)
    words = _words(topic, "topic")
    if person_id is not None and not client.circle.filter(pk=person_id).exists():
        raise Refused("not_around", "person_id")
    if words is None:
        raise Refused("required", "topic")
    now, work = timezone.now(), open_engagement(client.pk)
    conflict = Conflict.objects.create(
        practice_id=client.practice_id,
        client=client,
        engagement=work,
        topic=words,
        is_with_circle=is_with_circle or person_id is not None,
        person_id=person_id,
        plan=_words(plan, "plan"),
        opened_at=now,
        opened_by_id=actor.myself,
    )
    felt = FeelingTag.objects.filter(client=client, answered_at=None).exclude(feeling=HARD_TO_SAY)
    count = felt.update(conflict=conflict, answered_at=now)
    with_circle = conflict.is_with_circle
    _record(actor, conflict, verbs.CONFLICT_OPENED, feelings=count, is_with_circle=with_circle)
    return conflict


@transaction.atomic
def plan_conflict(actor: Actor, conflict_id: UUID, *, plan: str) -> Conflict:
    """How it is to be met; "" takes the plan away (E05). Refused closed_already, too_long beside "plan"."""
    conflict = _conflict(actor, conflict_id)
    words = _words(plan, "plan")
    if (words or "") != (conflict.plan or ""):
        conflict.plan = words
        conflict.save(update_fields=["plan"])
        _record(actor, conflict, verbs.CONFLICT_PLANNED)
    return conflict


@transaction.atomic
def talk_about_conflict(actor: Actor, conflict_id: UUID, *, outcome: str) -> Conflict:
    """We talked about it, and this came of it. Refused closed_already, required or too_long beside "outcome"."""
    conflict = _conflict(actor, conflict_id)
    words = _words(outcome, "outcome")
    if words is None:
        raise Refused("required", "outcome")
    conflict.talked_at, conflict.outcome = conflict.talked_at or timezone.now(), words
    conflict.save(update_fields=["talked_at", "outcome"])
    _record(actor, conflict, verbs.CONFLICT_TALKED)
    return conflict


@transaction.atomic
def close_conflict(actor: Actor, conflict_id: UUID, *, how: str) -> Conflict:
    """Resolved, eased, or open: both know that it stays. Refused not_talked: nobody closes alone what two have."""
    conflict = _conflict(actor, conflict_id)
    if conflict.talked_at is None:
        raise Refused("not_talked")
    conflict.closed_at, conflict.closed_as = timezone.now(), Ending(how)
    conflict.save(update_fields=["closed_at", "closed_as"])
    _record(actor, conflict, verbs.CONFLICT_CLOSED, outcome=str(conflict.closed_as))
    return conflict


def _locked(actor: Actor, client_id: UUID) -> Client:
    """The client, locked, so that two presses at once are one. NotYours for who may not read their words."""
    found = readable_clients(actor).select_for_update(of=("self",), no_key=True).filter(pk=client_id).first()
    if found is None:
        raise NotYours
    return found


def _locked_by_member(actor: Actor, client_id: UUID) -> Client:
    if not actor.is_member:
        raise NotYours
    return _locked(actor, client_id)


def _conflict(actor: Actor, conflict_id: UUID) -> Conflict:
    """One conflict that still goes on, locked. NotYours for who does not work with the client."""
    if not actor.is_member:
        raise NotYours
    found = Conflict.objects.select_for_update(of=("self",)).filter(
        pk=conflict_id, client__in=readable_clients(actor)
    )
    one = found.first()
    if one is None:
        raise NotYours
    if one.closed_at is not None:
        raise Refused("closed_already")
    return one


def _words(text: str, field: str) -> str | None:
    if len(text.strip()) > LONGEST:
        raise Refused("too_long", field, most=LONGEST)
    return None if is_blank(text) else text.strip()


def _record(actor: Actor, row: FeelingTag | Conflict, verb: Verb, **facts: Any) -> None:
    record(actor, verb, client_id=row.client_id, engagement_id=row.engagement_id, subject=row, **facts)
