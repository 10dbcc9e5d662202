"""Reads of a member's own practice: their own work, for their own eyes; never another's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from alongside.clients.models import Client, Engagement, EngagementKind, Stage
from alongside.lib.errors import NotYours
from alongside.messages.models import Message
from alongside.mirror.own_record import Record, Window
from alongside.scheduling.queries.hours import hours_sets
from alongside.trail.actors import Actor, Kind
from alongside.trail.models import Event
from alongside.trail.queries import said

NEEDED = ("pk", "at", "verb", "facts", "actor_kind", "actor_id", "client_id", "subject_id")
DONE = ("meeting.ended", "message.sent")
OF_CLIENTS = ("step.set", "goal.rated")


@dataclass(frozen=True, slots=True)
class Own:
    """A client with whom the member works now. `is_advice`: all of that work is advice (D09)."""

    client: UUID
    name: str
    is_advice: bool


def own_clients(actor: Actor) -> list[Own]:
    """Whom the member works with now, by name; without files that rest (GDPR art. 18). One question."""
    if not actor.is_member:
        raise NotYours
    work = Engagement.objects.filter(practice_id=actor.practice_id, practitioner_id=actor.myself)
    running = work.filter(client__restricted_at=None).exclude(stage=Stage.ENDED)
    found: dict[UUID, Own] = {}
    for client, name, kind in running.order_by("client__name").values_list(
        "client_id", "client__name", "kind"
    ):
        is_advice = kind == EngagementKind.ADVICE and (client not in found or found[client].is_advice)
        found[client] = Own(client, name, is_advice)
    return list(found.values())


def own_records(actor: Actor, clients: Sequence[UUID], window: Window) -> list[Record]:
    """What the member did in these weeks, and what these clients of theirs set and said. One question.

    Nothing that another member did, and nothing of files that rest.
    """
    if not actor.is_member:
        raise NotYours
    me = Q(actor_kind=Kind.MEMBER, actor_id=actor.myself)
    theirs = Q(client_id__in=clients, verb__in=OF_CLIENTS) & (me | ~Q(actor_kind=Kind.MEMBER))
    resting = Client.objects.filter(practice_id=actor.practice_id, restricted_at__isnull=False)
    rows = (
        said(actor.practice_id)
        .filter(Q(me, verb__in=DONE) | theirs, at__gte=window.starts_at, at__lt=window.ends_at)
        .exclude(client_id__in=resting.values("pk"))
        .annotate(minutes=Subquery(Message.objects.filter(pk=OuterRef("subject_id")).values("minutes")[:1]))
    )
    return [_record(row, actor) for row in rows.order_by("at", "pk").only(*NEEDED)]


def _record(event: Event, actor: Actor) -> Record:
    is_mine = event.actor_kind == Kind.MEMBER and event.actor_id == actor.myself
    minutes = getattr(event, "minutes", None)
    about, client = event.subject_id, event.client_id
    return Record(event.pk, event.at, event.verb, event.facts, client, about, is_mine, minutes)


def own_minutes_a_week(actor: Actor, today: date) -> int:
    """The member's working hours in a usual week, in minutes; 0 where none are written down. One question."""
    return sum(
        _minute(row.ends) - _minute(row.starts)
        for each in hours_sets(actor, actor.myself)
        if each.days.holds(today)
        for row in each.rows
    )


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
