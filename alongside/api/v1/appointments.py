"""Appointments: whose, when, where. Booked, moved and cancelled by the rules of the pages."""

from datetime import timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router, Status
from pydantic import Field

from alongside.api.v1 import paging
from alongside.api.v1.fields import Cursor, Given, Id, Key, Limit, Moment, Shown, Version, Whole, at
from alongside.api.v1.house import Token, actor_of, answers, make_once, version_in
from alongside.lib.errors import Refused
from alongside.scheduling import actions, queries

router = Router(tags=["appointments"])
LONGEST_SPAN = timedelta(days=92)
Minutes = Annotated[Whole, Field(ge=1, le=1440)]
By = Literal["us", "client"]


class AppointmentShown(Shown):
    """One planned time. `version` is what If-Match asks for."""

    id: UUID
    client_id: UUID
    member_id: UUID
    starts_at: str
    ends_at: str
    timezone: str
    status: str
    place_kind: str
    room_id: UUID | None
    service_id: UUID | None
    series_id: UUID | None
    gathering_id: UUID | None
    engagement_id: UUID | None
    version: str


class AppointmentsShown(Shown):
    appointments: list[AppointmentShown]
    next: str | None


class AppointmentGiven(Given):
    """A time to book. What is left out comes from the agreement, else from the service."""

    client_id: Id
    member_id: Id
    starts_at: Moment
    minutes: Minutes | None = None
    place_kind: Literal["room", "phone", "home", "video"] | None = None
    room_id: Id | None = None
    service_id: Id | None = None
    engagement_id: Id | None = None


class AppointmentChange(Given):
    """Another time. `by`: who asked for it."""

    starts_at: Moment
    minutes: Minutes | None = None
    by: By = "us"


class Cancelling(Given):
    """`by`: who does not come."""

    by: By


@router.get(
    "appointments",
    auth=Token("appointments:read"),
    response={200: AppointmentsShown} | answers(),
    operation_id="list_appointments",
)
def list_appointments(
    request: HttpRequest,
    since: Moment = Query(..., alias="from"),
    until: Moment = Query(...),
    member_id: Id | None = Query(None),
    client_id: Id | None = Query(None),
    cursor: Cursor | None = Query(None),
    limit: Limit = Query(50),
) -> AppointmentsShown:
    """What begins within a span of at most 92 days, soonest first, cancelled ones too."""
    if not timedelta(0) < until - since <= LONGEST_SPAN:
        raise Refused("span", "until")
    rows = queries.appointments_within(
        actor_of(request),
        since,
        until,
        most=limit + 1,
        after=paging.read_start(cursor),
        member_id=member_id,
        client_id=client_id,
    )
    shown, following = paging.page(rows, limit, paging.by_start)
    return AppointmentsShown(appointments=[_shown(each) for each in shown], next=following)


@router.post(
    "appointments",
    auth=Token("appointments:write"),
    response={201: AppointmentShown} | answers(),
    operation_id="book_appointment",
)
def book_appointment(
    request: HttpRequest,
    response: HttpResponse,
    given: AppointmentGiven,
    idempotency_key: Key | None = Header(None, alias="Idempotency-Key"),
) -> Any:
    """Book a free time. 422 taken comes with some times that are free."""
    actor = actor_of(request)

    def make() -> UUID:
        return actions.book_appointment(actor, **given.model_dump()).pk

    return Status(201, _answer(request, response, make_once(request, idempotency_key, make)))


@router.get(
    "appointments/{uuid:appointment_id}",
    auth=Token("appointments:read"),
    response={200: AppointmentShown} | answers(),
    operation_id="read_appointment",
)
def read_appointment(request: HttpRequest, response: HttpResponse, appointment_id: UUID) -> AppointmentShown:
    """One appointment."""
    return _answer(request, response, appointment_id)


@router.patch(
    "appointments/{uuid:appointment_id}",
    auth=Token("appointments:write"),
    response={200: AppointmentShown} | answers(412, 428),
    operation_id="move_appointment",
)
def move_appointment(
    request: HttpRequest,
    response: HttpResponse,
    appointment_id: UUID,
    given: AppointmentChange,
    if_match: Version | None = Header(None, alias="If-Match"),
) -> AppointmentShown:
    """Move the version that was read; the client is told. 412 when somebody was quicker."""
    queries.appointment(actor_of(request), appointment_id)
    sequence = version_in(if_match)
    actions.move_appointment(
        actor_of(request), appointment_id=appointment_id, sequence=sequence, **given.model_dump()
    )
    return _answer(request, response, appointment_id)


@router.post(
    "appointments/{uuid:appointment_id}/cancel",
    auth=Token("appointments:write"),
    response={200: AppointmentShown} | answers(412, 428),
    operation_id="cancel_appointment",
)
def cancel_appointment(
    request: HttpRequest,
    response: HttpResponse,
    appointment_id: UUID,
    given: Cancelling,
    if_match: Version | None = Header(None, alias="If-Match"),
) -> AppointmentShown:
    """Cancel the version that was read; the agreement decides what it becomes, and the client is told."""
    queries.appointment(actor_of(request), appointment_id)
    sequence = version_in(if_match)
    actions.cancel_appointment(
        actor_of(request), appointment_id=appointment_id, by=given.by, sequence=sequence
    )
    return _answer(request, response, appointment_id)


def _answer(request: HttpRequest, response: HttpResponse, appointment_id: UUID) -> AppointmentShown:
    shown = _shown(queries.appointment(actor_of(request), appointment_id))
    response.headers["ETag"] = f'"{shown.version}"'
    return shown


def _shown(row: Any) -> AppointmentShown:
    return AppointmentShown(
        id=row.pk,
        client_id=row.client_id,
        member_id=row.member_id,
        starts_at=at(row.starts_at),
        ends_at=at(row.ends_at),
        timezone=row.timezone,
        status=row.status,
        place_kind=row.place_kind,
        room_id=row.room_id,
        service_id=row.service_id,
        series_id=row.series_id,
        gathering_id=row.gathering_id,
        engagement_id=row.engagement_id,
        version=str(row.sequence),
    )
