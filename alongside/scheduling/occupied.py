"""Times taken, one row for each member, room and client (law 5): look, lock, take, release."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import DateTimeField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from alongside.clients.models import Client
from alongside.lib.errors import Refused
from alongside.lib.prepared import Prepared
from alongside.lib.spans import Span
from alongside.practice.models import Member, Room
from alongside.scheduling.models import Appointment, Occupied

NO_TIME = timedelta(0)
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


def lock(*, member_id: UUID, client_id: UUID | None = None, room_ids: Iterable[UUID | None] = ()) -> None:
    """On PostgreSQL, queue up for these three, always in the order of their ids, so that none waits for ever."""
    if not connection.features.has_select_for_update:
        return
    wanted = {member_id: "member"} | {room: "room" for room in room_ids if room}
    if client_id:
        wanted[client_id] = "client"
    for pk, kind in sorted(wanted.items()):
        rows = TABLES[kind].select_for_update(no_key=True).filter(pk=pk)
        list(rows.values_list("pk"))


def taken(
    resource_ids: Iterable[UUID], window: Span, *, leaving_out: UUID | None = None
) -> list[tuple[UUID, Span]]:
    """Who is taken when within a window: (resource, span), in order.

    Spans of one resource never overlap, so of all that began before the window only the last can reach
    into it: the cost does not grow with history.
    """
    return [
        (resource_id, Span(starts_at, ends_at))
        for resource_id in resource_ids
        for starts_at, ends_at in _taken(
            resource_id=resource_id, start=window.start, end=window.end, leaving_out=leaving_out
        )
        if ends_at > window.start
    ]


@Prepared
def _taken(resource_id: UUID, start: datetime, end: datetime, leaving_out: UUID | None) -> QuerySet[Any]:
    rows = Occupied.objects.filter(resource_id=resource_id, overridden=False)
    if leaving_out:
        rows = rows.exclude(appointment_id=leaving_out)
    last_before = rows.filter(starts_at__lt=start).order_by("-starts_at").values("starts_at")[:1]
    since = Coalesce(Subquery(last_before), Value(start, DateTimeField()))
    found = rows.filter(starts_at__gte=since, starts_at__lt=end)
    return found.order_by("starts_at").values_list("starts_at", "ends_at")


def clashing(
    appointment: Appointment, *, gap: timedelta = NO_TIME, leaving_out: UUID | None = None
) -> set[UUID]:
    """Which of an appointment's member, room and client are taken at its time. The rest is the member's."""
    span = Span(appointment.starts_at, appointment.ends_at)
    others = [pk for pk in (appointment.client_id, appointment.room_id) if pk]
    found = taken(others, span, leaving_out=leaving_out)
    found += taken([appointment.member_id], Span(span.start - gap, span.end + gap), leaving_out=leaving_out)
    return {resource_id for resource_id, _ in found}


def take(appointment: Appointment, overridden: Iterable[UUID] = ()) -> None:
    """Write down that member, client and room are taken; `overridden` ones knowingly twice."""
    knowingly = set(overridden)
    Occupied.objects.bulk_create(
        [
            Occupied(
                practice_id=appointment.practice_id,
                resource=kind,
                resource_id=pk,
                starts_at=appointment.starts_at,
                ends_at=appointment.ends_at,
                appointment=appointment,
                overridden=pk in knowingly,
            )
            for kind, pk in resources(appointment)
        ]
    )


def release(appointment: Appointment) -> None:
    """The time is free again."""
    Occupied.objects.filter(appointment=appointment).delete()


def resources(appointment: Appointment) -> list[tuple[str, UUID]]:
    """Who and what an appointment takes: (kind, id)."""
    found = [("member", appointment.member_id), ("client", appointment.client_id)]
    return [*found, ("room", appointment.room_id)] if appointment.room_id else found
