"""What one day asks of a client, for the first page of their portal: two questions in all; the client first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from alongside.clients.models import Client, Stage
from alongside.clients.queries import readings_to_answer
from alongside.decisions.models import Decision
from alongside.frame.models import Frame, FrameStatus
from alongside.frame.queries import in_force, readable_frames
from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.lib.rows import made, made_if
from alongside.messages.answering import MEMBER
from alongside.messages.models import Message, Thread
from alongside.money.queries.invoices import unpaid
from alongside.practice.models import Room
from alongside.scheduling.models import Appointment, AppointmentStatus, OfferStatus
from alongside.scheduling.queries.appointments import CHANGES_SHOWN, changes
from alongside.scheduling.queries.waiting import offers
from alongside.steps.models import Step, StepOwner, StepStatus
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn
from alongside.voice.queries.check_ins import WAITS, waiting_rows
from alongside.voice.queries.goals import goals_to_agree

STEPS = 5
AGREED = (
    *("minutes", "place_kind", "place", "fee", "currency", "cancel_hours", "reply_hours"),
    *("agreed_at", "version", "status", "is_imported"),
)
WAITING = ("has_changes", "has_offers", "has_frame", "has_reading", "has_goal", "has_bill", "has_decision")
COLUMNS = (
    *(f"upcoming__{each}" for each in ("pk", "starts_at", "ends_at", "place_kind", "place")),
    *(f"upcoming__room__{each}" for each in ("pk", "name")),
    *(f"agreed__{each}" for each in ("pk", *AGREED)),
    *(f"agreed__room__{each}" for each in ("pk", "name")),
    *(f"thread__{each}" for each in ("open_since", "answer_due_at", "last_at")),
    *(f"asked__{each}" for each in ("pk", "asked_at", "meeting_id", "version_id")),
    "asked__meeting__started_at",
    "unread",
    *WAITING,
)


@dataclass(frozen=True, slots=True)
class OwnDay:
    """What a client's first page shows. `waits`: names of WAITING that hold; each leads to a page of its own."""

    upcoming: Appointment | None
    frame: Frame | None
    thread: Thread
    unread: int
    check_in: CheckIn | None
    check_in_meeting_at: datetime | None
    steps: list[Step]
    waits: frozenset[str]


def own_day(actor: Actor, now: datetime | None = None) -> OwnDay:
    """The day of the client who asks. NotYours for everybody else."""
    if not actor.is_client or actor.id is None:
        raise NotYours
    now = now or timezone.now()
    found = _row(actor=actor, now=now, asked_since=now - WAITS, changed_since=now - CHANGES_SHOWN)
    if not found:
        raise NotYours
    return _day(actor, actor.id, found[0])


def _day(actor: Actor, client_id: UUID, row: dict[str, Any]) -> OwnDay:
    known = {"practice_id": actor.practice_id, "client_id": client_id}
    upcoming = made_if(Appointment, row, "upcoming__", **known)
    if upcoming is not None:
        upcoming.room = made_if(Room, row, "upcoming__room__")
    frame = made_if(Frame, row, "agreed__", **known)
    if frame is not None:
        frame.room = made_if(Room, row, "agreed__room__")
    return OwnDay(
        upcoming=upcoming,
        frame=frame,
        thread=made(Thread, row, "thread__", **known),
        unread=row["unread"],
        check_in=made_if(CheckIn, row, "asked__", **known),
        check_in_meeting_at=row["asked__meeting__started_at"],
        steps=sorted(_steps(client_id=client_id), key=_soonest)[: STEPS + 1],
        waits=frozenset(name for name in WAITING if row[name]),
    )


@Prepared
def _row(actor: Actor, now: datetime, asked_since: datetime, changed_since: datetime) -> QuerySet[Any]:
    """One row of single values: the parts that have a row of their own, and what else waits as yes or no."""
    me = actor.myself
    own = Client.objects.filter(pk=me, practice_id=actor.practice_id)
    planned = Appointment.objects.filter(client_id=me, status=AppointmentStatus.PLANNED, ends_at__gt=now)
    agreed = in_force().filter(client_id=me).exclude(engagement__stage=Stage.ENDED)
    joined = own.annotate(
        upcoming=_one("appointments", planned.order_by("starts_at")),
        agreed=_one("frame", agreed.order_by("-engagement__opened_at")),
        asked=_one("checkin", waiting_rows(actor, now, asked_since)),
        unread=Coalesce(Subquery(_unread(actor)), 0),
    )
    waits = {
        "has_changes": changes(actor, changed_since),
        "has_offers": offers(actor).filter(status=OfferStatus.OPEN, expires_at__gt=now),
        "has_frame": readable_frames(actor).filter(status=FrameStatus.PROPOSED),
        "has_reading": readings_to_answer(actor),
        "has_goal": goals_to_agree(actor),
        "has_bill": unpaid(actor),
        "has_decision": Decision.objects.filter(
            client_id=me, put_before_at__isnull=False, client_signed_at=None, withdrawn_at=None
        ),
    }
    return joined.annotate(**{name: Exists(rows) for name, rows in waits.items()}).values(*COLUMNS)


def _one(relation: str, rows: QuerySet[Any]) -> FilteredRelation:
    """Of the client's rows there, the first of these."""
    return FilteredRelation(relation, condition=Q(**{f"{relation}__pk": Subquery(rows.values("pk")[:1])}))


def _unread(actor: Actor) -> QuerySet[Any]:
    theirs = Message.objects.filter(client=OuterRef("pk"), author_kind=MEMBER, sent_at__isnull=False)
    return theirs.filter(read_at=None).order_by().values("client").annotate(n=Count("pk")).values("n")


@Prepared
def _steps(client_id: UUID) -> QuerySet[Step]:
    return Step.objects.filter(client_id=client_id, status=StepStatus.OPEN, owner=StepOwner.CLIENT)


def _soonest(step: Step) -> tuple[bool, str, datetime]:
    return (step.due_on is None, str(step.due_on), step.set_at)
