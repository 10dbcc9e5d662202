"""The front of a file: what a client's page shows, in four questions; actor first.

Each room could be asked for its part, at twice the number of questions; this page is opened all day.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet, Subquery
from django.utils import timezone

from alongside.clients import queries as clients
from alongside.clients.models import Client, Engagement, Request, Stage
from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours
from alongside.meetings import queries as meetings
from alongside.meetings.models import Note
from alongside.messages.models import Thread
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.steps import queries as steps
from alongside.steps.models import Step
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn

NOTES = 3


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work that goes on, and the agreement in force in it."""

    engagement: Engagement
    frame: Frame | None


@dataclass(frozen=True, slots=True)
class Front:
    """What a client's page shows. Who may not read the client's words gets `may_read` False and no words."""

    client: Client
    may_read: bool
    upcoming: Appointment | None
    works: list[Work]
    request: Request | None = None
    thread: Thread | None = None
    steps: list[Step] | None = None
    notes: list[Note] | None = None
    check_in: CheckIn | None = None

    @property
    def work(self) -> Work | None:
        """The newest work that goes on."""
        return self.works[0] if self.works else None


def front(actor: Actor, client_id: UUID, now: datetime | None = None) -> Front:
    """The front of one client's file. NotYours when the actor may not even see the client."""
    client = _client(actor, client_id, now or timezone.now()).first()
    if client is None:
        raise NotYours
    works = _works(client_id)
    may_read = clients.reads(actor, client, [work.engagement for work in works])
    upcoming = getattr(client, "upcoming", None)
    if not may_read:
        return Front(client, False, upcoming, [])
    return Front(
        client=client,
        may_read=True,
        upcoming=upcoming,
        works=works,
        request=getattr(client, "asked", None),
        thread=getattr(client, "thread", None),
        steps=steps.open_steps(actor, client_id),
        notes=list(meetings.client_notes(actor, client_id)[:NOTES]),
        check_in=getattr(client, "heard", None),
    )


def _client(actor: Actor, client_id: UUID, now: datetime) -> QuerySet[Client]:
    """The client with their newest request, next meeting and newest answer, and the state of the messages."""
    said = Request.objects.filter(client_id=client_id).order_by("-said_at").values("pk")[:1]
    planned = Appointment.objects.filter(client_id=client_id, status=AppointmentStatus.PLANNED)
    soon = planned.filter(ends_at__gt=now).order_by("starts_at").values("pk")[:1]
    answered = CheckIn.objects.filter(client_id=client_id).exclude(answered_at=None)
    newest = answered.order_by("-answered_at").values("pk")[:1]
    found = clients.visible_clients(actor).filter(pk=client_id)
    joined = found.annotate(
        asked=FilteredRelation("requests", condition=Q(requests__pk=Subquery(said))),
        upcoming=FilteredRelation("appointments", condition=Q(appointments__pk=Subquery(soon))),
        heard=FilteredRelation("checkin", condition=Q(checkin__pk=Subquery(newest))),
    )
    names = ("practitioner", "thread", "asked", "upcoming__room", "heard__meeting")
    return joined.select_related(*names)


def _works(client_id: UUID) -> list[Work]:
    open_work = Engagement.objects.filter(client_id=client_id).exclude(stage=Stage.ENDED)
    agreed = Q(frames__status=FrameStatus.AGREED, frames__ended_at=None)
    joined = open_work.annotate(in_force=FilteredRelation("frames", condition=agreed))
    rows = joined.select_related("in_force__room").order_by("-opened_at")  # type: ignore[misc]
    return [Work(row, getattr(row, "in_force", None)) for row in rows]
