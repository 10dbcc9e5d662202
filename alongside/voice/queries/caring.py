"""Reads of what asks for care: answers to be seen at once, and what is worth a conversation; actor first."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.clients.models import Client
from alongside.clients.queries import readable_client, readable_clients
from alongside.lib.errors import NotYours
from alongside.practice.models import Member
from alongside.trail.actors import Actor
from alongside.voice.answers import given
from alongside.voice.caring import Answered, Why, is_fine_again
from alongside.voice.models import CheckIn, Concern, CriticalAnswer, Rater
from alongside.voice.queries.measures import Version, version_of


def reachable_criticals(actor: Actor) -> QuerySet[CriticalAnswer]:
    """Critical answers that this member may act on: of who they work with, or that they were told of (L06).

    Who was told because nobody had looked learns that there is something and about whom, never the answer.
    """
    found = CriticalAnswer.objects.filter(practice_id=actor.practice_id)
    if actor.is_trusted:
        return found
    if not actor.is_member:
        return found.none()
    readable = Q(client__in=readable_clients(actor))
    return (
        found.filter(readable | Q(escalated_at__isnull=False))
        if actor.runs_practice
        else found.filter(readable)
    )


@dataclass(frozen=True, slots=True)
class Alarm:
    """The critical answers of one check-in, and whether this actor may read them."""

    check_in_id: UUID
    client: Client
    rows: list[CriticalAnswer]
    may_read: bool
    told: list[Member]
    told_next: list[Member]

    @property
    def first(self) -> CriticalAnswer:
        return self.rows[0]

    @property
    def is_settled(self) -> bool:
        return all(row.done_at for row in self.rows)


def alarm(actor: Actor, check_in_id: UUID) -> Alarm:
    """What must be seen at once in one check-in. NotYours otherwise."""
    found = reachable_criticals(actor).filter(check_in_id=check_in_id)
    rows = list(found.select_related("client", "check_in", "seen_by", "done_by", "practice").order_by("pk"))
    if not rows:
        raise NotYours
    named = {each for row in rows for each in (*row.told_to, *row.escalated_to)}
    known = {str(each.pk): each for each in Member.objects.filter(pk__in=named)} if named else {}
    client = rows[0].client
    return Alarm(
        check_in_id=check_in_id,
        client=client,
        rows=rows,
        may_read=readable_clients(actor).filter(pk=client.pk).exists(),
        told=[known[each] for each in rows[0].told_to if each in known],
        told_next=[known[each] for each in rows[0].escalated_to if each in known],
    )


@dataclass(frozen=True, slots=True)
class Look:
    """A concern with the version it was asked in, what was answered then, and at the second look."""

    concern: Concern
    version: Version
    then: float | None
    now: float | None
    is_fine: bool

    @property
    def waits_for_answer(self) -> bool:
        """Whether it was asked again and nobody has answered yet."""
        recheck = self.concern.recheck
        return recheck is not None and recheck.is_open


def readable_concerns(actor: Actor) -> QuerySet[Concern]:
    """Concerns about clients whose words this member may read."""
    if not (actor.is_member or actor.is_trusted):
        return Concern.objects.none()
    return Concern.objects.filter(client__in=readable_clients(actor))


def concern(actor: Actor, concern_id: UUID) -> Look:
    """One concern. NotYours otherwise."""
    found = _with_answers(readable_concerns(actor).filter(pk=concern_id)).first()
    if found is None:
        raise NotYours
    return look(found)


def concerns(actor: Actor, client_id: UUID) -> list[Look]:
    """All concerns of a client: open ones first, the newest first. NotYours for who may not read their words."""
    client = readable_client(actor, client_id)
    rows = _with_answers(readable_concerns(actor).filter(client=client)).order_by("-raised_at", "-pk")
    return sorted((look(each) for each in rows), key=lambda each: each.concern.closed_at is not None)


def open_concerns(actor: Actor, client_id: UUID) -> list[Look]:
    """What to talk about at the next meeting: the most pressing first, then the oldest (C02, C04)."""
    rows = _with_answers(readable_concerns(actor).filter(client_id=client_id, closed_at=None))
    pressing = list(Why)
    return sorted(
        (look(each) for each in rows.order_by("raised_at", "pk")),
        key=lambda each: (each.concern.talked_at is not None, pressing.index(Why(each.concern.why))),
    )


def heard(actor: Actor) -> list[Concern]:
    """What was talked about after this client's own answers, where the practitioner shares what changed."""
    if not actor.is_client:
        raise NotYours
    found = Concern.objects.filter(client__in=readable_clients(actor), shared_at__isnull=False)
    mine = found.filter(check_in__rater=Rater.CLIENT).defer("said")
    return list(mine.select_related("meeting", "check_in").order_by("-talked_at", "-pk"))


def look(row: Concern) -> Look:
    """A concern with what its answers say; needs check_in and recheck at hand."""
    version = version_of(row.check_in.version_id)
    then, again = answered(row.check_in), row.recheck
    now = answered(again) if again is not None and again.answered_at else None
    low = again.low if again is not None else []
    return Look(
        concern=row,
        version=version,
        then=then.value(row.part),
        now=now.value(row.part) if now else None,
        is_fine=now is not None and is_fine_again(version.definition, row.part, then, now, low=low),
    )


def answered(check_in: CheckIn) -> Answered:
    """A check-in's values by item and by scale; what is no number is left out."""
    items = given(version_of(check_in.version_id).definition, check_in.answers)
    return Answered(items, {name: score["value"] for name, score in check_in.scores.items()})


def _with_answers(found: QuerySet[Concern]) -> QuerySet[Concern]:
    return found.select_related("client", "check_in", "recheck", "meeting")
