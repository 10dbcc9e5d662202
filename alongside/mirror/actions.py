"""Writes of the mirror: looking again at a client, and the practitioner's answers; actor first."""

import logging
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.db.utils import Error
from django.utils import timezone

from alongside.clients.models import Client, ClientStatus, Engagement, Profile, Stage
from alongside.lib.errors import Refused
from alongside.lib.prepared import Prepared
from alongside.lib.sealed import move_all_sealed
from alongside.mirror import queries, verbs
from alongside.mirror.facts import Found, Thresholds
from alongside.mirror.findings import READ, what_speaks
from alongside.mirror.member_findings import MEMBER_READ, what_speaks_of_member
from alongside.mirror.models import Answer, Finding, SharedFinding
from alongside.mirror.own_queries import A_YEAR, own_frame
from alongside.mirror.resting import AnswerKind, Before, is_open, rests_until
from alongside.practice.models import Member, MemberStatus
from alongside.trail.actions import record, seal_trail
from alongside.trail.actors import Actor, worker
from alongside.trail.models import Event, Link

HOURS = 24
AT_ONCE = 200  # clients; more would keep the worker from its letters
A_FEW = 20
CHANGED = verbs.THRESHOLDS_CHANGED.name
OWN = MEMBER_READ - READ  # what members enter about themselves
# What no finding reads, but what changes the work, the agreement, who does it, or what is booked.
STANDS = frozenset(
    {
        *("engagement.started", "engagement.changed", "engagement.paused", "client.handed_over"),
        *("frame.withdrawn", "frame.closed", "file.rested", "file.woken", "client.merged"),
        *("appointment.taken_back", "appointment.answered", "appointment.changed"),
        *("gathering.booked", "gathering.moved", "gathering.cancelled"),
    }
)

log = logging.getLogger("alongside.mirror")


def look_at_new_links(limit: int = 20) -> int:
    """Look again at every client in links that the mirror has not seen; returns how many clients.

    The sealer links every event exactly once, so no event is missed and none is looked at twice for nothing.
    New thresholds of a practice are a reason to look at all its running work and all its members: AT_ONCE clients
    and A_FEW members here, the rest in their hour of the day (look_again).
    """
    links = list(Link.objects.filter(looked_at=None).order_by("made_at")[:limit])
    clients = dict.fromkeys(each for link in links for each in _clients_in(link))
    for practice_id, client_id in clients:
        _look(look_at_client, practice_id, client_id)
    for practice_id, member_id in dict.fromkeys(each for link in links for each in _members_in(link)):
        _look(look_at_member, practice_id, member_id)
    Link.objects.filter(pk__in=[link.pk for link in links]).update(looked_at=timezone.now())
    return len(clients)


def _clients_in(link: Link) -> list[tuple[UUID, UUID]]:
    """Practice and client of whatever in a link may change what is found, in an order that is always the same."""
    events = Event.objects.filter(link=link, verb__in=READ | STANDS | {CHANGED}).order_by()
    seen = set(events.values_list("client_id", "verb").distinct())
    clients = {client_id for client_id, _ in seen if client_id}
    if CHANGED in {verb for _, verb in seen}:
        clients |= set(sorted(pk for _, pk in _looked_after(link.practice_id))[:AT_ONCE])
    return [(link.practice_id, client_id) for client_id in sorted(clients)]


def _members_in(link: Link) -> list[tuple[UUID, UUID]]:
    """Practice and member of what members entered about themselves, and of new thresholds."""
    own = Event.objects.filter(link=link, verb__in=OWN | {CHANGED}, actor_id__isnull=False).order_by()
    seen = set(own.values_list("actor_id", "verb").distinct())
    members = {member_id for member_id, verb in seen if member_id and verb != CHANGED}
    if CHANGED in {verb for _, verb in seen}:
        active = Member.objects.filter(practice_id=link.practice_id, status=MemberStatus.ACTIVE)
        members |= set(active.order_by("pk").values_list("pk", flat=True)[:A_FEW])
    return [(link.practice_id, member_id) for member_id in sorted(members)]


def look_at_clients(actor: Actor, client_ids: Sequence[UUID]) -> int:
    """Look again at each of these clients of one practice, whatever happened to them; returns how many."""
    for client_id in client_ids:
        _look(look_at_client, actor.practice_id, client_id)
    return len(client_ids)


def _look(at: Callable[[Actor, UUID], None], practice_id: UUID, whom: UUID) -> None:
    """Look at one of them; facts that cannot be read cost the findings about this one, not about everybody."""
    try:
        at(worker(practice_id), whom)
    except Error:
        raise  # of the database: the round comes again
    except Exception:
        log.exception("The mirror could not look at %s", whom)


def look_again() -> int:
    """Look once a day at everybody with running work or an open finding, and at every member: days pass.

    A twenty-fourth of them in each hour of the day, told by their id, so that no round is long; returns how many.
    """
    hour = timezone.now().hour
    due = sorted(each for each in _looked_after() if each[1].int % HOURS == hour)
    for number, (practice_id, pk) in enumerate(due, start=1):
        _look(look_at_client, practice_id, pk)
        if number % A_FEW == 0:  # what happens meanwhile is not kept waiting
            seal_trail()
            look_at_new_links()
    members = Member.objects.filter(status=MemberStatus.ACTIVE).order_by("practice_id", "pk")
    for practice_id, pk in members.values_list("practice_id", "pk"):
        if pk.int % HOURS == hour:
            _look(look_at_member, practice_id, pk)
    return len(due)


def _looked_after(practice_id: UUID | None = None) -> set[tuple[UUID, UUID]]:
    """Practice and client of all running work, open findings and undecided ties, of one practice or of all."""
    running = Engagement.objects.exclude(stage=Stage.ENDED)
    found = Finding.objects.filter(is_open=True, client_id__isnull=False)
    if practice_id:
        running, found = running.filter(practice_id=practice_id), found.filter(practice_id=practice_id)
    asked = Profile.objects.filter(intake_answered_at__isnull=False, tie_decision="", dual_ties__isnull=False)
    asked = asked.filter(client__status__in=(ClientStatus.NEWCOMER, ClientStatus.ACTIVE))
    if practice_id:
        asked = asked.filter(practice_id=practice_id)
    rows = [
        *running.values_list("practice_id", "client_id"),
        *found.values_list("practice_id", "client_id"),
        *asked.values_list("practice_id", "client_id"),
    ]
    return {(house, pk) for house, pk in rows if pk}


def look_at_client(actor: Actor, client_id: UUID) -> None:
    """Recompute one client's findings and keep what changed."""
    client = next(iter(_client(practice_id=actor.practice_id, client_id=client_id)), None)
    if client is None:
        return
    found: list[Found] = []
    if not client.restricted_at:  # a file that rests is not looked at (GDPR art. 18)
        now = timezone.now()
        facts, frame = queries.facts_of(actor.practice_id, client_id, now), queries.frame_facts(client, now)
        found = what_speaks(facts, frame, Thresholds.of(client.practice.thresholds), now)
    if found or _open_about(client_id=client_id):
        with transaction.atomic():
            _keep(client, found)


@Prepared
def _client(practice_id: UUID, client_id: UUID) -> QuerySet[Client]:
    found = Client.objects.filter(practice_id=practice_id, pk=client_id).select_related("practice")
    return found.only("restricted_at", "practice__timezone", "practice__thresholds")


@Prepared
def _open_about(client_id: UUID) -> QuerySet[Any]:
    return Finding.objects.filter(client_id=client_id, is_open=True).values_list("pk")[:1]


def look_at_member(actor: Actor, member_id: UUID) -> None:
    """Recompute the findings about one member's own days, with whomever they work, and keep what changed."""
    found = Member.objects.filter(practice_id=actor.practice_id, pk=member_id).select_related("practice")
    member = found.first()
    if member is None:
        return
    now = timezone.now().astimezone(ZoneInfo(member.timezone))
    facts = queries.facts_of_member(actor.practice_id, member_id, now - A_YEAR, now)
    thresholds = Thresholds.of(member.practice.thresholds)
    own = own_frame(actor, member_id, member.practice.thresholds, now.date())
    seen = what_speaks_of_member(facts, thresholds, now, own)
    with transaction.atomic():
        kept = Finding.objects.filter(member=member, client=None).select_for_update()
        _keep_rows(actor.practice_id, None, list(kept), seen)


def _keep(client: Client, found: Sequence[Found]) -> None:
    working = set(Member.objects.filter(practice_id=client.practice_id).values_list("pk", flat=True))
    kept = Finding.objects.filter(client=client).select_for_update()
    _keep_rows(client.practice_id, client, list(kept), [each for each in found if each.member in working])


def _keep_rows(
    practice_id: UUID, client: Client | None, kept: Sequence[Finding], found: Sequence[Found]
) -> None:
    now = timezone.now()
    rows = {(row.kind, row.member_id): row for row in kept}
    for each in found:
        row = rows.pop((each.kind, each.member), None)
        before = (row.is_open, row.evidence, row.facts) if row else None
        if row is None:
            row = Finding(practice_id=practice_id, client=client, member_id=each.member, kind=each.kind)
            row.found_at = now
        row.is_open = is_open(Before(_answered(row, each.evidence), row.rests_until), each.evidence, now)
        row.evidence, row.facts = list(each.evidence), dict(each.facts)
        if before != (row.is_open, row.evidence, row.facts):
            row.save()
    gone = [row.pk for row in rows.values() if row.is_open]
    Finding.objects.filter(pk__in=gone).update(is_open=False)


def _answered(row: Finding, evidence: Sequence[int]) -> set[int]:
    """Evidence that was answered already; the same fact imported once more, or put right, is no news."""
    given = Answer.objects.filter(finding_id=row.pk).values_list("evidence", flat=True)
    answered = {event for answer in given for event in answer}
    new = set(evidence) - answered
    if not answered or not new:
        return answered
    known = set(Event.objects.filter(pk__in=answered).values_list("verb", "at"))
    again = Event.objects.filter(pk__in=new).values_list("pk", "verb", "at", "corrects_id")
    return answered | {pk for pk, verb, at, old in again if old in answered or (verb, at) in known}


def answer_finding(
    actor: Actor, finding_id: UUID, *, kind: AnswerKind, words: str = "", rests_days: int | None = None
) -> Answer:
    """The practitioner answers their own finding; it rests for as long as they say.

    "It is fine because" wants its because. `rests_days`: for answers that choose (CHOOSES_REST), or FOR_GOOD.
    NotYours for everybody else.
    """
    if kind is AnswerKind.FINE_BECAUSE and not words.strip():
        raise Refused("because_what", "words")
    with transaction.atomic():
        found = queries.finding(actor, finding_id)
        now = timezone.now()
        answer = Answer.objects.create(
            practice_id=actor.practice_id,
            finding=found,
            member_id=found.member_id,
            client_id=found.client_id,
            kind=kind,
            words=words,
            evidence=found.evidence,
            at=now,
        )
        found.is_open, found.rests_until = False, rests_until(kind, now, rests_days)
        found.save(update_fields=["is_open", "rests_until"])
        record(
            actor,
            verbs.FINDING_ANSWERED,
            client_id=found.client_id,
            subject=found,
            kind=found.kind,
            answer=str(kind),
        )
        return answer


def wake_finding(actor: Actor, finding_id: UUID) -> None:
    """End the rest of an own finding: it speaks again when there is new evidence. NotYours for everybody else."""
    with transaction.atomic():
        found = queries.finding(actor, finding_id)
        found.rests_until = None
        found.save(update_fields=["rests_until"])
        record(actor, verbs.FINDING_WOKEN, client_id=found.client_id, subject=found, kind=found.kind)


def export_client(actor: Actor, client_id: UUID) -> dict[str, object]:
    """Nothing: findings are the practitioner's own reflection, not part of the client's file."""
    return {}


def erase_client(actor: Actor, client_id: UUID) -> None:
    """Remove every finding about a client, what was answered, and what was shared."""
    SharedFinding.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()
    Answer.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()
    Finding.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()
    _take_out_of_evidence(actor.practice_id, client_id)


def _take_out_of_evidence(practice_id: UUID, client_id: UUID) -> None:
    """What members are told about their own days names no event of this client any more."""
    events = Event.objects.filter(practice_id=practice_id, client_id=client_id)
    gone = set(events.values_list("pk", flat=True))
    for table in (Finding, Answer, SharedFinding):
        for row in table.objects.filter(practice_id=practice_id, client=None).only("evidence"):
            kept = [event for event in row.evidence if event not in gone]
            if kept != row.evidence:
                table.objects.filter(pk=row.pk).update(evidence=kept)


def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give findings and answers about one client to another (they were the same person)."""
    for found in Finding.objects.select_for_update().filter(client=from_client):
        same = Finding.objects.filter(client=to_client, member=found.member_id, kind=found.kind).first()
        if same is None:
            found.client = to_client
            found.save(update_fields=["client"])
        else:
            found.answers.update(finding=same)
            found.shares.exclude(supervisor__in=same.shares.values("supervisor")).update(finding=same)
            found.delete()
    move_all_sealed(Answer, from_client.pk, to_client.pk)
    move_all_sealed(SharedFinding, from_client.pk, to_client.pk)


def close_engagement(actor: Actor, engagement_id: UUID) -> None:
    """The work has ended: what was open about it is closed."""
    ended = Engagement.objects.filter(practice_id=actor.practice_id, pk=engagement_id)
    Finding.objects.filter(client__in=ended.values("client_id")).update(is_open=False)
