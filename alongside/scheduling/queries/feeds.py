"""Calendar addresses: whose they are, and what lies behind one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.clients.models import ClientStatus
from alongside.lib.errors import NotYours
from alongside.practice.keys import digest
from alongside.practice.models import MemberStatus, Room
from alongside.scheduling.models import (
    Appointment,
    AppointmentStatus,
    Busy,
    CalendarSource,
    Feed,
    Gathering,
    GatheringMember,
)
from alongside.trail.actors import Actor

PAST = timedelta(days=30)
CANCELLED = frozenset(
    {
        AppointmentStatus.CANCELLED_IN_TIME,
        AppointmentStatus.CANCELLED_LATE,
        AppointmentStatus.CANCELLED_BY_US,
        AppointmentStatus.CANCELLED,
    }
)


def feeds(actor: Actor) -> QuerySet[Feed]:
    """An actor's own calendar addresses that still work, the newest first."""
    rows = Feed.objects.filter(practice_id=actor.practice_id, revoked_at=None).order_by("-made_at")
    if actor.is_client:
        return rows.filter(client_id=actor.myself)
    if actor.is_member:
        return rows.filter(member_id=actor.myself)
    raise NotYours


def feeds_of_others(actor: Actor) -> QuerySet[Feed]:
    """The calendar addresses of everybody else who works here, for who runs the practice."""
    if not (actor.is_member and actor.runs_practice):
        return Feed.objects.none()
    rows = Feed.objects.filter(practice_id=actor.practice_id, revoked_at=None, member__isnull=False)
    return rows.exclude(member_id=actor.myself).select_related("member").order_by("member__name", "-made_at")


def sources(actor: Actor) -> QuerySet[CalendarSource]:
    """The calendars elsewhere whose busy times are the actor's too, by name."""
    rows = CalendarSource.objects.filter(practice_id=actor.practice_id, member_id=actor.myself)
    return rows.order_by("name", "pk")


def blocks(actor: Actor, now: datetime | None = None) -> QuerySet[Busy]:
    """Time that the actor keeps for themselves, from now on."""
    rows = Busy.objects.filter(
        practice_id=actor.practice_id, member_id=actor.myself, source=None, source_key=None
    )
    return rows.filter(ends_at__gt=now or timezone.now()).order_by("starts_at")


def feed_behind(secret: str) -> Feed:
    """The feed that a calendar address opens, with its people. Asked outside any practice.

    NotYours: unknown, revoked, or its person does not work here (any more) or became another file.
    """
    rows = Feed.objects.filter(digest=digest(secret), revoked_at=None)
    here = Q(member__status=MemberStatus.ACTIVE) | Q(client__isnull=False)
    found = rows.filter(here).exclude(client__status=ClientStatus.MERGED)
    feed = found.select_related("practice", "member", "client").first()
    if feed is None:
        raise NotYours
    return feed


@dataclass(frozen=True, slots=True)
class Line:
    """One time as a feed shows it. `names`: who comes; `title`: of a gathering; `room`: for meetings in one."""

    id: UUID
    sequence: int
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    names: tuple[str, ...]
    title: str = ""
    place_kind: str = ""
    room: Room | None = None
    is_cancelled: bool = False
    is_asked_for: bool = False


def lines(feed: Feed, now: datetime) -> list[Line]:
    """The last 30 days and all that is to come, in order. Own busy times are not repeated."""
    since = now - PAST
    if feed.member_id is None:
        rows = Appointment.objects.filter(client=feed.client, starts_at__gte=since)
        return [_line(row) for row in _in_order(rows)]
    rows = Appointment.objects.filter(member_id=feed.member_id, gathering=None, starts_at__gte=since)
    found = [_line(row) for row in _in_order(rows)] + _gatherings(feed, feed.member_id, since)
    return sorted(found, key=lambda line: (line.starts_at, line.id))


def _in_order(rows: QuerySet[Appointment]) -> QuerySet[Appointment]:
    light = rows.select_related("client", "room", "gathering__room").defer(
        "place", "override_reason", "gathering__place", "gathering__override_reason"
    )
    return light.order_by("starts_at", "pk")


def _line(row: Appointment) -> Line:
    return Line(
        id=row.pk,
        sequence=row.sequence,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        changed_at=_changed_at(row),
        names=(row.client.name,),
        place_kind=row.place_kind,
        room=row.room or (row.gathering.room if row.gathering else None),
        is_cancelled=row.status in CANCELLED,
        is_asked_for=row.status == AppointmentStatus.REQUESTED,
    )


def _changed_at(row: Appointment) -> datetime:
    return max(each for each in (row.booked_at, row.cancelled_at, row.changed_by_us_at) if each)


def _gatherings(feed: Feed, member_id: UUID, since: datetime) -> list[Line]:
    """What the member leads, alone or with others: once each, however many come."""
    led_with = GatheringMember.objects.filter(member_id=member_id).values("gathering_id")
    mine = Q(member_id=member_id) | Q(pk__in=led_with)
    rows = Gathering.objects.filter(mine, practice_id=feed.practice_id, starts_at__gte=since)
    led = list(rows.select_related("room").defer("place", "override_reason"))
    come = Appointment.objects.filter(gathering__in=[row.pk for row in led]).select_related("client")
    by_gathering = groupby(
        come.defer("place", "override_reason").order_by("gathering_id", "client__name"),
        key=lambda row: row.gathering_id,
    )
    coming = {pk: list(each) for pk, each in by_gathering}
    return [_gathering_line(row, coming.get(row.pk, []), feed) for row in led]


def _gathering_line(row: Gathering, coming: Iterable[Appointment], feed: Feed) -> Line:
    there = [each for each in coming if each.status not in CANCELLED]
    return Line(
        id=row.pk,
        sequence=max((each.sequence for each in coming), default=0),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        changed_at=max((_changed_at(each) for each in coming), default=feed.made_at),
        names=tuple(each.client.name for each in there),
        title=row.title,
        place_kind=row.place_kind,
        room=row.room,
        is_cancelled=row.is_cancelled,
    )
