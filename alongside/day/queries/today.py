"""What one day asks of a member, read across rooms in as few questions as can be; actor first."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    Exists,
    F,
    JSONField,
    OuterRef,
    QuerySet,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from alongside.clients import data_requests
from alongside.clients.models import ClientStatus
from alongside.clients.queries import of_readable, visible_clients
from alongside.day.queries import caring
from alongside.feedback.models import Feedback, FeedbackStatus
from alongside.frame import asked_queries
from alongside.frame import queries as frames
from alongside.frame.asked import answer_by
from alongside.frame.models import StoppedTopic
from alongside.lib.prepared import Prepared
from alongside.lib.spans import day_span
from alongside.messages.models import Thread
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actors import Actor
from alongside.voice.models import CheckIn, Rater
from alongside.voice.unspoken import HARD_TO_SAY, may_be_conflict


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
    CRITICAL = "critical"  # an answer that somebody must see at once
    CONCERN = "concern"  # worth a conversation, with who comes today
    AGAIN = "again"  # a concern that was talked about and answered again
    FELT = "felt"
    HARD_TO_SAY = "hard_to_say"
    UNSPOKEN = "unspoken"  # a possible conflict that nobody has named
    CHANGE_ASKED = "change_asked"  # another format, rhythm or practitioner
    BREACH = "breach"  # a rule was not kept, says the client
    DATA = "data"  # something about their data
    FEEDBACK = "feedback"  # with a name, about a touchpoint of theirs


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the member. `due` is when an answer was agreed, where one was; of a time, its start.

    `low` names what was low in a check-in of that version, the most pressing first (C04, L06).
    """

    what: What
    id: UUID
    client_id: UUID | None
    name: str
    since: datetime
    due: datetime | None
    low: tuple[str, ...]
    is_urgent: bool
    version_id: UUID | None = None
    why: str = ""


COLUMNS = ("asks", "pk", "whose", "called", "began", "until", "of_version", "lows", "urgent")
ANSWERED: dict[str, Any] = {"of_version": F("version_id"), "lows": F("low"), "urgent": F("is_urgent")}
CRITICAL: dict[str, Any] = {"of_version": F("version_id"), "lows": F("low"), "urgent": F("is_unseen")}
FELT: dict[str, Any] = {
    "of_version": Cast(Value(None), UUIDField()),
    "lows": JSONObject(felt=F("feeling")),
    "urgent": F("has_drop"),
}
CONCERN: dict[str, Any] = {
    "of_version": F("check_in__version_id"),
    "lows": JSONObject(part=F("part"), why=F("why")),
    "urgent": F("is_answered_again"),
}
NOT_ANSWERED: dict[str, Any] = {
    "of_version": Cast(Value(None), UUIDField()),
    "lows": Cast(Value(None), JSONField()),
    "urgent": Value(False, BooleanField()),
}
SAID = {What.CHECK_IN: ANSWERED, What.CRITICAL: CRITICAL, What.FELT: FELT, What.CONCERN: CONCERN}
SHOWN = (
    *("starts_at", "ends_at", "status", "place_kind", "is_first"),
    *("client__name", "member__name", "room__name", "meeting__end_source", "meeting__wrapped_up_at"),
)
ANSWERED_BY = (What.CHANGE_ASKED, What.BREACH)
RELEASED = (
    AppointmentStatus.CANCELLED,
    AppointmentStatus.CANCELLED_BY_US,
    AppointmentStatus.CANCELLED_IN_TIME,
    AppointmentStatus.CANCELLED_LATE,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """All that waits for a member, and how many imported agreements nobody has agreed yet (one task).

    `to_talk`: what is worth a conversation with who comes today, the most pressing first.
    """

    waiting: list[Waiting]
    imported: int
    to_talk: list[Waiting] = field(default_factory=list)


def asking(actor: Actor, today: date) -> Asking:
    """All that waits, in one question: unsafe answers first, then what is due, then the oldest.

    A client's message is never suppressed (D08). Newcomers nobody has taken yet show to who may take them.
    """
    if not actor.is_member:
        return Asking([], 0)
    now, span = timezone.now(), day_span(today, ZoneInfo(actor.timezone))
    rows = _asking(actor=actor, today=today, now=now, start=span.start, end=span.end)
    found = [_waiting(row) for row in rows]
    listed = _cared_for([each for each in found if each.what is not What.IMPORTED], now)
    listed.sort(key=lambda each: (not each.is_urgent, each.due is None, each.due or each.since))
    imported = sum(each.what is What.IMPORTED for each in found)
    to_talk = [each for each in found if each.what is What.CONCERN]
    return Asking(listed, imported, sorted(to_talk, key=lambda each: caring.PRESSING.index(each.why)))


@Prepared
def _asking(actor: Actor, today: date, now: datetime, start: datetime, end: datetime) -> QuerySet[Any]:
    parts = (
        _check_ins(actor),
        _questions(actor),
        _newcomers(actor),
        _reviews(actor, today),
        _imported(actor),
        _asked(actor, now),
        _changes(actor, now),
        _columns(caring.criticals(actor), What.CRITICAL, "client__", "answered_at", None),
        _columns(caring.concerns(actor, start, end), What.CONCERN, "client__", "raised_at", None),
        _columns(caring.felt(actor), What.FELT, "client__", "at", None),
        _feedback(actor),
        _columns(asked_queries.to_answer(actor), What.CHANGE_ASKED, "client__", "asked_at", None),
        _columns(asked_queries.breaches_to_answer(actor), What.BREACH, "client__", "at", None),
        _columns(data_requests.to_answer(actor), What.DATA, "client__", "asked_at", None),
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
    stopped = StoppedTopic.objects.filter(client_id=OuterRef("client_id"), lifted_at=None)
    booked = found.exclude(status__in=RELEASED).annotate(has_stopped=Exists(stopped))
    booked = booked.select_related("client", "member", "room", "meeting")
    return booked.only(*SHOWN).order_by("starts_at", "pk")


def _waiting(row: tuple[Any, ...]) -> Waiting:
    what, pk, whose, name, since, due, version, lows, urgent = row
    kind = What.AGAIN if what == What.CONCERN and urgent else What(what)
    why = lows.pop("why", "") if isinstance(lows, dict) else ""
    low = tuple(lows.values() if isinstance(lows, dict) else lows or ())
    if kind in ANSWERED_BY:
        due = answer_by(since)  # no question waits without an end (D08)
    return Waiting(kind, pk, whose, name or "", since, due, low, bool(urgent), version, why)


def _cared_for(waiting: list[Waiting], now: datetime) -> list[Waiting]:
    """Feelings become what they may mean; an answer that must be seen at once is not listed as an answer too."""
    critical = {each.id for each in waiting if each.what is What.CRITICAL}
    felt = caring.by_client(each for each in waiting if each.what is What.FELT)
    kept = [
        replace(each, is_urgent=each.is_urgent and each.what is not What.AGAIN)
        for each in waiting
        if each.what not in (What.FELT, What.CONCERN)
        and not (each.what is What.CHECK_IN and each.id in critical)
    ]
    return kept + [found for tags in felt.values() for found in _unspoken(tags, now)]


def _unspoken(tags: list[Waiting], now: datetime) -> list[Waiting]:
    """Of one client: whether something is hard to say, and whether a conflict may be unspoken (E04, G03)."""
    newest = max(tags, key=lambda each: each.since)
    felt = [(name, each.since) for each in tags for name in each.low]
    meanings = {
        What.HARD_TO_SAY: any(name == HARD_TO_SAY for name, _at in felt),
        What.UNSPOKEN: may_be_conflict(felt, has_drop=newest.is_urgent, now=now),
    }
    return [replace(newest, what=what, low=(), is_urgent=False) for what, is_so in meanings.items() if is_so]


def _columns(found: QuerySet[Any], what: What, client: str, since: str, due: str | None) -> QuerySet[Any]:
    """The same columns from any table, so that one question can ask them all."""
    said = SAID.get(what, NOT_ANSWERED)
    named = found.order_by().annotate(
        asks=Value(what.value, CharField()),
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


def _feedback(actor: Actor) -> QuerySet[Any]:
    found = Feedback.objects.filter(
        practice_id=actor.practice_id, owner_id__in=actor.stands_for, status=FeedbackStatus.RECEIVED
    )
    return _columns(found, What.FEEDBACK, "client__", "at", None)


def _to_fill(actor: Actor, now: datetime) -> QuerySet[Any]:
    """What is still to come in calendars that the actor fills: their own, or everybody's for who has none."""
    found = Appointment.objects.filter(practice_id=actor.practice_id, starts_at__gt=now)
    if actor.books_for_all and not actor.practises:
        return found
    return found.filter(member_id__in=actor.stands_for)
