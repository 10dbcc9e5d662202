"""Reads about plans of asking: what holds for whom, and what may be asked; actor first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from alongside.clients.models import CirclePerson, Client, Stage
from alongside.clients.queries import readable_client, readable_clients
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.trail.queries import events_of_client
from alongside.voice import asking, verbs
from alongside.voice.asking import Plan
from alongside.voice.models import AskingPlan, CheckIn, Measure, MeasureVersion, Rater, Rhythm
from alongside.voice.queries.check_ins import readable_check_ins
from alongside.voice.queries.completeness import (
    Completeness,
    completeness_of,
    open_of,
    quiet_of,
)
from alongside.voice.sets import AFTER_MEETING, OWN_SIDE, PLACE, SETS

USUAL = AFTER_MEETING.id  # asked after each meeting, where nobody planned otherwise
NOT_MADE_YET = UUID(int=0)  # the measure of the usual plan, before it was asked the first time
FOR_MEMBERS = frozenset({OWN_SIDE.id})
READY = "ready"
NOT_TO_PLAN = frozenset({PLACE.id})  # asked where a place is chosen


@dataclass(frozen=True, slots=True)
class Choice:
    """A measure that may be asked. `ref`: its id, or the key of a ready-made set."""

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


def newest_versions(measures: QuerySet[Measure]) -> dict[UUID, MeasureVersion]:
    """The newest version of each measure, with it, by its id; in one question."""
    newest = MeasureVersion.objects.filter(measure=OuterRef("measure")).order_by("-number").values("pk")[:1]
    found = MeasureVersion.objects.filter(measure__in=measures, pk=Subquery(newest))
    rows = found.select_related("measure").order_by("measure__made_at", "measure_id")
    return {each.measure_id: each for each in rows}


def measures_of(practice_id: UUID) -> dict[UUID, MeasureVersion]:
    """Every measure of a practice by its newest version, those that were put away too."""
    return newest_versions(Measure.objects.filter(practice_id=practice_id))


def plans_of_practice(actor: Actor) -> list[Standing]:
    """What is asked of everybody, for all who work with clients here. NotYours for others."""
    if not (actor.practises or actor.runs_practice):
        raise NotYours
    return _standing(plan_rows(actor.practice_id), measures_of(actor.practice_id))


def plans_of_client(actor: Actor, client_id: UUID) -> list[Standing]:
    """What is asked of one client, of who works with them and of those around them, as it holds today."""
    client = readable_client(actor, client_id)
    work_id, is_over = _newest_work(client)
    rows = for_work(plan_rows(client.practice_id, client.pk), work_id)
    return _shown(actor, _standing(rows, measures_of(client.practice_id)), is_over=is_over)


@dataclass(frozen=True, slots=True)
class AskingOfClient:
    """Everything about what is asked of one client, for a page: eight questions, however much it is.

    `refused`: measures and raters that the practice asks and this client's own plans say no to. `quiet`:
    measures that no letter asks any more, because two in a row had no answer. `complete`: by measure and rater.
    """

    client: Client
    standing: list[Standing]
    refused: list[AskingPlan]
    choices: list[Choice]
    near: list[CirclePerson]
    open: list[CheckIn]
    complete: dict[tuple[UUID, str], Completeness]
    quiet: set[UUID]
    measures: dict[UUID, MeasureVersion]


def asking_of_client(actor: Actor, client_id: UUID, now: datetime | None = None) -> AskingOfClient:
    """What is asked of one client, what was answered of it, and who else may be asked; for them and for members."""
    client, moment = readable_client(actor, client_id), now or timezone.now()
    measures = measures_of(client.practice_id)
    work_id, is_over = _newest_work(client)
    rows = for_work(plan_rows(client.practice_id, client.pk), work_id)
    standing = _standing(rows, measures)
    holds = {(each.plan.measure, each.plan.rater) for each in standing}
    stopped = {(row.measure_id, row.rater): row for row in rows if row.client_id and row.stopped_at}
    mine = readable_check_ins(actor).filter(client_id=client_id)
    return AskingOfClient(
        client=client,
        standing=_shown(actor, standing, is_over=is_over),
        refused=[row for key, row in stopped.items() if key not in holds],
        choices=choices_of(measures),
        near=list(client.circle.exclude(email="").defer("remark").order_by("name", "pk")),
        open=open_of(mine, moment),
        complete=completeness_of(mine, moment),
        quiet=quiet_of(mine, moment),
        measures=measures,
    )


def said_no(actor: Actor) -> list[AskingPlan]:
    """The client's own plans that they stopped themselves: they may take that back."""
    if not actor.is_client:
        return []
    said = events_of_client(actor, actor.myself).filter(verb=verbs.PLAN_LESS_OFTEN.name)
    found = AskingPlan.objects.filter(
        client_id=actor.myself, stopped_at__isnull=False, pk__in=said.order_by().values("subject_id")
    )
    return list(found.select_related("measure").order_by("made_at", "pk"))


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


def measure_of(plan: AskingPlan) -> MeasureVersion | None:
    """The newest version of what a plan asks."""
    return newest_versions(Measure.objects.filter(pk=plan.measure_id)).get(plan.measure_id)


def open_work_id(client: Client) -> UUID | None:
    """The newest work with a client that goes on."""
    going_on = client.engagements.exclude(stage=Stage.ENDED).order_by("-opened_at")
    return going_on.values_list("pk", flat=True).first()


def _newest_work(client: Client) -> tuple[UUID | None, bool]:
    """The newest work that goes on, else the one that ended last; and whether it is over."""
    works = list(client.engagements.order_by("-opened_at").values_list("pk", "stage"))
    going_on = next((pk for pk, stage in works if stage != Stage.ENDED), None)
    if going_on is not None or not works:
        return going_on, False
    return works[0][0], True


def _shown(actor: Actor, standing: list[Standing], *, is_over: bool) -> list[Standing]:
    """What still asks; a client does not see what is asked of members."""
    return [
        each
        for each in standing
        if (not is_over or each.plan.rhythm == Rhythm.AFTER_ENDING)
        and (not actor.is_client or each.plan.rater != Rater.MEMBER)
    ]


def measures_to_ask(actor: Actor) -> list[Choice]:
    """Everything that may be asked here: the practice's measures, and ready-made sets nobody has used yet."""
    if not actor.is_member:
        raise NotYours
    return choices_of(measures_of(actor.practice_id))


def choices_of(measures: dict[UUID, MeasureVersion]) -> list[Choice]:
    """The same of measures that are at hand."""
    known = {each.measure.key for each in measures.values()} | NOT_TO_PLAN
    ready = [Choice(key, key, None, key in FOR_MEMBERS) for key in SETS if key not in known]
    used = [
        Choice(_ref(each.measure), each.measure.key, each, each.measure.key in FOR_MEMBERS)
        for each in measures.values()
        if each.measure.key not in NOT_TO_PLAN and can_be_asked(each)
    ]
    return [*ready, *used]


def _ref(measure: Measure) -> str:
    """A ready-made set keeps its key also when it is used: a form may be older than its first use."""
    return measure.key if measure.key in SETS else str(measure.pk)


def can_be_asked(version: MeasureVersion | None) -> bool:
    """Whether there is something to ask: not put away, and with words of its own or of ours."""
    if version is None or version.measure.retired_at is not None:
        return False
    return version.source == READY or bool(version.texts)


def usual_of(measures: dict[UUID, MeasureVersion]) -> list[Plan]:
    """The usual plan, unless its set was put away."""
    found = next((each.measure for each in measures.values() if each.measure.key == USUAL), None)
    if found is not None and found.retired_at is not None:
        return []
    return [usual(found.pk if found else None, timezone.now())]


def _standing(rows: Iterable[AskingPlan], measures: dict[UUID, MeasureVersion]) -> list[Standing]:
    by_id = {row.pk: row for row in rows}
    holds = asking.in_force([*map(as_plan, by_id.values()), *usual_of(measures)])
    return [
        Standing(each, by_id.get(each.id) if each.id else None, measures.get(each.measure)) for each in holds
    ]
