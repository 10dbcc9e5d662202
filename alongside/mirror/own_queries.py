"""Reads of a member's own practice: their own work, for their own eyes; never another's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from alongside.clients.models import Client, Engagement, EngagementKind, Stage
from alongside.lib.errors import NotYours
from alongside.messages.models import Message
from alongside.mirror.effects import BACK, MemberDays
from alongside.mirror.facts import OwnFrame, Thresholds
from alongside.mirror.own_ladder import BEFORE, LATELY, SHOWN_WEEKS, Rung, ladder
from alongside.mirror.own_practice import pace
from alongside.mirror.own_record import Record, Window
from alongside.mirror.queries import facts_of_member
from alongside.scheduling.models import WorkingHours
from alongside.scheduling.queries.hours import hours_sets
from alongside.scheduling.stretches import Days
from alongside.trail.actors import Actor, Kind
from alongside.trail.models import Event
from alongside.trail.queries import said

NEEDED = ("pk", "at", "verb", "facts", "actor_kind", "actor_id", "client_id", "subject_id")
DONE = ("meeting.ended", "message.sent")
OF_CLIENTS = ("step.set", "goal.rated")
A_YEAR = timedelta(weeks=53)  # no finding about a member looks back further
LADDER_BACK = timedelta(weeks=SHOWN_WEEKS + BEFORE + LATELY + 1)


@dataclass(frozen=True, slots=True)
class Own:
    """A client with whom the member works now. `is_advice`: all of that work is advice (D09); `since`: the oldest."""

    client: UUID
    name: str
    is_advice: bool
    since: datetime


def own_clients(actor: Actor) -> list[Own]:
    """Whom the member works with now, by name; without files that rest (GDPR art. 18). One question."""
    if not actor.is_member:
        raise NotYours
    work = Engagement.objects.filter(practice_id=actor.practice_id, practitioner_id=actor.myself)
    running = work.filter(client__restricted_at=None).exclude(stage=Stage.ENDED)
    found: dict[UUID, Own] = {}
    rows = running.order_by("client__name").values_list("client_id", "client__name", "kind", "opened_at")
    for client, name, kind, opened_at in rows:
        before = found.get(client)
        is_advice = kind == EngagementKind.ADVICE and (before is None or before.is_advice)
        since = opened_at if before is None else min(before.since, opened_at)
        found[client] = Own(client, name, is_advice, since)
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
    return _minutes((row for each in hours_sets(actor, actor.myself) for row in each.rows), today)


def own_frame(actor: Actor, member_id: UUID, settings: Mapping[str, object], today: date) -> OwnFrame:
    """What beside the trail matters to findings about this member's own days; two questions."""
    hours = WorkingHours.objects.filter(practice_id=actor.practice_id, member_id=member_id)
    work = Engagement.objects.filter(practice_id=actor.practice_id, practitioner_id=member_id)
    running = work.filter(client__restricted_at=None).exclude(stage=Stage.ENDED)
    kinds = list(running.values_list("client_id", "kind"))
    delivered = (client for client, kind in kinds if kind != EngagementKind.ADVICE)
    return OwnFrame(
        minutes_a_week=_minutes(hours, today),
        lines_a_minute=pace(settings),
        clients=frozenset(client for client, _kind in kinds),
        delivery=frozenset(delivered),
    )


def own_days(actor: Actor, settings: Mapping[str, object], now: datetime) -> MemberDays:
    """What findings about the member's own days would have seen over the last 90 days; four questions.

    `now` is by the member's clock. NotYours for who is no member.
    """
    if not actor.is_member:
        raise NotYours
    facts = facts_of_member(actor.practice_id, actor.myself, now - BACK - A_YEAR, now)
    return MemberDays(facts, own_frame(actor, actor.myself, settings, now.date()))


def own_ladder(actor: Actor, own: OwnFrame, settings: Mapping[str, Any], now: datetime) -> list[Rung]:
    """The steps of decline seen in the member's last thirteen weeks, the earliest first; two questions (D06).

    `now` is by the member's clock.
    """
    if not actor.is_member:
        raise NotYours
    facts = facts_of_member(actor.practice_id, actor.myself, now - LADDER_BACK, now)
    return ladder(facts, Thresholds.of(settings), now, own)


def _minutes(rows: Iterable[WorkingHours], today: date) -> int:
    return sum(
        _minute(row.ends) - _minute(row.starts)
        for row in rows
        if Days(row.valid_from, row.valid_until).holds(today)
    )


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
