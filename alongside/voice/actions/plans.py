"""Plans of asking: set, changed, stopped; and the client's own "less often". Actor first."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import asking, verbs
from alongside.voice.actions.measures import ready_version
from alongside.voice.models import AskingPlan, Measure, MeasureVersion, Rhythm
from alongside.voice.queries import plans as queries
from alongside.voice.sets import SETS

MOST = asking.MOST_MONTHS


@transaction.atomic
def set_plan(
    actor: Actor,
    *,
    measure: str,
    rhythm: str,
    every: int = 1,
    touchpoint: str = "",
    rater: str = asking.CLIENT,
    client_id: UUID | None = None,
) -> AskingPlan:
    """Plan to ask a measure (its id, or the key of a ready-made set): of one client, or (None) of everybody.

    A plan for one client is for the work that goes on with them. Refused beside the field: unknown_measure,
    for_members (measure), unknown_rhythm, after_meetings_only (rhythm), out_of_range (every),
    touchpoint_missing (touchpoint), unknown_rater, one_client_only (rater), planned_already.
    """
    client = _client(actor, client_id)
    row = AskingPlan(
        practice_id=actor.practice_id,
        client=client,
        engagement_id=queries.open_work_id(client) if client else None,
        measure=measure_to_ask(actor, measure, rater),
        rater=rater,
    )
    _check_rater(row)
    _put(row, rhythm, every, touchpoint)
    row.save(force_insert=True)
    _remember(actor, row, verbs.PLAN_SET, verbs.PRACTICE_PLAN_SET, rater=rater, **_when(row))
    return row


@transaction.atomic
def change_plan(
    actor: Actor, plan_id: UUID, *, rhythm: str, every: int = 1, touchpoint: str = ""
) -> AskingPlan:
    """Ask at other times from now on. Refused as set_plan says, and stopped."""
    row = _locked(actor, plan_id)
    if row.stopped_at is not None:
        raise Refused("stopped")
    _put(row, rhythm, every, touchpoint)
    row.save(update_fields=["rhythm", "every", "touchpoint"])
    _remember(actor, row, verbs.PLAN_CHANGED, verbs.PRACTICE_PLAN_CHANGED, **_when(row))
    return row


@transaction.atomic
def stop_plan(actor: Actor, plan_id: UUID) -> AskingPlan:
    """Ask no more. A client's own plan stays as a no, also to what is asked of everybody."""
    row = _locked(actor, plan_id)
    if row.stopped_at is None:
        _stop(actor, row)
    return row


@transaction.atomic
def stop_usual(actor: Actor, *, client_id: UUID | None = None) -> AskingPlan:
    """Do not ask any more how each meeting was, which is asked where nobody planned otherwise."""
    row = set_plan(actor, measure=queries.USUAL, rhythm=Rhythm.AFTER, client_id=client_id)
    _stop(actor, row)
    return row


@transaction.atomic
def ask_as_everybody(actor: Actor, *, client_id: UUID, measure_id: UUID, rater: str = asking.CLIENT) -> int:
    """Let go of a client's own plans for a measure: what is asked of everybody holds again. How many there were."""
    client = _client(actor, client_id)
    assert client is not None
    found = AskingPlan.objects.filter(client=client, measure_id=measure_id, rater=rater)
    count, _each = found.delete()
    if count:
        record(actor, verbs.PLAN_FOLLOWED, client_id=client.pk, subject=client)
    return count


@transaction.atomic
def ask_less(actor: Actor, *, measure: str, stops: bool = False) -> None:
    """The client wants to be asked a measure half as often, or not at all; nobody asks why.

    What held becomes plans of their own, which win over those of everybody. NotYours: it is not asked of them.
    """
    if not actor.is_client:
        raise NotYours
    client = readable_client(actor, actor.myself)
    holds = [each for each in queries.plans_of_client(actor, client.pk) if _is_asked(each, measure)]
    if not holds:
        raise NotYours
    measure_id = measure_to_ask(actor, measure, asking.CLIENT).pk
    _lock_own(client).filter(measure_id=measure_id, rater=asking.CLIENT).delete()
    for each in holds:
        every = None if stops else asking.less_often(each.plan)
        is_kept = not stops and each.plan.rhythm not in asking.COUNTED
        row = AskingPlan.objects.create(
            practice_id=client.practice_id,
            client=client,
            engagement_id=each.row.engagement_id if each.row and not stops else None,
            measure_id=measure_id,
            rhythm=each.plan.rhythm,
            every=every or each.plan.every,
            touchpoint=each.plan.touchpoint,
            stopped_at=None if every or is_kept else timezone.now(),
        )
        record(actor, verbs.PLAN_LESS_OFTEN, client_id=client.pk, subject=row, every=every)


@transaction.atomic
def ask_again(actor: Actor, *, measure_id: UUID) -> None:
    """The client takes their no to a measure back: it is asked as before. NotYours: they said no such thing."""
    found = [row for row in queries.said_no(actor) if row.measure_id == measure_id]
    if not found:
        raise NotYours
    for row in AskingPlan.objects.select_for_update().filter(pk__in=[each.pk for each in found]):
        row.stopped_at = None
        row.save(update_fields=["stopped_at"])
        _remember(actor, row, verbs.PLAN_ASKED_AGAIN, verbs.PRACTICE_PLAN_SET)


def measure_to_ask(actor: Actor, ref: str, rater: str = asking.CLIENT) -> Measure:
    """A measure of this practice by its id, or a ready-made set by its key, made at its first use.

    Refused unknown_measure or for_members, beside "measure".
    """
    version = ready_version(actor.practice_id, ref) if ref in SETS else _newest(actor, ref)
    if version is None or not queries.can_be_asked(version) or version.measure.key in queries.NOT_TO_PLAN:
        raise Refused("unknown_measure", "measure")
    if (version.measure.key in queries.FOR_MEMBERS) != (rater == asking.MEMBER):
        raise Refused("for_members", "measure")
    return version.measure


def _newest(actor: Actor, ref: str) -> MeasureVersion | None:
    measures = Measure.objects.filter(practice_id=actor.practice_id, pk=_as_id(ref))
    return next(iter(queries.newest_versions(measures).values()), None)


def _as_id(ref: str) -> UUID:
    try:
        return UUID(ref)
    except ValueError:
        return queries.NOT_MADE_YET


def _client(actor: Actor, client_id: UUID | None) -> Client | None:
    """The client whose plan a member may make; for a plan of everybody, who runs the practice."""
    if client_id is None:
        if not actor.runs_practice:
            raise NotYours
        return None
    if actor.is_client:
        raise NotYours
    return readable_client(actor, client_id)


def _locked(actor: Actor, plan_id: UUID) -> AskingPlan:
    if actor.is_client:
        raise NotYours
    found = queries.plan(actor, plan_id)
    return AskingPlan.objects.select_for_update().get(pk=found.pk)


def _lock_own(client: Client) -> QuerySet[AskingPlan]:
    return AskingPlan.objects.select_for_update().filter(client=client)


def _check_rater(row: AskingPlan) -> None:
    if row.rater not in asking.RATERS:
        raise Refused("unknown_rater", "rater")
    if row.rater == asking.CIRCLE and row.client is None:
        raise Refused("one_client_only", "rater")


def _put(row: AskingPlan, rhythm: str, every: int, touchpoint: str) -> None:
    if rhythm not in Rhythm.values:
        raise Refused("unknown_rhythm", "rhythm")
    if row.rater == asking.MEMBER and rhythm != Rhythm.AFTER:
        raise Refused("after_meetings_only", "rhythm")
    if not 1 <= every <= MOST:
        raise Refused("out_of_range", "every", most=MOST)
    if rhythm == Rhythm.TOUCHPOINT and touchpoint not in asking.TOUCHPOINTS:
        raise Refused("touchpoint_missing", "touchpoint")
    is_counted = rhythm in asking.COUNTED or rhythm == Rhythm.AFTER_ENDING
    row.rhythm, row.every = rhythm, every if is_counted else 1
    row.touchpoint = touchpoint if rhythm == Rhythm.TOUCHPOINT else ""
    same = AskingPlan.objects.filter(
        practice_id=row.practice_id,
        client=row.client,
        measure=row.measure,
        rater=row.rater,
        rhythm=row.rhythm,
        touchpoint=row.touchpoint,
        stopped_at=None,
    )
    if rhythm == Rhythm.AFTER_ENDING:
        same = same.filter(every=every)
    if same.exclude(pk=row.pk).exists():
        raise Refused("planned_already", "measure")


def _stop(actor: Actor, row: AskingPlan) -> None:
    row.stopped_at = timezone.now()
    row.save(update_fields=["stopped_at"])
    if row.client_id is None:
        _remember(actor, row, verbs.PLAN_STOPPED, verbs.PRACTICE_PLAN_STOPPED)
    else:
        _remember(actor, row, verbs.PLAN_STOPPED, verbs.PRACTICE_PLAN_STOPPED, by=actor.kind.value)


def _is_asked(standing: queries.Standing, measure: str) -> bool:
    if standing.plan.rater != asking.CLIENT:
        return False
    return str(standing.plan.measure) == measure or (standing.row is None and measure == queries.USUAL)


def _when(row: AskingPlan) -> dict[str, Any]:
    return {"rhythm": str(row.rhythm), "every": row.every}


def _remember(actor: Actor, row: AskingPlan, of_client: Any, of_practice: Any, **facts: Any) -> None:
    """On the client's own trail, or on that of the house."""
    if row.client_id is None:
        record(actor, of_practice, subject=row, **facts)
    else:
        record(
            actor,
            of_client,
            client_id=row.client_id,
            engagement_id=row.engagement_id,
            subject=row,
            **facts,
        )
