"""Reads about people around a client and what lies open to them; actor first (N01, E05)."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from alongside.clients.circle_pages import in_order
from alongside.clients.models import CircleContact, CirclePage, CirclePerson
from alongside.clients.queries import readable_client, readable_clients
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor, Kind


@dataclass(frozen=True, slots=True)
class Open:
    """What lies open to somebody around a client: whose it is, and which pages, in order."""

    client_name: str
    pages: list[str]


def open_to(actor: Actor) -> Open:
    """The pages that lie open to this person of a circle now. NotYours for everybody else, and where none does."""
    if actor.kind is not Kind.CIRCLE:
        raise NotYours
    found = CirclePage.objects.filter(person_id=actor.myself, practice_id=actor.practice_id)
    rows = list(found.values_list("page", "client__name"))
    if not rows:
        raise NotYours
    return Open(rows[0][1], in_order([page for page, _ in rows]))


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody around a client, the pages that lie open to them, and the talks with them, the newest first."""

    person: CirclePerson
    pages: list[str]
    talks: list[CircleContact]


def around(actor: Actor, client_id: UUID) -> list[Near]:
    """Everybody around a client, whom to call first; for the client and who works with them. NotYours otherwise."""
    client = readable_client(actor, client_id)
    talks = CircleContact.objects.order_by("-at", "-pk").select_related("member")
    rows = CirclePerson.objects.filter(client=client).prefetch_related(
        "pages", Prefetch("circlecontact_set", queryset=talks)
    )
    return [_near(each) for each in rows.order_by("-is_emergency", "name", "pk")]


def one_around(actor: Actor, client_id: UUID, person_id: UUID) -> Near:
    """One of them. NotYours otherwise."""
    talks = CircleContact.objects.order_by("-at", "-pk").select_related("member")
    rows = CirclePerson.objects.filter(pk=person_id, client_id=client_id, client__in=readable_clients(actor))
    found = rows.prefetch_related("pages", Prefetch("circlecontact_set", queryset=talks))
    one = found.select_related("client").first()
    if one is None:
        raise NotYours
    return _near(one)


def _near(person: CirclePerson) -> Near:
    pages = in_order([each.page for each in person.pages.all()])
    return Near(person, pages, list(person.circlecontact_set.all()))
