"""What clients ask about their data: to put right, to erase (GDPR art. 16, 17); reads, actor first."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.clients import queries as clients
from alongside.clients.models import DataRequest
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor

WHATS = ("correct", "erase")  # to let the file rest, the client needs nobody
OUTCOMES = ("done", "partly", "refused")
ANSWERED_WITHIN = timedelta(days=30)  # a month, as the law says


def data_requests(actor: Actor) -> QuerySet[DataRequest]:
    """What this actor may read and answer, newest first: who works with the client, and who runs the practice."""
    found = DataRequest.objects.filter(practice_id=actor.practice_id)
    if not actor.runs_practice:
        found = found.filter(clients.of_readable(actor))
    return found.select_related("client", "answered_by").order_by("-asked_at")


def data_request(actor: Actor, request_id: UUID) -> DataRequest:
    """One of them. NotYours otherwise."""
    found = data_requests(actor).filter(pk=request_id).first()
    if found is None:
        raise NotYours
    return found


def to_answer(actor: Actor) -> QuerySet[DataRequest]:
    """What waits for an answer, oldest first; for Today."""
    mine = clients.of_readable(actor)
    if actor.runs_practice:
        mine |= Q(practice_id=actor.practice_id)
    found = DataRequest.objects.filter(
        mine, practice_id=actor.practice_id, answered_at=None, withdrawn_at=None
    )
    return found.select_related("client").order_by("asked_at")
