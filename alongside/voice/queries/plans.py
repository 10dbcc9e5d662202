"""Reads about plans of asking: what holds for whom, what may be asked, and how much of it was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from alongside.clients.models import CirclePerson, Client, ContactKind, ContactPoint, Stage
from alongside.clients.queries import readable_client, readable_clients
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice import asking
from alongside.voice.asking import Plan
from alongside.voice.models import AskingPlan, CheckIn, Measure, MeasureVersion, Rater
from alongside.voice.queries.check_ins import AFTER_THE_END, readable_check_ins
from alongside.voice.sets import AFTER_MEETING, OWN_SIDE, PLACE, SETS

USUAL = AFTER_MEETING.id  # asked after each meeting, where nobody planned otherwise
NOT_MADE_YET = UUID(int=0)  # the measure of the usual plan, before it was asked the first time
FOR_MEMBERS = frozenset({OWN_SIDE.id})
NOT_TO_PLAN = frozenset({PLACE.id})  # asked where a place is chosen


@dataclass(frozen=True, slots=True)
class Choice:
    """A measure that may be asked. `ref`: its id, or the key of a ready-made set nobody has used yet."""

    ref: str
    key: str
    version: MeasureVersion | None
    is_for_members: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan that holds: the row (None: the usual one), its measure's newest version, and whether it is own."""

    plan: Plan
    row: AskingPlan | None
    version: MeasureVersion | None  # None: the usual set, not used yet


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of what was asked: answered, skipped, left without an answer, still open. What was taken back is left out."""

    asked: int
    answered: int
    skipped: int
    missed: int
    open: int


def as_plan(row: AskingPlan) -> Plan:
    """The plain plan of a row."""
    return Plan(
        id=row.pk,
        measure=row.measure_id,
        rhythm=row.rhythm,
        since=row.made_at,
        every=row.every,
        touchpoint=row.touchpoint,
        rater=row.rater,
        is_own=row.client_id is not None,
        is_stopped=row.stopped_at is not None,
    )


def usual(measure_id: UUID | None, since: datetime) -> Plan:
    """What is asked where nobody planned otherwise: how it was, after each meeting (C04)."""
    return Plan(None, measure_id or NOT_MADE_YET, asking.AFTER, since)


def plan_rows(practice_id: UUID, client_id: UUID | None = None) -> QuerySet[AskingPlan]:
    """Every plan of the practice, and of one client, stopped ones too; not of measures that were put away."""
    whose = Q(client=None) | Q(client_id=client_id) if client_id else Q(client=None)
    found = AskingPlan.objects.filter(whose, practice_id=practice_id, measure__retired_at=None)
    return found.select_related("measure").order_by("made_at", "pk")


def for_work(rows: Iterable[AskingPlan], engagement_id: UUID | None) -> list[AskingPlan]:
    """Those that hold for one piece of work; a plan made for another one does not."""
    return [row for row in rows if row.engagement_id is None or row.engagement_id == engagement_id]


def newest_versions(measure_ids: Iterable[UUID]) -> dict[UUID, MeasureVersion]:
    """The newest version of each measure, by measure, in one question."""
    newest = MeasureVersion.objects.filter(measure=OuterRef("measure")).order_by("-number").values("pk")[:1]
    found = MeasureVersion.objects.filter(measure_id__in=list(measure_ids), pk=Subquery(newest))
    return {each.measure_id: each for each in found.select_related("measure")}


def plans_of_practice(actor: Actor) -> list[Standing]:
    """What is asked of everybody, for all who work with clients here. NotYours for others."""
    if not (actor.practises or actor.runs_practice):
        raise NotYours
    return _standing(list(plan_rows(actor.practice_id)), actor.practice_id)


def plans_of_client(actor: Actor, client_id: UUID) -> list[Standing]:
    """What is asked of one client, of who works with them and of those around them, as it holds today."""
    client = readable_client(actor, client_id)
    rows = for_work(plan_rows(client.practice_id, client.pk), open_work_id(client))
    found = _standing(rows, client.practice_id)
    return [each for each in found if not actor.is_client or each.plan.rater != Rater.MEMBER]


def stopped_of_client(actor: Actor, client_id: UUID) -> list[AskingPlan]:
    """A client's own plans that stopped: a no to what the practice may ask of everybody; the newest first."""
    client = readable_client(actor, client_id)
    found = AskingPlan.objects.filter(client=client, stopped_at__isnull=False).select_related("measure")
    return list(found.order_by("-stopped_at", "pk"))


def plan(actor: Actor, plan_id: UUID) -> AskingPlan:
    """One plan: of a client whose words the actor may read, or of the practice for who runs it."""
    found = AskingPlan.objects.filter(pk=plan_id, practice_id=actor.practice_id)
    mine = Q(client__in=readable_clients(actor))
    if actor.runs_practice:
        mine |= Q(client=None)
    one = found.filter(mine).select_related("measure", "client").first()
    if one is None:
        raise NotYours
    return one


def open_work_id(client: Client) -> UUID | None:
    """The newest work with a client that goes on."""
    going_on = client.engagements.exclude(stage=Stage.ENDED).order_by("-opened_at")
    return going_on.values_list("pk", flat=True).first()


def measures_to_ask(actor: Actor) -> list[Choice]:
    """Everything that may be asked here: the practice's measures, and ready-made sets nobody has used yet."""
    if not actor.is_member:
        raise NotYours
    measures = list(Measure.objects.filter(practice_id=actor.practice_id).order_by("made_at", "pk"))
    newest = newest_versions(each.pk for each in measures)
    known = {each.key for each in measures}
    ready = [Choice(key, key, None, key in FOR_MEMBERS) for key in SETS if key not in known | NOT_TO_PLAN]
    used = [
        Choice(str(each.pk), each.key, newest[each.pk], each.key in FOR_MEMBERS)
        for each in measures
        if each.retired_at is None and each.pk in newest and each.key not in NOT_TO_PLAN
    ]
    return [*ready, *used]


def people_to_ask(actor: Actor, client_id: UUID) -> list[CirclePerson]:
    """Who of the circle has an e-mail address: they may be asked once the client agrees (N01)."""
    client = readable_client(actor, client_id)
    return list(client.circle.exclude(email="").defer("remark").order_by("name", "pk"))


def open_check_ins(actor: Actor, client_id: UUID, now: datetime | None = None) -> list[CheckIn]:
    """What is asked about a client and still waits for its answer, the newest first."""
    readable_client(actor, client_id)
    found = readable_check_ins(actor).filter(still_open(now or timezone.now()), client_id=client_id)
    rows = found.select_related("version__measure", "circle_person", "member").order_by("-asked_at", "-pk")
    return list(rows)


def completeness(
    actor: Actor, client_id: UUID, now: datetime | None = None
) -> dict[tuple[UUID, str], Completeness]:
    """How much of what was asked of a client was answered, by measure and rater; to be shown beside results."""
    readable_client(actor, client_id)
    moment = now or timezone.now()
    found = readable_check_ins(actor).filter(client_id=client_id).filter(_counts())
    counted = found.values("version__measure", "rater").annotate(
        asked=Count("pk"),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        skipped=Count("pk", filter=Q(answered_at=None, declined_at__isnull=False)),
        open=Count("pk", filter=still_open(moment)),
    )
    return {(row["version__measure"], row["rater"]): _complete(row) for row in counted.order_by()}


def answers_lately(actor: Actor, client_id: UUID) -> dict[UUID, list[bool]]:
    """Of each measure asked of the client, whether the last ones that are closed were answered; newest first."""
    found = readable_check_ins(actor).filter(client_id=client_id, rater=Rater.CLIENT)
    return lately(found, timezone.now())


def lately(check_ins: QuerySet[CheckIn], now: datetime) -> dict[UUID, list[bool]]:
    """By measure, whether what is closed was answered; the newest first."""
    result: dict[UUID, list[bool]] = {}
    for measure_id, answered_at in closed(check_ins, now).values_list("version__measure", "answered_at"):
        result.setdefault(measure_id, []).append(answered_at is not None)
    return result


def closed(check_ins: QuerySet[CheckIn], now: datetime) -> QuerySet[CheckIn]:
    """Those that were answered, skipped or are over, the newest first; what was taken back is left out."""
    return check_ins.filter(_is_over(now), _counts()).order_by("-asked_at", "-pk")


def still_asked(check_in_ids: Iterable[UUID], email: str, now: datetime) -> list[CheckIn]:
    """Those that still wait for the answer of whoever has this address, the oldest first.

    None of a client who no longer agrees to mails, or no longer agrees that this person is asked (N01).
    """
    mails = ContactPoint.objects.filter(
        client_id=OuterRef("client_id"), kind=ContactKind.EMAIL, value=email, may_message=True
    )
    agreed = Q(Exists(mails), rater=Rater.CLIENT)
    agreed |= Q(circle_person__email=email, circle_person__asking_agreed_at__isnull=False)
    over = Q(engagement__stage=Stage.ENDED) & ~Q(occasion__in=AFTER_THE_END)
    found = CheckIn.objects.filter(still_open(now), agreed, pk__in=list(check_in_ids)).exclude(over)
    return list(found.select_related("version__measure", "client").order_by("asked_at", "pk"))


def still_open(now: datetime) -> Q:
    """The condition for a check-in that may still be answered."""
    in_time = Q(expires_at__gt=now) | Q(expires_at=None, asked_at__gt=now - asking.WAITS)
    return Q(answered_at=None, declined_at=None) & in_time


def _is_over(now: datetime) -> Q:
    """The condition for the opposite."""
    late = Q(expires_at__lte=now) | Q(expires_at=None, asked_at__lte=now - asking.WAITS)
    return Q(answered_at__isnull=False) | Q(declined_at__isnull=False) | late


def _counts() -> Q:
    """The condition for what was not taken back: that was over when it was asked."""
    return Q(answered_at__isnull=False) | Q(expires_at=None) | Q(expires_at__gt=F("asked_at"))


def usual_of(practice_id: UUID) -> list[Plan]:
    """The usual plan, unless its set was put away."""
    found = Measure.objects.filter(practice_id=practice_id, key=USUAL).first()
    if found is not None and found.retired_at is not None:
        return []
    return [usual(found.pk if found else None, timezone.now())]


def _standing(rows: list[AskingPlan], practice_id: UUID) -> list[Standing]:
    holds = asking.in_force([*map(as_plan, rows), *usual_of(practice_id)])
    by_id = {row.pk: row for row in rows}
    newest = newest_versions({each.measure for each in holds})
    return [
        Standing(each, by_id.get(each.id) if each.id else None, newest.get(each.measure)) for each in holds
    ]


def _complete(row: dict[str, int]) -> Completeness:
    closed = row["answered"] + row["skipped"] + row["open"]
    return Completeness(row["asked"], row["answered"], row["skipped"], row["asked"] - closed, row["open"])
