"""Reads of the trail. Every reader filters by audience: what a verb declares is all that it shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.utils import DEFAULT_DB_ALIAS

from alongside.trail.actors import Actor
from alongside.trail.checking import Flaw, check_trail
from alongside.trail.models import Event, Link
from alongside.trail.verbs import VERBS, Audience

__all__ = [
    "Flaw",
    "Head",
    "against",
    "check_trail",
    "events_of_client",
    "facts_of_client",
    "heads",
    "openings_of_file",
    "said",
    "trail_head",
    "verbs_for",
]


@dataclass(frozen=True, slots=True)
class Head:
    """The newest link of a practice's trail. Kept elsewhere, it shows a trail that was cut or rewritten since."""

    practice: str
    number: int
    root: str  # hexadecimal
    made_at: str


def heads(using: str = DEFAULT_DB_ALIAS) -> list[Head]:
    """The newest link of every practice."""
    links = Link.objects.using(using)
    newest = Link.objects.filter(practice_id=OuterRef("practice_id")).order_by("-number").values("pk")[:1]
    found = links.filter(pk=Subquery(newest)).order_by("practice_id")
    return [
        Head(str(each.practice_id), each.number, bytes(each.root).hex(), each.made_at.isoformat())
        for each in found
    ]


def against(anchors: Iterable[Head], using: str = DEFAULT_DB_ALIAS) -> list[Flaw]:
    """What differs from heads that were kept elsewhere: links that are gone since, or that say another thing."""
    flaws = []
    for head in anchors:
        link = Link.objects.using(using).filter(practice_id=head.practice, number=head.number).first()
        if link is None:
            flaws.append(Flaw(UUID(head.practice), "cut_off", head.number))
        elif bytes(link.root).hex() != head.root:
            flaws.append(Flaw(UUID(head.practice), "rewritten", head.number))
    return flaws


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
