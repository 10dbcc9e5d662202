"""What becomes of answers that ask for care: seen at once, talked about, looked at again; actor first."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.telling import members_to_tell
from alongside.lib.errors import NotYours
from alongside.notices import sms
from alongside.notices.actions import post, withdraw
from alongside.practice.models import Member, MemberStatus
from alongside.trail.actions import record
from alongside.trail.actors import RUNS_PRACTICE, Actor
from alongside.trail.verbs import Verb
from alongside.voice import caring, verbs
from alongside.voice.answers import critical
from alongside.voice.models import CheckIn, Concern, CriticalAnswer, Rater
from alongside.voice.queries.caring import answered
from alongside.voice.queries.measures import version_of

RAISED, STILL_OPEN = "critical.raised", "critical.unseen"


def raise_critical(actor: Actor, check_in: CheckIn, items: Sequence[str]) -> list[CriticalAnswer]:
    """These items of an answer must be seen at once: who works with the client hears of it now (L06).

    Inside the transaction of the answer. Where nobody is responsible, who runs the practice hears of it instead.
    """
    now = timezone.now()
    rows = [_critical(check_in, item, now) for item in items]
    if not rows:
        return []
    told = members_to_tell(check_in.client, now)
    is_late = not told
    told = told or _who_runs(check_in.practice_id)
    for row in rows:
        row.told_to = [str(member.pk) for member in told]
        row.escalated_at = now if is_late else None
    CriticalAnswer.objects.bulk_create(rows)
    for row in rows:
        remember(actor, row, verbs.CRITICAL_RAISED, item=row.item, told=row.told_to)
    _tell(RAISED, rows[0], told)
    return rows


def _critical(check_in: CheckIn, item: str, now: datetime) -> CriticalAnswer:
    return CriticalAnswer(
        practice_id=check_in.practice_id,
        client_id=check_in.client_id,
        check_in=check_in,
        item=item,
        given=check_in.answers[item],
        told_at=now,
    )


def raise_concerns(actor: Actor, check_in: CheckIn) -> list[Concern]:
    """What in this answer is worth a conversation (C02, C04), inside the transaction of the answer.

    A part that is open already is not raised again: where it was talked about, this answer is its second look.
    How a meeting was for a member is no concern about the client.
    """
    if check_in.rater == Rater.MEMBER:
        return []
    version = version_of(check_in.version_id)
    _one_at_a_time(check_in.client_id)
    going_on = _open_about(check_in, version.measure_id)
    for concern in going_on.values():
        _look_again(concern, check_in)
    found = caring.worth_a_conversation(
        version.definition,
        answered(check_in),
        low=check_in.low,
        urgent=critical(version.definition, check_in.answers),
        earlier=[answered(each) for each in _earlier(check_in, version.measure_id)],
    )
    new = [_concern(check_in, each) for each in found if each.part not in going_on]
    Concern.objects.bulk_create(new)
    for concern in new:
        remember(actor, concern, verbs.CONCERN_RAISED, part=concern.part, why=concern.why)
    return new


def _one_at_a_time(client_id: UUID) -> None:
    """Two answers of one client at one moment raise nothing twice."""
    list(Client.objects.select_for_update(no_key=True).filter(pk=client_id).values_list("pk"))


def _open_about(check_in: CheckIn, measure_id: UUID) -> dict[str, Concern]:
    """Open concerns by part that the same person's answers to the same measure raised; locked."""
    found = Concern.objects.select_for_update(of=("self",)).filter(
        client_id=check_in.client_id,
        closed_at=None,
        check_in__version__measure_id=measure_id,
        check_in__rater=check_in.rater,
        check_in__circle_person_id=check_in.circle_person_id,
    )
    return {each.part: each for each in found.order_by("raised_at")}


def _look_again(concern: Concern, check_in: CheckIn) -> None:
    """An answer after the talk is the second look, whoever asked for it."""
    if concern.talked_at is None or check_in.pk == concern.check_in_id:
        return
    concern.recheck, concern.recheck_wanted_at = check_in, None
    concern.save(update_fields=["recheck", "recheck_wanted_at"])


def _earlier(check_in: CheckIn, measure_id: UUID) -> Iterable[CheckIn]:
    found = CheckIn.objects.filter(
        client_id=check_in.client_id,
        version__measure_id=measure_id,
        rater=check_in.rater,
        circle_person_id=check_in.circle_person_id,
        answered_at__isnull=False,
    )
    newest = found.exclude(pk=check_in.pk).order_by("-answered_at", "-pk")
    return reversed(newest.only("version", "answers", "scores")[: caring.LOOKS_BACK])


def _concern(check_in: CheckIn, evidence: caring.Evidence) -> Concern:
    return Concern(
        practice_id=check_in.practice_id,
        client_id=check_in.client_id,
        engagement_id=check_in.engagement_id,
        check_in=check_in,
        part=evidence.part,
        why=evidence.why,
        raised_at=timezone.now(),
    )


@transaction.atomic
def escalate(actor: Actor, critical_id: UUID, now: datetime) -> bool:
    """Nobody has looked in the agreed time: others hear of it, once. False when it is not due, or settled.

    Who was told first hears again only where nobody else is there. NotYours for anybody but the house itself.
    """
    if not actor.is_trusted:
        raise NotYours
    rows = CriticalAnswer.objects.select_for_update(of=("self",)).filter(practice_id=actor.practice_id)
    found = rows.filter(pk=critical_id, seen_at=None)
    row = found.filter(escalated_at=None, done_at=None).select_related("client", "practice").first()
    if row is None or escalates_at(row) > now:
        return False
    others = _others(row, now)
    row.escalated_at, row.escalated_to = now, [str(member.pk) for member in others]
    row.save(update_fields=["escalated_at", "escalated_to"])
    remember(actor, row, verbs.CRITICAL_ESCALATED, told=row.escalated_to)
    _tell(STILL_OPEN, row, others)
    return True


def escalates_at(row: CriticalAnswer) -> datetime:
    """When others hear of it, by the practice's own hours."""
    practice = row.practice
    return caring.escalates_at(row.told_at, practice.alarm_hours, ZoneInfo(practice.timezone))


def due_to_escalate(now: datetime) -> list[tuple[UUID, UUID]]:
    """Critical answers that nobody has looked at in the agreed time, by practice and id; for the worker."""
    found = CriticalAnswer.objects.filter(seen_at=None, escalated_at=None, done_at=None)
    rows = found.select_related("practice").order_by("told_at")
    return [(row.practice_id, row.pk) for row in rows if escalates_at(row) <= now]


def see(actor: Actor, row: CriticalAnswer) -> None:
    """Somebody has seen it; letters about it that still wait are taken back. The row is locked."""
    row.seen_at, row.seen_by_id = timezone.now(), actor.myself
    row.save(update_fields=["seen_at", "seen_by"])
    remember(actor, row, verbs.CRITICAL_SEEN)
    withdraw(row.practice_id, subject_id=row.pk)


def see_all_of(actor: Actor, client_id: UUID) -> None:
    """Who has read a client's answers has seen the critical ones among them, inside that transaction."""
    found = CriticalAnswer.objects.select_for_update(of=("self",)).filter(client_id=client_id, seen_at=None)
    for row in found.select_related("check_in").order_by("pk"):
        see(actor, row)


def _others(row: CriticalAnswer, now: datetime) -> list[Member]:
    """Who runs the practice and who covers now, without those who were told; all of them where nobody is left."""
    everybody = {member.pk: member for member in _who_runs(row.practice_id)}
    everybody |= {member.pk: member for member in members_to_tell(row.client, now)}
    fresh = [member for pk, member in everybody.items() if str(pk) not in row.told_to]
    return fresh or list(everybody.values())


def _who_runs(practice_id: UUID) -> list[Member]:
    working = Member.objects.filter(practice_id=practice_id, status=MemberStatus.ACTIVE)
    return list(working.filter(role__in=RUNS_PRACTICE).order_by("pk"))


def _tell(kind: str, row: CriticalAnswer, members: Iterable[Member]) -> None:
    """A letter, and a text message where the member wants one: that there is something, never what."""
    for member in members:
        about: dict[str, Any] = {
            "language": member.language,
            "zone": member.timezone,
            "client_id": row.client_id,
            "subject_id": row.pk,
            "facts": {"check_in": str(row.check_in_id)},
        }
        once = f"{kind} {row.check_in_id} {member.pk}"
        post(row.practice_id, kind, email=member.email, once=once, **about)
        if member.alarm_phone and sms.is_set():
            post(row.practice_id, kind, phone=member.alarm_phone, once=f"{once} sms", **about)


def remember(actor: Actor, row: CriticalAnswer | Concern, verb: Verb, **facts: Any) -> None:
    """Record what happened to a critical answer or to a concern."""
    engagement_id = row.engagement_id if isinstance(row, Concern) else row.check_in.engagement_id
    record(actor, verb, client_id=row.client_id, engagement_id=engagement_id, subject=row, **facts)
