"""The front of a file: what a client's page shows, in four questions; actor first.

Each room could be asked for its part, at twice the number of questions, and each would decide anew whether
this client may be read; this page is opened all day, so it is decided once.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, FilteredRelation, Q, QuerySet, Subquery
from django.utils import timezone

from alongside.clients import queries as clients
from alongside.clients.models import Client, Engagement, Request, Stage
from alongside.frame.asked_queries import stopped_now
from alongside.frame.models import Frame, FrameStatus, StoppedTopic
from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.lib.rows import made, made_if
from alongside.meetings.models import Meeting, Note, NoteKind, NoteStatus
from alongside.messages.models import Thread
from alongside.practice.models import Room
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.steps.models import Step, StepStatus
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn, Rater

NOTES = 3
HEARD = ("pk", "asked_at", "answered_at", "seen_at", "words", "version_id", "answers", "low", "is_urgent")
A_DAY = timedelta(days=1)  # no meeting is longer: what ends in the future began since
COLUMNS = (
    "practice_id",
    "practitioner_id",
    "practitioner__name",
    "account_id",
    "name",
    "reading",
    "status",
    "language",
    "address_form",
    "pronouns",
    "channel",
    "restricted_at",
    *(f"thread__{each}" for each in ("open_since", "answer_due_at", "last_at")),
    *(f"asked__{each}" for each in ("pk", "words", "said_at")),
    *(f"upcoming__{each}" for each in ("pk", "starts_at", "ends_at", "place_kind", "place")),
    *(f"upcoming__room__{each}" for each in ("pk", "name")),
    *(f"heard__{each}" for each in HEARD),
    "heard__meeting__started_at",
)
AGREED = (
    "minutes",
    "every_weeks",
    "weekday",
    "at_time",
    "timezone",
    "place_kind",
    "place",
    "fee",
    "currency",
)
WORK_COLUMNS = (
    *("pk", "practitioner_id", "kind", "stage", "title", "opened_at"),
    *(f"agreed__{each}" for each in ("pk", *AGREED, "cancel_hours", "reply_hours", "is_imported")),
    *(f"agreed__room__{each}" for each in ("pk", "name")),
)


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work that goes on, and the agreement in force in it."""

    engagement: Engagement
    frame: Frame | None


@dataclass(frozen=True, slots=True)
class Front:
    """What a client's page shows. Who may not read the client's words gets `may_read` False and no words."""

    client: Client
    practitioner: str
    may_read: bool
    upcoming: Appointment | None
    works: list[Work]
    request: Request | None = None
    thread: Thread | None = None
    steps: list[Step] | None = None
    notes: list[Note] | None = None
    check_in: CheckIn | None = None
    stopped: list[str] = field(default_factory=list)  # topics that the client stopped (A05)

    @property
    def work(self) -> Work | None:
        """The newest work that goes on."""
        return self.works[0] if self.works else None


def front(actor: Actor, client_id: UUID, now: datetime | None = None) -> Front:
    """The front of one client's file. NotYours when the actor may not even see the client."""
    now = now or timezone.now()
    found = _row(actor=actor, client_id=client_id, now=now, a_day_ago=now - A_DAY)
    if not found:
        raise NotYours
    row = found[0]
    has_stopped = row.pop("has_stopped")
    client = made(Client, row, "", pk=client_id)
    known = {"practice_id": client.practice_id, "client_id": client_id}
    works = _works(client_id, known)
    upcoming = made_if(Appointment, row, "upcoming__", **known)
    if upcoming is not None:
        upcoming.room = made_if(Room, row, "upcoming__room__")
    shown: dict[str, Any] = {
        "client": client,
        "practitioner": row["practitioner__name"] or "",
        "upcoming": upcoming,
    }
    if not clients.reads(actor, client, [work.engagement for work in works]):
        return Front(**shown, may_read=False, works=[])
    return Front(
        **shown,
        may_read=True,
        works=works,
        request=made_if(Request, row, "asked__", **known),
        thread=made(Thread, row, "thread__", **known),
        steps=_steps(client_id),
        notes=_notes(actor=actor, client_id=client_id),
        check_in=_check_in(row, known),
        stopped=stopped_now(actor, [client_id]).get(client_id, []) if has_stopped else [],
    )


@Prepared
def _row(actor: Actor, client_id: UUID, now: datetime, a_day_ago: datetime) -> QuerySet[Any]:
    """The client with their newest request, next meeting and newest answer, and the state of the messages.

    One row of single values: whole rows of eight tables cost more to build than to read.
    """
    said = Request.objects.filter(client_id=client_id).order_by("-said_at").values("pk")[:1]
    planned = Appointment.objects.filter(client_id=client_id, status=AppointmentStatus.PLANNED)
    soon = planned.filter(starts_at__gt=a_day_ago, ends_at__gt=now).order_by("starts_at").values("pk")[:1]
    answered = CheckIn.objects.filter(client_id=client_id, rater=Rater.CLIENT).exclude(answered_at=None)
    newest = answered.order_by("-answered_at").values("pk")[:1]
    stopped = StoppedTopic.objects.filter(client_id=client_id, lifted_at=None)
    joined = clients.visible_clients(actor).annotate(
        has_stopped=Exists(stopped),
        asked=FilteredRelation("requests", condition=Q(requests__pk=Subquery(said))),
        upcoming=FilteredRelation("appointments", condition=Q(appointments__pk=Subquery(soon))),
        heard=FilteredRelation("checkin", condition=Q(checkin__pk=Subquery(newest))),
    )
    return joined.filter(pk=client_id).values(*COLUMNS, "has_stopped")


def _works(client_id: UUID, known: dict[str, Any]) -> list[Work]:
    """What goes on, the newest first, with the agreement in force in each."""
    rows = _open_works(client_id=client_id)
    return [_work(row, known) for row in sorted(rows, key=lambda row: row["opened_at"], reverse=True)]


@Prepared
def _open_works(client_id: UUID) -> QuerySet[Any]:
    agreed = Q(frames__status=FrameStatus.AGREED, frames__ended_at=None)
    open_work = Engagement.objects.filter(client_id=client_id).exclude(stage=Stage.ENDED)
    return open_work.annotate(agreed=FilteredRelation("frames", condition=agreed)).values(*WORK_COLUMNS)


def _work(row: dict[str, Any], known: dict[str, Any]) -> Work:
    frame = made_if(Frame, row, "agreed__", **known)
    if frame is not None:
        frame.room = made_if(Room, row, "agreed__room__")
    return Work(made(Engagement, row, "", **known), frame)


def _check_in(row: dict[str, Any], known: dict[str, Any]) -> CheckIn | None:
    """The newest answer, with when its meeting was."""
    found = made_if(CheckIn, row, "heard__", **known)
    if found is not None:
        started_at = row["heard__meeting__started_at"]
        found.meeting = made(Meeting, row, "heard__meeting__", **known) if started_at else None
    return found


def _steps(client_id: UUID) -> list[Step]:
    """Open steps: those with a date first, the soonest first."""
    found = _open_steps(client_id=client_id)
    return sorted(found, key=lambda each: (each.due_on is None, str(each.due_on), each.set_at))


@Prepared
def _open_steps(client_id: UUID) -> QuerySet[Step]:
    return Step.objects.filter(client_id=client_id, status=StepStatus.OPEN)


@Prepared
def _notes(actor: Actor, client_id: UUID) -> QuerySet[Note]:
    """The newest notes: signed ones of the record, and the actor's own of any kind; never another's process note."""
    record = Q(kind=NoteKind.RECORD, status=NoteStatus.SIGNED)
    found = Note.objects.filter(record | Q(author_id=actor.id), client_id=client_id)
    return found.select_related("author").order_by("-about", "-pk")[:NOTES]
