"""Steps: what somebody does next. Their words are read and written by who works with the client, and by nobody else."""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Query, Router, Status

from alongside.api.v1 import paging
from alongside.api.v1.fields import Cursor, Day, Given, Id, Key, Limit, Line, Shown, Words, at
from alongside.api.v1.house import Token, actor_of, answers, make_once
from alongside.clients import queries as clients
from alongside.clients.actions import open_file
from alongside.steps import actions, queries

router = Router(tags=["steps"])


class StepShown(Shown):
    """One step."""

    id: UUID
    client_id: UUID
    engagement_id: UUID | None
    words: str
    owner: str
    set_by: str
    due_on: date | None
    size: str
    when_words: str
    status: str
    set_at: str
    closed_at: str | None


class StepsShown(Shown):
    steps: list[StepShown]
    next: str | None


class StepGiven(Given):
    """A step to set. Without an owner it is the client's in advice work, ours in delivery work."""

    client_id: Id
    words: Words
    owner: Literal["client", "practitioner"] | None = None
    due_on: Day | None = None
    size: Literal["", "small", "medium", "large"] = ""
    when_words: Line = ""
    engagement_id: Id | None = None


@router.get(
    "steps", auth=Token("steps:read"), response={200: StepsShown} | answers(), operation_id="list_steps"
)
def list_steps(
    request: HttpRequest,
    client_id: Id = Query(...),
    status: Literal["open", "done", "dropped"] | None = Query(None),
    cursor: Cursor | None = Query(None),
    limit: Limit = Query(50),
) -> StepsShown:
    """A client's steps in the order they were set. That the file was looked at is kept, for the client to see."""
    actor = actor_of(request)
    open_file(actor, clients.readable_client(actor, client_id))
    after = paging.read_id(cursor)
    rows = queries.steps_after(actor, client_id=client_id, after=after, most=limit + 1, status=status)
    shown, following = paging.page(rows, limit, paging.by_id)
    return StepsShown(steps=[_shown(each) for each in shown], next=following)


@router.post(
    "steps", auth=Token("steps:write"), response={201: StepShown} | answers(), operation_id="set_step"
)
def set_step(
    request: HttpRequest,
    given: StepGiven,
    idempotency_key: Key | None = Header(None, alias="Idempotency-Key"),
) -> Any:
    """Set a step."""
    actor = actor_of(request)

    def make() -> UUID:
        return actions.set_step(actor, **given.model_dump()).pk

    return Status(201, _answer(request, make_once(request, idempotency_key, make)))


@router.get(
    "steps/{uuid:step_id}",
    auth=Token("steps:read"),
    response={200: StepShown} | answers(),
    operation_id="read_step",
)
def read_step(request: HttpRequest, step_id: UUID) -> StepShown:
    """One step."""
    actor = actor_of(request)
    open_file(actor, clients.readable_client(actor, queries.step(actor, step_id).client_id))
    return _answer(request, step_id)


@router.post(
    "steps/{uuid:step_id}/done",
    auth=Token("steps:write"),
    response={200: StepShown} | answers(),
    operation_id="finish_step",
)
def finish_step(request: HttpRequest, step_id: UUID) -> StepShown:
    """It is done. Again: nothing more. 422 closed when it was dropped meanwhile."""
    return _closed(request, step_id, actions.finish_step)


@router.post(
    "steps/{uuid:step_id}/dropped",
    auth=Token("steps:write"),
    response={200: StepShown} | answers(),
    operation_id="drop_step",
)
def drop_step(request: HttpRequest, step_id: UUID) -> StepShown:
    """It is let go. Again: nothing more. 422 closed when it was done meanwhile."""
    return _closed(request, step_id, actions.drop_step)


def _closed(request: HttpRequest, step_id: UUID, close: Callable[..., Any]) -> StepShown:
    close(actor_of(request), step_id, only_open=True)
    return _answer(request, step_id)


def _answer(request: HttpRequest, step_id: UUID) -> StepShown:
    return _shown(queries.step(actor_of(request), step_id))


def _shown(row: Any) -> StepShown:
    return StepShown(
        id=row.pk,
        client_id=row.client_id,
        engagement_id=row.engagement_id,
        words=row.words,
        owner=row.owner,
        set_by=row.set_by,
        due_on=row.due_on,
        size=row.size,
        when_words=row.when_words or "",
        status=row.status,
        set_at=at(row.set_at),
        closed_at=at(row.closed_at) if row.closed_at else None,
    )
