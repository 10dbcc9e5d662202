"""Reads of what is hard to say: feelings, conflicts and their log (E04, G03); actor first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from alongside.clients.queries import readable_client, readable_clients
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice.models import Concern, Conflict, FeelingTag
from alongside.voice.unspoken import DROPS, HARD_TO_SAY, may_be_conflict


@dataclass(frozen=True, slots=True)
class Unspoken:
    """What waits to be named: feelings that nobody has talked about, and whether that may be a conflict."""

    feelings: list[FeelingTag]
    is_hard_to_say: bool
    may_be_conflict: bool
    conflicts: list[Conflict]

    @property
    def is_quiet(self) -> bool:
        return not (self.feelings or self.is_hard_to_say or self.conflicts)


def unspoken(actor: Actor, client_id: UUID, now: datetime) -> Unspoken:
    """What waits with one client, for who works with them. Three questions."""
    if not actor.is_member:
        raise NotYours
    tags = list(readable_feelings(actor).filter(client_id=client_id, answered_at=None).order_by("-at", "-pk"))
    six = [tag for tag in tags if tag.feeling != HARD_TO_SAY]
    drops = Concern.objects.filter(client__in=readable_clients(actor), client_id=client_id, closed_at=None)
    has_drop = bool(six) and drops.filter(why__in=DROPS).exists()
    return Unspoken(
        feelings=six,
        is_hard_to_say=len(six) < len(tags),
        may_be_conflict=may_be_conflict([(tag.feeling, tag.at) for tag in six], has_drop=has_drop, now=now),
        conflicts=list(readable_conflicts(actor).filter(client_id=client_id, closed_at=None)),
    )


def readable_feelings(actor: Actor) -> QuerySet[FeelingTag]:
    """Feelings named by or about clients whose words the actor may read; a client sees their own."""
    found = FeelingTag.objects.filter(client__in=readable_clients(actor))
    return found.filter(by_client=True) if actor.is_client else found


def own_feelings(actor: Actor) -> list[FeelingTag]:
    """What this client named and nobody has talked about yet, the newest first."""
    if not actor.is_client:
        raise NotYours
    return list(readable_feelings(actor).filter(answered_at=None).order_by("-at", "-pk"))


def readable_conflicts(actor: Actor) -> QuerySet[Conflict]:
    """Conflicts with clients whose words this member may read, the newest first."""
    if not (actor.is_member or actor.is_trusted):
        return Conflict.objects.none()
    return Conflict.objects.filter(client__in=readable_clients(actor)).order_by("-opened_at", "-pk")


def conflict(actor: Actor, conflict_id: UUID) -> Conflict:
    """One conflict with its client and its feelings. NotYours otherwise."""
    found = readable_conflicts(actor).filter(pk=conflict_id).select_related("client", "opened_by", "person")
    one = found.prefetch_related(_feelings()).first()
    if one is None:
        raise NotYours
    return one


def conflicts(actor: Actor, client_id: UUID) -> list[Conflict]:
    """The log of a client's conflicts: open ones first, the newest first."""
    client = readable_client(actor, client_id)
    found = readable_conflicts(actor).filter(client=client).select_related("person")
    rows = found.prefetch_related(_feelings())
    return sorted(rows, key=lambda each: each.closed_at is not None)


def _feelings() -> "Prefetch[str]":
    return Prefetch("feelings", queryset=FeelingTag.objects.order_by("at"))
