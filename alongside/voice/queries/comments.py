"""Reads of what was said to the picture of a client's answers; actor first (C09)."""

from uuid import UUID

from django.db.models import QuerySet

from alongside.clients.queries import readable_clients
from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn, Measure, Rater, ResultComment


def measure_of(actor: Actor, client_id: UUID, measure_id: UUID) -> Measure:
    """A measure that this client was asked; what members ask themselves is not the client's. NotYours otherwise."""
    asked = CheckIn.objects.filter(client_id=client_id, client__in=readable_clients(actor))
    if actor.is_client:
        asked = asked.exclude(rater=Rater.MEMBER)
    found = Measure.objects.filter(
        pk=measure_id,
        practice_id=actor.practice_id,
        pk__in=asked.filter(version__measure_id=measure_id).values("version__measure_id"),
    ).first()
    if found is None:
        raise NotYours
    return found


def comments(actor: Actor, client_id: UUID, measure_id: UUID) -> list[ResultComment]:
    """Everything said to one picture, the oldest first, each with the member who said it."""
    return [each for each in _of_client(actor=actor, client_id=client_id) if each.measure_id == measure_id]


def newest_comments(actor: Actor, client_id: UUID) -> dict[UUID, ResultComment]:
    """The last thing said to each picture, by measure."""
    return {each.measure_id: each for each in _of_client(actor=actor, client_id=client_id)}


@Prepared
def _of_client(actor: Actor, client_id: UUID) -> QuerySet[ResultComment]:
    found = ResultComment.objects.filter(client_id=client_id, client__in=readable_clients(actor))
    return found.select_related("member").order_by("at", "pk")
