"""Times taken, one row for each member, room and client (law 5): look, lock, take, release."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from alongside.clients.models import Client
from alongside.lib.errors import Refused
from alongside.lib.prepared import Prepared
from alongside.lib.spans import Span
from alongside.practice.models import Member, Room
from alongside.scheduling.covering import cover
from alongside.scheduling.models import Appointment, Busy, Gathering, Hold, Occupied

LONGEST = timedelta(days=1)  # no row of Occupied is longer; what lasts longer is written as several
TABLES = {"member": Member.objects, "room": Room.objects, "client": Client.objects}


@contextmanager
def booking() -> Iterator[None]:
    """One short transaction in which times are taken.

    SQLite holds the only write lock from its start (IMMEDIATE); PostgreSQL's exclusion constraint stands
    behind the check, and its refusal is the same polite one.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "occupied_once" in str(error):
            raise Refused("taken", "starts_at") from error
        raise


def lock(
    *,
    member_id: UUID,
    client_id: UUID | None = None,
    room_ids: Iterable[UUID | None] = (),
    member_ids: Iterable[UUID] = (),
    client_ids: Iterable[UUID] = (),
) -> None:
    """Queue up for all of these, and sweep away holds on them that are over.

    On PostgreSQL always in the order of their ids, so that none waits for ever; on SQLite the transaction
    holds the only write lock already.
    """
    wanted = dict.fromkeys((member_id, *member_ids), "member") | {pk: "room" for pk in room_ids if pk}
    wanted |= {pk: "client" for pk in (client_id, *client_ids) if pk}
    _lock_rows(wanted)
    sweep(wanted, timezone.now())


def _lock_rows(wanted: Mapping[UUID, str]) -> None:
    if not connection.features.has_select_for_update:
        return
    for pk, kind in sorted(wanted.items()):
        rows = TABLES[kind].select_for_update(no_key=True).filter(pk=pk)
        list(rows.values_list("pk"))


@dataclass(frozen=True, slots=True)
class Claim:
    """One span for which a member, room or client is taken; `is_meeting`: by an appointment or a gathering."""

    resource_id: UUID
    span: Span
    is_meeting: bool


def claims(
    resource_ids: Iterable[UUID], window: Span, now: datetime, *, leaving_out: UUID | None = None
) -> list[Claim]:
    """Who is taken when within a window, in order. Holds that are over count no more.

    No row is longer than a day (LONGEST), so only rows that began since a day before the window are looked at:
    the cost does not grow with history.
    """
    ids = list(resource_ids)
    if not ids:
        return []
    since = window.start - LONGEST
    found = _claims(
        ids=ids, since=since, start=window.start, end=window.end, now=now, leaving_out=leaving_out
    )
    return [
        Claim(pk, Span.known(starts_at, ends_at), not is_other) for pk, starts_at, ends_at, is_other in found
    ]


@Prepared
def _claims(
    ids: list[UUID], since: datetime, start: datetime, end: datetime, now: datetime, leaving_out: UUID | None
) -> QuerySet[Any]:
    rows = Occupied.objects.filter(
        Q(expires_at=None) | Q(expires_at__gt=now),
        resource_id__in=ids,
        overridden=False,
        starts_at__gt=since,
        starts_at__lt=end,
        ends_at__gt=start,
    )
    if leaving_out:
        rows = rows.exclude(appointment_id=leaving_out)
    is_other = ExpressionWrapper(Q(appointment=None, gathering=None), BooleanField())
    return rows.order_by("starts_at").values_list("resource_id", "starts_at", "ends_at", is_other)


def taken(
    resource_ids: Iterable[UUID],
    window: Span,
    *,
    leaving_out: UUID | None = None,
    now: datetime | None = None,
) -> list[tuple[UUID, Span]]:
    """Who is taken when within a window: (resource, span), in order."""
    found = claims(resource_ids, window, now or timezone.now(), leaving_out=leaving_out)
    return [(claim.resource_id, claim.span) for claim in found]


def around(row: Appointment) -> Span:
    """The member's span: with the minutes before and after, which the client never sees (peers.md 2.5)."""
    before, after = timedelta(minutes=row.before_minutes), timedelta(minutes=row.after_minutes)
    return Span(row.starts_at - before, row.ends_at + after)


def clashing(appointment: Appointment, *, leaving_out: UUID | None = None) -> set[UUID]:
    """Which of an appointment's member, room and client are taken at its time."""
    wanted = {pk: span for _, pk, span in spans(appointment)}
    found = claims(wanted, around(appointment), timezone.now(), leaving_out=leaving_out)
    return {claim.resource_id for claim in found if claim.span.overlaps(wanted[claim.resource_id])}


def clashing_gathering(gathering: Gathering, members: Mapping[UUID, Span]) -> set[UUID]:
    """Which of a gathering's members (each with their own time around it) and its room are taken then, by others."""
    wanted = {pk: span for _, pk, span in spans_of_gathering(gathering, members)}
    whole = Span(min(span.start for span in wanted.values()), max(span.end for span in wanted.values()))
    rows = Occupied.objects.filter(
        Q(expires_at=None) | Q(expires_at__gt=timezone.now()),
        resource_id__in=list(wanted),
        overridden=False,
        starts_at__lt=whole.end,
        ends_at__gt=whole.start,
    )
    found = rows.exclude(gathering=gathering).values_list("resource_id", "starts_at", "ends_at")
    return {pk for pk, start, end in found if Span(start, end).overlaps(wanted[pk])}


def spans_of_gathering(gathering: Gathering, members: Mapping[UUID, Span]) -> list[tuple[str, UUID, Span]]:
    """Who and what a gathering takes, and from when until when: (kind, id, span); the room for itself alone."""
    found = [("member", pk, span) for pk, span in members.items()]
    if gathering.room_id:
        found.append(("room", gathering.room_id, Span(gathering.starts_at, gathering.ends_at)))
    return found


def take(appointment: Appointment, overridden: Iterable[UUID] = ()) -> None:
    """Write down that member, client and room are taken; `overridden` ones knowingly twice."""
    Occupied.objects.bulk_create(rows_of(appointment, overridden))


def rows_of(appointment: Appointment, overridden: Iterable[UUID] = ()) -> list[Occupied]:
    """What `take` writes, not saved yet, for whoever books many at once."""
    knowingly = set(overridden)
    return [
        Occupied(
            practice_id=appointment.practice_id,
            resource=kind,
            resource_id=pk,
            starts_at=span.start,
            ends_at=span.end,
            appointment=appointment,
            overridden=pk in knowingly,
        )
        for kind, pk, span in spans(appointment)
    ]


def take_gathering(
    gathering: Gathering, members: Mapping[UUID, Span], overridden: Iterable[UUID] = ()
) -> None:
    """The time of a gathering's members, each with their own around it, and of its room, once.

    Its clients' is taken by their appointments.
    """
    knowingly = set(overridden)
    Occupied.objects.bulk_create(
        Occupied(
            practice_id=gathering.practice_id,
            resource=kind,
            resource_id=pk,
            starts_at=span.start,
            ends_at=span.end,
            gathering=gathering,
            overridden=pk in knowingly,
        )
        for kind, pk, span in spans_of_gathering(gathering, members)
    )


def take_hold(hold: Hold) -> None:
    """Keep a time for a moment; past `expires_at` it blocks nobody. Refused taken."""
    ids = [hold.member_id, *([hold.room_id] if hold.room_id else [])]
    if claims(ids, Span(hold.starts_at, hold.ends_at), timezone.now()):
        raise Refused("taken", "starts_at")
    Occupied.objects.bulk_create(
        Occupied(
            practice_id=hold.practice_id,
            resource="member" if pk == hold.member_id else "room",
            resource_id=pk,
            starts_at=hold.starts_at,
            ends_at=hold.ends_at,
            hold=hold,
            expires_at=hold.expires_at,
        )
        for pk in ids
    )


def take_busy(busy: Busy, is_overridden: bool = False) -> None:
    """A member's time that is not ours to book. What is longer than a day is written as several rows."""
    Occupied.objects.bulk_create(rows_of_busy(busy, is_overridden))


def rows_of_busy(busy: Busy, is_overridden: bool = False) -> list[Occupied]:
    """What `take_busy` writes, not saved yet."""
    pieces, start = [], busy.starts_at
    while start < busy.ends_at:
        end = min(busy.ends_at, start + LONGEST)
        pieces.append((start, end))
        start = end
    return [
        Occupied(
            practice_id=busy.practice_id,
            resource="member",
            resource_id=busy.member_id,
            starts_at=start,
            ends_at=end,
            busy=busy,
            overridden=is_overridden,
        )
        for start, end in pieces
    ]


def release(appointment: Appointment) -> None:
    """The time is free again; what a busy time of the member could not take then, it takes now."""
    was = _let_go(Occupied.objects.filter(appointment=appointment))
    _fill(was)


def retake(appointment: Appointment, overridden: Iterable[UUID] = ()) -> None:
    """Let go of the old time and take the new one."""
    was = _let_go(Occupied.objects.filter(appointment=appointment))
    take(appointment, overridden)
    _fill(was)


@contextmanager
def giving_up(rows: QuerySet[Occupied]) -> Iterator[None]:
    """Let go of many old times before the new ones are looked at and taken within: a series moves into itself."""
    was = _let_go(rows)
    yield
    _fill(was)


def release_gathering(gathering: Gathering) -> None:
    """The time of its members and room is free again."""
    _fill(_let_go(Occupied.objects.filter(gathering=gathering)))


def _let_go(rows: QuerySet[Occupied]) -> list[tuple[UUID, Span]]:
    """Delete rows; gives whose time of members they took, and when."""
    blocking = rows.filter(resource="member", overridden=False)
    was = [
        (pk, Span(start, end))
        for pk, start, end in blocking.values_list("resource_id", "starts_at", "ends_at")
    ]
    rows.delete()
    return was


def _fill(was: Iterable[tuple[UUID, Span]]) -> None:
    now = timezone.now()
    for member_id, span in was:
        if span.end > now:
            cover(member_id, now, within=span)


def release_hold(hold: Hold) -> None:
    """The kept time is free again."""
    Occupied.objects.filter(hold=hold).delete()


def sweep(resource_ids: Iterable[UUID], now: datetime) -> None:
    """Delete holds that are over. Inside the transaction that takes a time, under its locks."""
    Occupied.objects.filter(resource_id__in=list(resource_ids), expires_at__lte=now).delete()


def spans(appointment: Appointment) -> list[tuple[str, UUID, Span]]:
    """Who and what an appointment takes, and from when until when: (kind, id, span)."""
    alone = Span(appointment.starts_at, appointment.ends_at)
    found = [("client", appointment.client_id, alone)]
    if appointment.gathering_id:
        return found  # the gathering itself takes the rest
    found.append(("member", appointment.member_id, around(appointment)))
    return [*found, ("room", appointment.room_id, alone)] if appointment.room_id else found


def resources(appointment: Appointment) -> list[tuple[str, UUID]]:
    """Who and what an appointment takes: (kind, id)."""
    return [(kind, pk) for kind, pk, _ in spans(appointment)]
