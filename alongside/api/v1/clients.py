"""Clients: names and contact details. Not what they said."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router, Status
from pydantic import Field

from alongside.api.v1 import paging
from alongside.api.v1.fields import (
    Cursor,
    Day,
    Given,
    Id,
    Key,
    Language,
    Limit,
    Name,
    Short,
    Shown,
    Version,
    Yes,
    at,
)
from alongside.api.v1.house import Token, actor_of, answers, make_once, version_in
from alongside.clients import actions, queries
from alongside.clients.listing import clients_after
from alongside.lib.errors import NotYours, Refused

router = Router(tags=["clients"])
Address = Annotated[str, Field(min_length=1, max_length=254, pattern=r"^[^\x00-\x1f\x7f]*$")]


class ContactGiven(Given):
    """A way to reach somebody, and what it may be used for."""

    kind: Literal["email", "phone", "post"]
    value: Address
    may_remind: Yes = False
    may_message: Yes = False


class ContactShown(Shown):
    kind: str
    value: str
    may_remind: bool
    may_message: bool


class ClientShown(Shown):
    """One client, as far as names go. `version` is what If-Match asks for."""

    id: UUID
    name: str
    reading: str
    status: str
    language: str
    timezone: str
    address_form: str
    pronouns: str
    born_on: date | None
    practitioner_id: UUID | None
    since: str
    contacts: list[ContactShown]
    version: str


class ClientsShown(Shown):
    clients: list[ClientShown]
    next: str | None


class ClientGiven(Given):
    """A new client. Without a time zone: the member's own; without a practitioner: the member, if they practise."""

    name: Name
    reading: Name | Literal[""] = ""
    language: Language = "en"
    timezone: Short | None = None
    address_form: Literal["formal", "informal"] = "formal"
    pronouns: Short = ""
    born_on: Day | None = None
    contacts: Annotated[list[ContactGiven], Field(max_length=12)] = []
    practitioner_id: Id | None = None
    is_known_double: Yes = False


class ClientChange(Given):
    """What is to be different; what is left out stays. `contacts` replaces all of them."""

    name: Name | None = None
    reading: Name | Literal[""] | None = None
    language: Language | None = None
    timezone: Short | None = None
    address_form: Literal["formal", "informal"] | None = None
    pronouns: Short | None = None
    born_on: Day | None = None
    contacts: Annotated[list[ContactGiven], Field(max_length=12)] | None = None


@router.get(
    "clients",
    auth=Token("clients:read"),
    response={200: ClientsShown} | answers(),
    operation_id="list_clients",
)
def list_clients(
    request: HttpRequest, cursor: Cursor | None = Query(None), limit: Limit = Query(50)
) -> ClientsShown:
    """Every client whose name this member may see, in the order they came; the next page by `next`."""
    rows = clients_after(actor_of(request), after=paging.read_id(cursor), most=limit + 1)
    shown, following = paging.page(rows, limit, paging.by_id)
    return ClientsShown(clients=[_shown(each) for each in shown], next=following)


@router.post(
    "clients",
    auth=Token("clients:write"),
    response={201: ClientShown} | answers(),
    operation_id="add_client",
)
def add_client(
    request: HttpRequest,
    response: HttpResponse,
    given: ClientGiven,
    idempotency_key: Key | None = Header(None, alias="Idempotency-Key"),
) -> Any:
    """Add a client. 422 possible_double with the ids of who it may be; `is_known_double` adds all the same."""
    actor = actor_of(request)
    if not (actor.sees_every_client or actor.practises):
        raise NotYours  # they could not see whom they added

    def make() -> UUID:
        details = {name: getattr(given, name) for name in DETAILS} | {
            "timezone": given.timezone or actor.timezone
        }
        return actions.add_client(
            actor,
            details=actions.Details(**details),
            contacts=_contacts(given.contacts),
            practitioner_id=given.practitioner_id,
            is_known_double=given.is_known_double,
        ).pk

    return Status(201, _answer(request, response, make_once(request, idempotency_key, make)))


@router.get(
    "clients/{uuid:client_id}",
    auth=Token("clients:read"),
    response={200: ClientShown} | answers(),
    operation_id="read_client",
)
def read_client(request: HttpRequest, response: HttpResponse, client_id: UUID) -> ClientShown:
    """One client. That the file was looked at is kept, for the client to see."""
    actions.open_file(actor_of(request), queries.client(actor_of(request), client_id))
    return _answer(request, response, client_id)


@router.patch(
    "clients/{uuid:client_id}",
    auth=Token("clients:write"),
    response={200: ClientShown} | answers(412, 428),
    operation_id="change_client",
)
def change_client(
    request: HttpRequest,
    response: HttpResponse,
    client_id: UUID,
    given: ClientChange,
    if_match: Version | None = Header(None, alias="If-Match"),
) -> ClientShown:
    """Change names and contact details of the version that was read: 412 when somebody was quicker."""
    actor = actor_of(request)
    client = queries.client(actor, client_id)
    said = given.model_dump(exclude_unset=True)
    _must_say(said)
    details = {each.name: getattr(client, each.name) for each in fields(actions.Details)}
    details |= {name: value for name, value in said.items() if name in DETAILS}
    contacts = _contacts(given.contacts) if given.contacts is not None else _kept(request, client_id)
    actions.change_client(
        actor,
        client_id=client_id,
        details=actions.Details(**details),
        contacts=contacts,
        revision=version_in(if_match),
    )
    return _answer(request, response, client_id)


DETAILS = ("name", "reading", "language", "timezone", "address_form", "pronouns", "born_on")


def _must_say(said: dict[str, Any]) -> None:
    """Only a birthday can be emptied by null."""
    empty = next((name for name, value in said.items() if value is None and name != "born_on"), None)
    if empty:
        raise Refused("required", empty)


def _contacts(given: Sequence[ContactGiven]) -> list[actions.Contact]:
    for number, each in enumerate(given):
        if each.kind == "email":
            try:
                validate_email(each.value.strip())
            except ValidationError:
                raise Refused("email_wrong", f"contacts.{number}.value") from None
    return [actions.Contact(each.kind, each.value, each.may_remind, each.may_message) for each in given]


def _kept(request: HttpRequest, client_id: UUID) -> list[actions.Contact]:
    found = queries.contact_points(actor_of(request), client_id)
    return [actions.Contact(each.kind, each.value, each.may_remind, each.may_message) for each in found]


def _answer(request: HttpRequest, response: HttpResponse, client_id: UUID) -> ClientShown:
    shown = _shown(queries.client(actor_of(request), client_id))
    response.headers["ETag"] = f'"{shown.version}"'
    return shown


def _shown(client: Any) -> ClientShown:
    return ClientShown(
        id=client.pk,
        name=client.name,
        reading=client.reading,
        status=client.status,
        language=client.language,
        timezone=client.timezone,
        address_form=client.address_form,
        pronouns=client.pronouns,
        born_on=client.born_on,
        practitioner_id=client.practitioner_id,
        since=at(client.since),
        contacts=[
            ContactShown(
                kind=each.kind, value=each.value, may_remind=each.may_remind, may_message=each.may_message
            )
            for each in sorted(client.contact_points.all(), key=lambda point: (point.kind, point.value))
        ],
        version=str(client.revision),
    )
