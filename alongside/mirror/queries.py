"""Reads of the mirror: every finding is private to the member whose work it shows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from json import loads
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, NullIf
from django.utils import timezone

from alongside.clients.models import Client, Engagement, EngagementKind, Stage
from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.meetings.models import Meeting
from alongside.messages.models import Message, Thread
from alongside.mirror.calm import Silence, how_many_calm
from alongside.mirror.facts import Fact, FrameFacts
from alongside.mirror.findings import READ
from alongside.mirror.ground import A_DAY, sane
from alongside.mirror.harm import ORDER
from alongside.mirror.initiative import READS, earliest
from alongside.mirror.member_findings import MEMBER_READ
from alongside.mirror.models import Answer, Finding
from alongside.mirror.resting import AnswerKind
from alongside.scheduling.models import Appointment
from alongside.scheduling.queries.appointments import AWAITED
from alongside.trail.actors import Actor, Kind
from alongside.trail.models import Event
from alongside.trail.queries import said

ON_TODAY = 3
NEEDED = ("pk", "at", "known_at", "verb", "told", "actor_kind", "by_member", "subject_id", "corrects_id")
AT_MOST = 5_000  # facts of one client or one member, the newest: years of daily contact are fewer


def open_findings(actor: Actor) -> list[Finding]:
    """The member's open findings, about clients and themselves together, most harmful if unseen first."""
    if not actor.is_member:
        return []
    return sorted(_open_findings(actor=actor), key=lambda each: (ORDER.index(each.kind), each.found_at))


@Prepared
def _open_findings(actor: Actor) -> QuerySet[Finding]:
    found = Finding.objects.filter(practice_id=actor.practice_id, member_id=actor.myself, is_open=True)
    found = found.filter(client__restricted_at=None)  # a file that rests is not looked at
    return found.select_related("client").only("kind", "facts", "found_at", "evidence", "client__name")


def finding(actor: Actor, finding_id: UUID) -> Finding:
    """One of the member's own findings. NotYours for everybody else, the owner of the practice too."""
    if not actor.is_member:
        raise NotYours
    found = Finding.objects.filter(practice_id=actor.practice_id, member_id=actor.myself, pk=finding_id)
    one = found.select_related("client").first()
    if one is None:
        raise NotYours
    return one


def evidence(actor: Actor, found: Finding) -> list[Fact]:
    """The dated facts behind a finding, oldest first."""
    events = said(actor.practice_id).filter(pk__in=found.evidence)
    if found.client_id:
        events = events.filter(client_id=found.client_id)
    else:
        events = events.filter(actor_kind=Kind.MEMBER, actor_id=actor.myself)
    return [replace(as_fact(event), client=event.client_id) for event in events.order_by("at", "pk")]


def resting(actor: Actor, now: datetime) -> list[Finding]:
    """The member's own findings that rest because they said so, the longest rest last."""
    if not actor.is_member:
        raise NotYours
    mine = Finding.objects.filter(practice_id=actor.practice_id, member_id=actor.myself, is_open=False)
    rests = mine.filter(rests_until__gt=now, client__restricted_at=None)
    return list(rests.select_related("client").order_by("rests_until", "pk"))


def answers(actor: Actor, found: Finding) -> QuerySet[Answer]:
    """What was answered before, newest first."""
    return Answer.objects.filter(finding=found, member_id=actor.myself).order_by("-at")


def to_talk_about(actor: Actor, client_ids: Sequence[UUID]) -> dict[UUID, list[Finding]]:
    """Findings that the member chose to talk about, by client, until they have met again; one question."""
    met = Meeting.objects.filter(client=OuterRef("client"), started_at__gt=OuterRef("at"))
    chosen = Answer.objects.filter(
        ~Exists(met.exclude(end_source="")),
        kind=AnswerKind.TALK,
        member_id=actor.myself,
        client_id__in=client_ids,
    )
    found: dict[UUID, list[Finding]] = {}
    for answer in chosen.select_related("finding").order_by("-at"):
        listed = found.setdefault(answer.client_id, []) if answer.client_id else []
        if answer.finding not in listed:
            listed.append(answer.finding)
    return found


def facts_of(practice_id: UUID, client_id: UUID, now: datetime | None = None) -> list[Fact]:
    """What has happened with a client by now, as arithmetic sees it, oldest first; of very much, the newest AT_MOST."""
    now = now or timezone.now()
    return as_it_stands(_facts_of(practice_id=practice_id, client_id=client_id, now=now)[::-1])


@Prepared
def _facts_of(practice_id: UUID, client_id: UUID, now: datetime) -> QuerySet[Any]:
    known = said(practice_id).filter(client_id=client_id, verb__in=sorted(READ), at__lte=now)
    return rows_of(known.order_by("-at", "-pk"))[:AT_MOST]


def facts_of_member(
    practice_id: UUID, member_id: UUID, since: datetime, now: datetime | None = None
) -> list[Fact]:
    """What one member did since then, with whomever, as arithmetic sees it; oldest first, the newest AT_MOST.

    With whom it was, and how long calls took; two questions.
    """
    own = said(practice_id).filter(actor_kind=Kind.MEMBER, actor_id=member_id, at__gte=since)
    known = own.filter(verb__in=MEMBER_READ, at__lte=now or timezone.now())
    rows = list(rows_of(known.order_by("-at", "-pk"), "client_id")[:AT_MOST])[::-1]
    calls = Message.objects.filter(practice_id=practice_id, author_member_id=member_id, minutes__gt=0)
    minutes = dict(calls.filter(sent_at__gte=since).values_list("pk", "minutes"))
    clients = {row[0]: row[-1] for row in rows}
    return [
        replace(fact, client=clients[fact.id], minutes=minutes.get(fact.about) if fact.about else None)
        for fact in as_it_stands([row[:-1] for row in rows])
    ]


def rows_of(events: QuerySet[Event], *also: str) -> QuerySet[Any]:
    """What arithmetic needs of these events (NEEDED), as plain rows: thousands are read at once."""
    needed = events.annotate(
        known_at=NullIf("recorded_at", "at"),
        told=Cast("facts", TextField()),
        by_member=Case(When(actor_kind=Kind.MEMBER, then="actor_id")),
    )
    return needed.values_list(*NEEDED, *also)


def as_it_stands(rows: Collection[tuple[Any, ...]]) -> list[Fact]:
    """Rows (NEEDED) as arithmetic sees them, in the same order; what was corrected counts as it was corrected."""
    corrected = {row[-1] for row in rows}
    return [_fact(*row) for row in rows if row[0] not in corrected]


def as_fact(event: Event) -> Fact:
    """An event as arithmetic sees it."""
    by, about = event.actor_kind, event.subject_id
    by_member = event.actor_id if by == Kind.MEMBER else None
    known_at = event.recorded_at if event.recorded_at != event.at else None
    return Fact(event.pk, event.at, event.verb, sane(event.facts), by_member, by, about, known_at)


def _fact(
    pk: int,
    at: datetime,
    known_at: datetime | None,
    verb: str,
    told: str,
    by: str,
    by_member: UUID | None,
    about: UUID | None,
    _corrects: int | None,
) -> Fact:
    return Fact(pk, at, verb, _read(told), by_member, by, about, known_at)


@lru_cache(4096)
def _read(told: str) -> Mapping[str, Any]:
    """Numbers and codes: the same few, again and again."""
    return sane(loads(told))


def facts_of_initiative(actor: Actor, client: Client, now: datetime) -> list[Fact]:
    """What a client and who works here began and did together in the last twelve months; one question (L04).

    The caller has decided already that the actor may read this client's file. Nothing of a file that rests, and
    nothing where the newest work is delivery (D09).
    """
    if not actor.is_member or client.practice_id != actor.practice_id:
        raise NotYours
    if client.restricted_at:
        return []
    rows = _facts_of_initiative(
        practice_id=actor.practice_id,
        client_id=client.pk,
        since=earliest(now, ZoneInfo(actor.timezone)),
        now=now,
    )[::-1]
    minutes = {row[0]: row[-1] for row in rows}
    return [replace(fact, minutes=minutes[fact.id]) for fact in as_it_stands([row[:-1] for row in rows])]


@Prepared
def _facts_of_initiative(practice_id: UUID, client_id: UUID, since: datetime, now: datetime) -> QuerySet[Any]:
    works = _newest_first(Engagement.objects.filter(client_id=client_id))
    calls = Message.objects.filter(pk=OuterRef("subject_id")).values("minutes")[:1]
    known = said(practice_id).filter(client_id=client_id, verb__in=sorted(READS), at__gte=since, at__lte=now)
    known = known.alias(kind=Subquery(works.values("kind")[:1])).filter(kind=EngagementKind.ADVICE)
    return rows_of(known.annotate(took=Subquery(calls)).order_by("-at", "-pk"), "took")[:AT_MOST]


def frame_facts(client: Client, now: datetime | None = None) -> FrameFacts:
    """What of the client's running work and agreement matters to findings (D09); two questions.

    Where all work has ended: of which kind the last one was.
    """
    work = next(iter(_newest_work(client_id=client.pk, now=now or timezone.now())), None)
    if work is None or work.stage == Stage.ENDED:
        is_advice = work is None or work.kind == EngagementKind.ADVICE
        awaits = client.practitioner_id if work is None else None
        return FrameFacts(
            is_advice=is_advice, stage=Stage.ENDED, zone=client.practice.timezone, awaits=awaits
        )
    frame = next(iter(_agreement(engagement_id=work.pk)), None)
    return facts_of_work(work, frame, has_next=work.has_next, zone=client.practice.timezone)


@Prepared
def _newest_work(client_id: UUID, now: datetime) -> QuerySet[Engagement]:
    planned = Appointment.objects.filter(client=OuterRef("client"), status__in=AWAITED, ends_at__gt=now)
    works = Engagement.objects.filter(client_id=client_id).annotate(has_next=Exists(planned))
    return _newest_first(works)[:1]


def _newest_first(works: QuerySet[Engagement]) -> QuerySet[Engagement]:
    """What still runs comes first."""
    return works.order_by(F("ended_at").desc(nulls_first=True), "-opened_at", "-pk")


@Prepared
def _agreement(engagement_id: UUID) -> QuerySet[Frame]:
    agreed = Frame.objects.filter(engagement_id=engagement_id, status=FrameStatus.AGREED, ended_at=None)
    return agreed.order_by("pk")[:1]


def facts_of_work(work: Engagement, frame: Frame | None, *, has_next: bool, zone: str) -> FrameFacts:
    """What of this work and of its agreement matters; it asks nothing."""
    about: dict[str, Any] = {
        "is_advice": work.kind == EngagementKind.ADVICE,
        "practitioner": work.practitioner_id,
        "stage": work.stage,
        "opened_at": work.opened_at,
        "has_next": has_next,
        "zone": zone,
    }
    if frame is None:
        return FrameFacts(**about, has_frame=False)
    return FrameFacts(
        **about,
        minutes=frame.minutes,
        daily_contact_agreed=frame.daily_contact_agreed,
        is_imported=frame.is_imported,
        agreed_on=frame.agreed_at.date() if frame.agreed_at else None,
        review_on=frame.review_on,
        every_weeks=frame.every_weeks,
        reply_hours=frame.reply_hours,
        contact_channels=frozenset(frame.contact_channels),
    )


@dataclass(frozen=True, slots=True)
class Lengths:
    """How a member's meetings ended: how many with a known end, how many of them ran over."""

    known: int
    over: int


def lengths_of_meetings(actor: Actor) -> Lengths:
    """Over all the member's meetings with a known end: real minutes beyond the planned ones, by any amount."""
    ended = (
        said(actor.practice_id)
        .filter(~Exists(_corrections()), actor_kind=Kind.MEMBER, actor_id=actor.id, verb="meeting.ended")
        .annotate(
            real=Cast(KT("facts__real_minutes"), IntegerField()),
            planned=Cast(KT("facts__planned_minutes"), IntegerField()),
        )
    )
    # A clock that was set back knows no end.
    known = ended.exclude(facts__real_minutes=None).filter(real__gte=0, real__lte=A_DAY)
    return Lengths(**known.aggregate(known=Count("pk"), over=Count("pk", filter=Q(real__gt=F("planned")))))


def _corrections() -> QuerySet[Event]:
    """Of an event outside: what it was corrected to."""
    return Event.objects.filter(corrects=OuterRef("pk"), salt__isnull=False)


def quiet_clients(actor: Actor, now: datetime | None = None) -> int:
    """With how many of the member's clients it is quiet as agreed (D08); advice work only (D09). One question."""
    now = now or timezone.now()
    work = Engagement.objects.filter(
        practice_id=actor.practice_id,
        practitioner_id=actor.myself,
        stage=Stage.ACTIVE,
        kind=EngagementKind.ADVICE,
    )
    said_or_met = said(actor.practice_id).filter(
        client_id=OuterRef("client_id"), verb__in=("message.sent", "meeting.ended"), at__lte=now
    )
    theirs, its = OuterRef("client_id"), OuterRef("pk")
    agreed = Frame.objects.filter(engagement=its, status=FrameStatus.AGREED, ended_at=None)
    planned = Appointment.objects.filter(client=theirs, status__in=AWAITED, ends_at__gt=now)
    rows = work.filter(client__restricted_at=None).values_list(
        Subquery(said_or_met.order_by("-at").values("at")[:1]),
        Subquery(agreed.values("every_weeks")[:1]),
        Exists(planned),
        Exists(Thread.objects.filter(client=theirs, open_since__isnull=False)),
    )
    return how_many_calm((Silence(*row) for row in rows), now)
