"""What one day asks of a member, read across rooms in as few questions as can be; actor first."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    F,
    JSONField,
    QuerySet,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast
from django.utils import timezone

from alongside.clients.models import ClientStatus
from alongside.clients.queries import of_readable, visible_clients
from alongside.frame import queries as frames
from alongside.lib.prepared import Prepared
from alongside.messages.models import Thread
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn, Rater


class What(StrEnum):
    """What kind of thing waits."""

    MESSAGE = "message"
    CHECK_IN = "check_in"
    QUESTION = "question"
    NEWCOMER = "newcomer"
    REVIEW = "review"
    IMPORTED = "imported"
    ASKED = "asked"  # for a time
    CHANGE = "change"  # made by us, not seen yet


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the member. `due` is when an answer was agreed, where one was; of a time, its start.

    `low` names what was low in a check-in of that version, the most pressing first (C04, L06).
    """

    what: What
    id: UUID
    client_id: UUID
    name: str
    since: datetime
    due: datetime | None
    low: tuple[str, ...]
    is_urgent: bool
    version_id: UUID | None = None


COLUMNS = ("what", "pk", "whose", "called", "began", "until", "of_version", "lows", "urgent")
ANSWERED: dict[str, Any] = {"of_version": F("version_id"), "lows": F("low"), "urgent": F("is_urgent")}
NOT_ANSWERED: dict[str, Any] = {
    "of_version": Cast(Value(None), UUIDField()),
    "lows": Cast(Value(None), JSONField()),
    "urgent": Value(False, BooleanField()),
}
SHOWN = (
    *("starts_at", "ends_at", "status", "place_kind", "is_first"),
    *("client__name", "member__name", "room__name", "meeting__end_source", "meeting__wrapped_up_at"),
)
RELEASED = (
    AppointmentStatus.CANCELLED,
    AppointmentStatus.CANCELLED_BY_US,
    AppointmentStatus.CANCELLED_IN_TIME,
    AppointmentStatus.CANCELLED_LATE,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """All that waits for a member, and how many imported agreements nobody has agreed yet (one task)."""

    waiting: list[Waiting]
    imported: int


def asking(actor: Actor, today: date) -> Asking:
    """All that waits, in one question: unsafe answers first, then what is due, then the oldest.

    A client's message is never suppressed (D08). Newcomers nobody has taken yet show to who may take them.
    """
    if not actor.is_member:
        return Asking([], 0)
    found = [_waiting(row) for row in _asking(actor=actor, today=today, now=timezone.now())]
    listed = [each for each in found if each.what is not What.IMPORTED]
    listed.sort(key=lambda each: (not each.is_urgent, each.due is None, each.due or each.since))
    return Asking(listed, len(found) - len(listed))


@Prepared
def _asking(actor: Actor, today: date, now: datetime) -> QuerySet[Any]:
    parts = (
        _check_ins(actor),
        _questions(actor),
        _newcomers(actor),
        _reviews(actor, today),
        _imported(actor),
        _asked(actor, now),
        _changes(actor, now),
    )
    return _messages(actor).union(*parts, all=True)


def meetings_of_day(actor: Actor, start: datetime, end: datetime) -> list[Appointment]:
    """Appointments that begin in this stretch, with client, member, room and, once it began, meeting.

    A practitioner's own; for who books for everybody without clients of their own, the whole practice's.
    """
    return _meetings(actor=actor, start=start, end=end)


@Prepared
def _meetings(actor: Actor, start: datetime, end: datetime) -> QuerySet[Appointment]:
    found = Appointment.objects.filter(practice_id=actor.practice_id, starts_at__gte=start, starts_at__lt=end)
    if actor.practises or not actor.books_for_all:
        found = found.filter(member_id=actor.myself)
    booked = found.exclude(status__in=RELEASED).select_related("client", "member", "room", "meeting")
    return booked.only(*SHOWN).order_by("starts_at", "pk")


def _waiting(row: tuple[Any, ...]) -> Waiting:
    what, pk, whose, name, since, due, version, lows, urgent = row
    return Waiting(What(what), pk, whose, name, since, due, tuple(lows or ()), bool(urgent), version)


def _columns(found: QuerySet[Any], what: What, client: str, since: str, due: str | None) -> QuerySet[Any]:
    """The same columns from any table, so that one question can ask them all."""
    said = ANSWERED if what is What.CHECK_IN else NOT_ANSWERED
    named = found.order_by().annotate(
        what=Value(what.value, CharField()),
        whose=F(f"{client}id"),
        called=F(f"{client}name"),
        began=Cast(F(since), DateTimeField()),
        until=F(due) if due else Cast(Value(None), DateTimeField()),
        **said,
    )
    return named.values_list(*COLUMNS)


def _messages(actor: Actor) -> QuerySet[Any]:
    found = Thread.objects.filter(of_readable(actor), practice_id=actor.practice_id, open_since__isnull=False)
    return _columns(found, What.MESSAGE, "client__", "open_since", "answer_due_at")


def _check_ins(actor: Actor) -> QuerySet[Any]:
    found = CheckIn.objects.filter(
        of_readable(actor), practice_id=actor.practice_id, answered_at__isnull=False, seen_at=None
    ).exclude(rater=Rater.MEMBER)
    return _columns(found, What.CHECK_IN, "client__", "answered_at", None)


def _questions(actor: Actor) -> QuerySet[Any]:
    return _columns(frames.open_questions(actor), What.QUESTION, "client__", "asked_at", None)


def _newcomers(actor: Actor) -> QuerySet[Any]:
    found = visible_clients(actor).filter(status=ClientStatus.NEWCOMER)
    return _columns(found, What.NEWCOMER, "", "since", None)


def _reviews(actor: Actor, today: date) -> QuerySet[Any]:
    return _columns(frames.reviews_due(actor, today), What.REVIEW, "client__", "agreed_at", None)


def _imported(actor: Actor) -> QuerySet[Any]:
    return _columns(frames.imported_frames(actor), What.IMPORTED, "client__", "practice__opened_at", None)


def _asked(actor: Actor, now: datetime) -> QuerySet[Any]:
    found = _to_fill(actor, now).filter(status=AppointmentStatus.REQUESTED)
    return _columns(found, What.ASKED, "client__", "booked_at", "starts_at")


def _changes(actor: Actor, now: datetime) -> QuerySet[Any]:
    found = _to_fill(actor, now).filter(changed_by_us_at__isnull=False, acknowledged_at=None)
    return _columns(found, What.CHANGE, "client__", "changed_by_us_at", "starts_at")


def _to_fill(actor: Actor, now: datetime) -> QuerySet[Any]:
    """What is still to come in calendars that the actor fills: their own, or everybody's for who has none."""
    found = Appointment.objects.filter(practice_id=actor.practice_id, starts_at__gt=now)
    if actor.books_for_all and not actor.practises:
        return found
    return found.filter(member_id__in=actor.stands_for)
