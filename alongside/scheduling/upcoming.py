"""When each client of a list is seen next: one question for the whole page; actor first."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Min, QuerySet
from django.utils import timezone

from alongside.clients.queries import of_visible
from alongside.lib.prepared import Prepared
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actors import Actor

A_DAY = timedelta(days=1)  # no meeting is longer: what ends in the future began since


def next_appointments(
    actor: Actor, client_ids: Sequence[UUID], now: datetime | None = None
) -> dict[UUID, datetime]:
    """The start of the next planned meeting by client, in UTC; who has none is left out."""
    now = now or timezone.now()
    return dict(_next(actor=actor, client_ids=list(client_ids), now=now, a_day_ago=now - A_DAY))


@Prepared
def _next(actor: Actor, client_ids: list[UUID], now: datetime, a_day_ago: datetime) -> QuerySet[Any]:
    planned = Appointment.objects.filter(
        of_visible(actor),
        client_id__in=client_ids,
        status=AppointmentStatus.PLANNED,
        starts_at__gt=a_day_ago,
        ends_at__gt=now,
    )
    return planned.values_list("client_id").annotate(Min("starts_at")).order_by()
