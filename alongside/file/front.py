"""The front of a file: what a client's page shows, in four questions; actor first.

Each room could be asked for its part, at twice the number of questions, and each would decide anew whether
this client may be read; this page is opened all day, so it is decided once.
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
from alongside.meetings.models import Note, NoteKind, NoteStatus
from alongside.messages.models import Thread
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.steps.models import Step, StepStatus
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
        steps=_steps(client_id),
        notes=_notes(actor, client_id),
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


def _steps(client_id: UUID) -> list[Step]:
    """Open steps: those with a date first, the soonest first."""
    found = Step.objects.filter(client_id=client_id, status=StepStatus.OPEN)
    return sorted(found, key=lambda each: (each.due_on is None, str(each.due_on), each.set_at))


def _notes(actor: Actor, client_id: UUID) -> list[Note]:
    """The newest notes: signed ones of the record, and the actor's own of any kind; never another's process note."""
    record = Q(kind=NoteKind.RECORD, status=NoteStatus.SIGNED)
    found = Note.objects.filter(record | Q(author_id=actor.id), client_id=client_id)
    return list(found.select_related("author").order_by("-about", "-pk")[:NOTES])
