"""Reads of the trail. Every reader filters by audience: what a verb declares is all that it shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.lib.keyring import keyring
from alongside.trail import chain
from alongside.trail.actors import Actor
from alongside.trail.models import Event, Link
from alongside.trail.verbs import VERBS, Audience


def verbs_for(audience: Audience) -> list[str]:
    """The names of all verbs that this audience may read."""
    return [name for name, verb in VERBS.items() if audience in verb.audience]


def said(practice_id: UUID) -> QuerySet[Event]:
    """A practice's events that still say something: not erased, not of an import that was undone."""
    return Event.objects.filter(practice_id=practice_id, salt__isnull=False)


def events_of_client(actor: Actor, client_id: UUID) -> QuerySet[Event]:
    """A client's events that this actor may read, newest first.

    The caller has decided already that the actor may see this client (clients.queries).
    """
    found = said(actor.practice_id).filter(client_id=client_id)
    audience = Audience.CLIENT if actor.is_client else Audience.PRACTITIONER
    own = Q(actor_kind=actor.kind, actor_id=actor.id)
    return found.filter(Q(verb__in=verbs_for(audience)) | own).order_by("-at", "-pk")


def facts_of_client(practice_id: UUID, client_id: UUID) -> QuerySet[Event]:
    """All facts of a client for arithmetic (the mirror), oldest first. Never shown as they are."""
    return said(practice_id).filter(client_id=client_id).order_by("at", "pk")


def openings_of_file(actor: Actor, client_id: UUID) -> QuerySet[Event]:
    """Who opened the client's file, and when; newest first."""
    return Event.objects.filter(
        practice_id=actor.practice_id, client_id=client_id, verb="file.opened"
    ).order_by("-at", "-pk")


def trail_head(practice_id: UUID) -> Link | None:
    """The newest link: exported and kept elsewhere, it shows a truncated trail."""
    return Link.objects.filter(practice_id=practice_id).order_by("-number").first()


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with a practice's trail: the first bad link, or a changed event."""

    practice_id: UUID
    code: str  # changed_event | broken_link | missing_link | unexplained_erasure
    link: int | None
    event: int | None = None


def check_trail() -> Iterator[Flaw]:
    """Every flaw found in every practice's trail; nothing found is a trail that holds."""
    for practice_id in Link.objects.order_by().values_list("practice_id", flat=True).distinct():
        yield from _check_practice(practice_id)


def _check_practice(practice_id: UUID) -> Iterator[Flaw]:
    key, previous = keyring().sealing_key("trail"), b""
    explained = _explained(practice_id)
    links = Link.objects.filter(practice_id=practice_id).order_by("number")
    for expected, link in enumerate(links, start=1):
        if link.number != expected:
            yield Flaw(practice_id, "missing_link", expected)
            return
        events = list(Event.objects.filter(link=link).order_by("pk"))
        yield from (flaw for event in events if (flaw := _check_event(event, link.number, explained)))
        if chain.root(key, previous, (bytes(event.digest) for event in events)) != bytes(link.root):
            yield Flaw(practice_id, "broken_link", link.number)
            return
        previous = bytes(link.root)


def _explained(practice_id: UUID) -> set[UUID]:
    """The clients that were erased and the imports that were undone: their events may be blank."""
    events = Event.objects.filter(practice_id=practice_id)
    erased = events.filter(verb="client.erased").values_list("client_id", flat=True)
    undone = events.filter(verb="import.undone").values_list("subject_id", flat=True)
    return {each for each in [*erased, *undone] if each}


def _check_event(event: Event, number: int, explained: set[UUID]) -> Flaw | None:
    if event.salt is None:
        if {event.client_id, event.source_id} & explained:
            return None
        return Flaw(event.practice_id, "unexplained_erasure", number, event.pk)
    if chain.digest(bytes(event.salt), event.content()) != bytes(event.digest):
        return Flaw(event.practice_id, "changed_event", number, event.pk)
    return None
