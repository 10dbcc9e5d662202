"""Which pieces of work something may be asked in now: for the worker, in so many questions however much there is.

The questions are about what is near: appointments of the next day, touchpoints of two weeks, endings.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from alongside.clients.models import CirclePerson, ClientStatus, Engagement, Stage
from alongside.frame.models import Frame
from alongside.meetings.models import Meeting
from alongside.practice.models import Absence, Practice
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.voice import asking
from alongside.voice.asking import Asked, Held, Plan, Planned, Touch, Work
from alongside.voice.models import AskingPlan, CheckIn, Occasion, Rhythm
from alongside.voice.queries.plans import as_plan, for_work

LOOKS_BACK = timedelta(days=32)  # longer than anything is due
RESTING = (ClientStatus.ARCHIVED, ClientStatus.MERGED)


@dataclass(frozen=True, slots=True)
class Sight:
    """One piece of work, with the plans that hold for it."""

    practice_id: UUID
    client_id: UUID
    engagement_id: UUID
    plans: list[Plan]
    work: Work


def in_sight(now: datetime) -> list[Sight]:
    """Every work in which a plan may ask now, in all practices but the demo."""
    rows = list(_plan_rows())
    if not rows:
        return []
    wants: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        if row.stopped_at is None:
            wants[row.rhythm].add(row.practice_id)
    planned = _planned(wants[Rhythm.BEFORE], now)
    found = list(_work(rows, wants, set(planned), now))
    held = _held({each.pk for each in found} & _counted(rows, planned, wants, now), now)
    touches = _touches(found, wants[Rhythm.TOUCHPOINT], now)
    circle = circle_of({each.client_id for each in found} if _asks_circle(rows) else ())
    holds = _holds(rows)
    return [
        Sight(
            each.practice_id,
            each.client_id,
            each.pk,
            holds(each),
            work_of(each, held[each.pk], planned.get(each.pk, ()), touches[each.pk], circle[each.client_id]),
        )
        for each in found
    ]


def work_of(
    engagement: Engagement,
    held: Iterable[Held] = (),
    planned: Iterable[Planned] = (),
    touches: Iterable[Touch] = (),
    circle: Iterable[UUID] = (),
) -> Work:
    """The plain work of a row."""
    return Work(
        opened_at=engagement.opened_at,
        held=tuple(held),
        planned=tuple(planned),
        touches=tuple(touches),
        circle=tuple(circle),
        is_resting=engagement.stage == Stage.PAUSED,
        ending_at=engagement.ending_offered_at if engagement.stage == Stage.ENDING else None,
        ended_at=engagement.ended_at if engagement.stage == Stage.ENDED else None,
    )


def asked_of(client_ids: Iterable[UUID], now: datetime) -> dict[UUID, list[Asked]]:
    """What was asked of these clients lately, by client; what was taken back too: it is not asked again."""
    found = CheckIn.objects.filter(client_id__in=list(client_ids), asked_at__gte=now - LOOKS_BACK)
    result: dict[UUID, list[Asked]] = defaultdict(list)
    columns = ("client_id", "version__measure", "rater", "occasion", "asked_at")
    for client_id, measure, rater, occasion, at, meeting, appointment, person in found.values_list(
        *columns, "meeting_id", "appointment_id", "circle_person_id"
    ):
        subject = {Occasion.AFTER: meeting, Occasion.BEFORE: appointment}.get(occasion)
        result[client_id].append(Asked(measure, rater, occasion, at, subject, person))
    return result


def meetings_held(engagement_id: UUID, asked_about: UUID | None = None) -> list[Held]:
    """The meetings of one work, for which the one that is wrapped up now is named."""
    found = _held({engagement_id}, None)[engagement_id]
    return [replace(each, is_asked_about=each.id == asked_about) for each in found]


def circle_of(client_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Who may be asked about each client: the client agreed, and there is an address (N01)."""
    result: dict[UUID, list[UUID]] = defaultdict(list)
    ids = list(client_ids)
    if ids:
        found = CirclePerson.objects.filter(client_id__in=ids, asking_agreed_at__isnull=False)
        for client_id, person in found.exclude(email="").order_by("pk").values_list("client_id", "pk"):
            result[client_id].append(person)
    return result


def _holds(rows: Iterable[AskingPlan]) -> Callable[[Engagement], list[Plan]]:
    """Which plans hold for a piece of work; those of a practice are looked through once, not for each client."""
    of_all: dict[UUID, list[AskingPlan]] = defaultdict(list)
    own: dict[UUID, list[AskingPlan]] = defaultdict(list)
    for row in rows:
        (own[row.client_id] if row.client_id else of_all[row.practice_id]).append(row)
    usually = {practice: asking.in_force(map(as_plan, plans)) for practice, plans in of_all.items()}

    def holds(work: Engagement) -> list[Plan]:
        mine = for_work(own.get(work.client_id, ()), work.pk)
        if not mine:
            return usually.get(work.practice_id, [])
        return asking.in_force(map(as_plan, [*of_all[work.practice_id], *mine]))

    return holds


def _plan_rows() -> QuerySet[AskingPlan]:
    """All plans of practices in which some plan needs the worker: after meetings the wrap-up asks."""
    own = AskingPlan.objects.filter(stopped_at=None, measure__retired_at=None).exclude(rhythm=Rhythm.AFTER)
    practices = Practice.objects.filter(pk__in=own.values("practice_id"), is_demo=False)
    return AskingPlan.objects.filter(practice__in=practices, measure__retired_at=None)


def _planned(practices: set[UUID], now: datetime) -> dict[UUID, list[Planned]]:
    result: dict[UUID, list[Planned]] = {}
    if practices:
        found = Appointment.objects.filter(
            practice_id__in=practices,
            status=AppointmentStatus.PLANNED,
            starts_at__gt=now,
            starts_at__lte=now + asking.A_DAY,
            engagement__isnull=False,
        )
        for pk, work, starts_at in found.values_list("pk", "engagement_id", "starts_at"):
            result.setdefault(work, []).append(Planned(pk, starts_at))
    return result


def _work(
    rows: list[AskingPlan], wants: dict[str, set[UUID]], planned: set[UUID], now: datetime
) -> QuerySet[Engagement]:
    goes_on = ~Q(stage=Stage.ENDED)
    near = Q(practice_id__in=wants[Rhythm.MONTHLY] | wants[Rhythm.TOUCHPOINT]) & goes_on
    near |= Q(pk__in=planned) & goes_on
    since = now - asking.WAITS
    near |= Q(practice_id__in=wants[Rhythm.ENDING], stage=Stage.ENDING, ending_offered_at__gte=since)
    again = Engagement.objects.filter(goes_on, client_id=OuterRef("client_id"))
    months = {row.every for row in rows if row.rhythm == Rhythm.AFTER_ENDING and row.stopped_at is None}
    for every in months:
        earliest, latest = now - timedelta(days=31 * every + 31), now - timedelta(days=28 * every)
        over = Q(practice_id__in=wants[Rhythm.AFTER_ENDING], stage=Stage.ENDED)
        near |= over & Q(~Exists(again), ended_at__gte=earliest, ended_at__lte=latest)
    found = Engagement.objects.filter(near, client__restricted_at=None).exclude(client__status__in=RESTING)
    return found.defer("title", "ending_words").order_by("pk")


def _counted(
    rows: list[AskingPlan], planned: dict[UUID, list[Planned]], wants: dict[str, set[UUID]], now: datetime
) -> set[UUID]:
    """The work whose meetings must be counted: for every n-th meeting, for the first and the third."""
    active = [row for row in rows if row.stopped_at is None]
    counted = set(planned) if any(row.rhythm == Rhythm.BEFORE and row.every > 1 for row in active) else set()
    at_meetings = set(asking.AFTER_MEETINGS.values())
    if any(row.rhythm == Rhythm.TOUCHPOINT and row.touchpoint in at_meetings for row in active):
        lately = Meeting.objects.filter(
            practice_id__in=wants[Rhythm.TOUCHPOINT],
            ended_at__gte=now - asking.WAITS,
            engagement__isnull=False,
        )
        counted |= set(lately.order_by().values_list("engagement_id", flat=True).distinct())
    return counted


def _held(work: set[UUID], now: datetime | None) -> dict[UUID, list[Held]]:
    result: dict[UUID, list[Held]] = defaultdict(list)
    if work:
        found = Meeting.objects.filter(engagement_id__in=work).annotate(
            over_at=Coalesce("ended_at", "started_at", F("appointment__ends_at"))
        )
        if now is not None:
            found = found.filter(over_at__lte=now)
        for pk, engagement_id, at in found.values_list("pk", "engagement_id", "over_at"):
            result[engagement_id].append(Held(pk, at))
    return result


def _touches(found: list[Engagement], practices: set[UUID], now: datetime) -> dict[UUID, list[Touch]]:
    """Agreements that changed, and absences of who works with the client that are over, of two weeks."""
    result: dict[UUID, list[Touch]] = defaultdict(list)
    if not practices:
        return result
    since = now - asking.WAITS
    changed = Frame.objects.filter(practice_id__in=practices, version__gt=1, agreed_at__gte=since)
    for work, at in changed.values_list("engagement_id", "agreed_at"):
        if at is not None:
            result[work].append(Touch(asking.AGREEMENT_CHANGED, at))
    away = Absence.objects.filter(
        practice_id__in=practices, ends_on__gte=since.date() - asking.A_DAY, ends_on__lte=now.date()
    )
    back: dict[UUID, list[datetime]] = defaultdict(list)
    for member, ends_on, zone in away.values_list("member_id", "ends_on", "practice__timezone"):
        over = datetime.combine(ends_on + asking.A_DAY, datetime.min.time(), ZoneInfo(zone))
        back[member].append(over)
    for each in found:
        result[each.pk] += [Touch(asking.ABSENCE_OVER, at) for at in back[each.practitioner_id] if at <= now]
    return result


def _asks_circle(rows: list[AskingPlan]) -> bool:
    return any(row.rater == asking.CIRCLE and row.stopped_at is None for row in rows)
