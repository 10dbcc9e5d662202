"""A member's own clients as the mirror sees them, all in a few questions: for what new thresholds would show."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from alongside.clients.models import Engagement, Stage
from alongside.clients.queries import readable_clients
from alongside.frame.models import Frame, FrameStatus
from alongside.mirror.effects import File
from alongside.mirror.facts import Fact
from alongside.mirror.findings import READ
from alongside.mirror.queries import AT_MOST as MOST_FACTS
from alongside.mirror.queries import as_it_stands, facts_of_work, rows_of
from alongside.scheduling.models import Appointment
from alongside.scheduling.queries.appointments import AWAITED
from alongside.trail.actors import Actor
from alongside.trail.queries import said

AT_MOST = 40


def own_files(actor: Actor, now: datetime) -> list[File]:
    """The files of those whom the member works with, at most 40, newest work first; three questions.

    Own work that runs; nobody whose file rests, and nobody whom the member only stands in for.
    """
    planned = Appointment.objects.filter(client=OuterRef("client"), status__in=AWAITED, ends_at__gt=now)
    own = _own_work(actor).annotate(has_next=Exists(planned), zone=F("practice__timezone"))
    works = list(own.order_by("-opened_at", "-pk")[:AT_MOST])
    agreed = Frame.objects.filter(engagement__in=works, status=FrameStatus.AGREED, ended_at=None)
    frames = {frame.engagement_id: frame for frame in agreed}
    facts = _facts(actor.practice_id, [work.client_id for work in works], now)
    return [
        File(
            facts.get(work.client_id, []),
            facts_of_work(work, frames.get(work.pk), has_next=work.has_next, zone=work.zone),
        )
        for work in works
    ]


def _own_work(actor: Actor) -> QuerySet[Engagement]:
    """The newest running work of each own client, where it is the member's."""
    running = Engagement.objects.filter(practice_id=actor.practice_id).exclude(stage=Stage.ENDED)
    newer = running.filter(client=OuterRef("client"), opened_at__gt=OuterRef("opened_at"))
    own = running.filter(practitioner_id=actor.myself, client__in=readable_clients(actor))
    return own.filter(~Exists(newer), client__restricted_at=None)


def _facts(practice_id: UUID, client_ids: Sequence[UUID], now: datetime) -> dict[UUID, list[Fact]]:
    known = said(practice_id).filter(client_id__in=client_ids, verb__in=READ, at__lte=now)
    newest: dict[UUID, deque[tuple[Any, ...]]] = {pk: deque(maxlen=MOST_FACTS) for pk in client_ids}
    for row in rows_of(known.order_by("at", "pk"), "client_id").iterator():
        newest[row[-1]].append(row[:-1])
    return {client_id: as_it_stands(rows) for client_id, rows in newest.items()}
