"""When each client of a list is seen next: one question for the whole page; actor first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Min, QuerySet
from django.utils import timezone

from alongside.clients.queries import visible_clients
from alongside.lib.prepared import Prepared
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actors import Actor


def next_appointments(
    actor: Actor, client_ids: Sequence[UUID], now: datetime | None = None
) -> dict[UUID, datetime]:
    """The start of the next planned meeting by client, in UTC; who has none is left out."""
    return dict(_next(actor=actor, client_ids=list(client_ids), now=now or timezone.now()))


@Prepared
def _next(actor: Actor, client_ids: list[UUID], now: datetime) -> QuerySet[Any]:
    planned = Appointment.objects.filter(
        practice_id=actor.practice_id,
        client_id__in=client_ids,
        status=AppointmentStatus.PLANNED,
        ends_at__gt=now,
    )
    if not actor.sees_every_client:
        planned = planned.filter(client__in=visible_clients(actor))
    return planned.values_list("client_id").annotate(Min("starts_at")).order_by()
