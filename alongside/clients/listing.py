"""The list of clients: one page of it, quick at ten thousand; actor first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from alongside.clients.models import Client, ClientStatus
from alongside.clients.queries import visible_clients
from alongside.lib.prepared import Prepared
from alongside.lib.texts import search_key
from alongside.trail.actors import Actor

ON_A_PAGE = 25
SHOWN = (ClientStatus.ACTIVE, ClientStatus.NEWCOMER, ClientStatus.ENDED, ClientStatus.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Line:
    """One client in the list."""

    id: UUID
    name: str
    reading: str
    status: str
    practitioner: str | None


@dataclass(frozen=True, slots=True)
class Lines:
    """One page. `last` is None for a search, which counts nothing: then `has_next` says if there is more."""

    lines: Sequence[Line]
    number: int
    last: int | None
    has_next: bool


def list_clients(actor: Actor, *, show: str, is_mine: bool = False, number: int = 1) -> Lines:
    """One page of clients with this status, by name. A number past the end gives the last page."""
    counted = _count(actor=actor, show=show, is_mine=is_mine)
    last = max(1, -(-counted[0][0] // ON_A_PAGE)) if counted else 1
    number = min(max(1, number), last)
    rows = _rows(actor, show, is_mine, start=(number - 1) * ON_A_PAGE, count=counted[0][0] if counted else 0)
    return Lines([Line(*row) for row in rows[:ON_A_PAGE]], number, last, number < last)


def _rows(actor: Actor, show: str, is_mine: bool, *, start: int, count: int) -> list[Any]:
    """The rows of a page, walked to from the nearer end of the list."""
    most = min(ON_A_PAGE, count - start)
    after = count - start - most
    if start <= after:
        return _page(actor=actor, show=show, is_mine=is_mine, start=start)
    return _page_from_end(actor=actor, show=show, is_mine=is_mine, after=after, most=most)


def find_clients(actor: Actor, *, text: str, is_mine: bool = False, number: int = 1) -> Lines:
    """Clients whose name or reading holds the text, whatever their status; how it is spelled hardly matters."""
    number = max(1, number)
    start = (number - 1) * ON_A_PAGE
    rows = _found(actor=actor, text=search_key(text), is_mine=is_mine, start=start)
    return Lines([Line(*row) for row in rows[:ON_A_PAGE]], number, None, len(rows) > ON_A_PAGE)


def clients_after(actor: Actor, *, after: UUID | None, most: int) -> list[Client]:
    """Clients in the order they came, from the one after `after` on, with their contact points."""
    found = visible_clients(actor)
    if after is not None:
        found = found.filter(pk__gt=after)
    return list(found.prefetch_related("contact_points").order_by("pk")[:most])


@Prepared
def _count(actor: Actor, show: str, is_mine: bool) -> QuerySet[Any]:
    """One number. Without groups, the database counts along the index and looks at nothing else."""
    rows = (
        _whose(actor, is_mine).filter(status=show).order_by().annotate(found=Count("*")).values_list("found")
    )
    rows.query.group_by = None
    return rows


@Prepared
def _page(actor: Actor, show: str, is_mine: bool, start: int) -> QuerySet[Any]:
    return _lines(_whose(actor, is_mine).filter(status=show), start)


@Prepared
def _page_from_end(actor: Actor, show: str, is_mine: bool, after: int, most: int) -> QuerySet[Any]:
    """The `most` rows that so many come after."""
    found = _whose(actor, is_mine).filter(status=show).order_by("-search_name", "-pk")
    return _whole(found.values("pk")[after : after + most])


@Prepared
def _found(actor: Actor, text: str, is_mine: bool, start: int) -> QuerySet[Any]:
    return _lines(_whose(actor, is_mine).filter(search_name__contains=text), start)


def _whose(actor: Actor, is_mine: bool) -> QuerySet[Client]:
    found = visible_clients(actor)
    return found.filter(practitioner_id=actor.id) if is_mine else found


def _lines(found: QuerySet[Client], start: int) -> QuerySet[Any]:
    """The page's rows and one more. The inner query walks along the index only; the outer one fetches."""
    return _whole(found.order_by("search_name", "pk").values("pk")[start : start + ON_A_PAGE + 1])


def _whole(page: QuerySet[Any]) -> QuerySet[Any]:
    rows = Client.objects.filter(pk__in=page).order_by("search_name", "pk")
    return rows.values_list("pk", "name", "reading", "status", "practitioner__name")
