"""A standing slot: every n weeks at a wall-clock time, each occurrence an appointment of its own."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.lib.errors import Refused
from alongside.lib.spans import Span, weekly
from alongside.scheduling import occupied, queries, reminders, slots
from alongside.scheduling.actions import booking, plans
from alongside.scheduling.actions.plans import Plan
from alongside.scheduling.models import Appointment, Series
from alongside.trail.actors import Actor

MOST_TIMES, MOST_WEEKS = 52, 8


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting of a series before it is booked; `clash`: none, taken, away."""

    number: int
    starts_at: datetime
    clash: str


def preview_series(
    actor: Actor,
    *,
    client_id: UUID,
    member_id: UUID,
    starts_on: date,
    at_time: time,
    every_weeks: int,
    times: int,
    minutes: int | None = None,
    place_kind: str | None = None,
    room_id: UUID | None = None,
    place: str | None = None,
    engagement_id: UUID | None = None,
) -> list[Occurrence]:
    """Every meeting that the series would bring, and whether its time is free. Writes nothing.

    Refused as `book_series`, but for taken.
    """
    plan = _plan(actor, client_id, member_id, minutes, place_kind, room_id, place, engagement_id)
    spans = _spans(actor, plan, starts_on, at_time, every_weeks, times)
    plans.check_agreed(actor, plan)
    return _look(actor, plan, spans)


def book_series(
    actor: Actor,
    *,
    client_id: UUID,
    member_id: UUID,
    starts_on: date,
    at_time: time,
    every_weeks: int,
    times: int,
    leaving_out: Collection[int] = (),
    minutes: int | None = None,
    place_kind: str | None = None,
    room_id: UUID | None = None,
    place: str | None = None,
    engagement_id: UUID | None = None,
) -> list[Appointment]:
    """Book all meetings of a series but the numbers left out (from 1): all of them, or none.

    Refused: taken (with `clashes`, the occurrences in the way), not_agreed (T12: no series without an
    agreement), times, every_weeks, nothing_left, and all that book_appointment refuses.
    """
    now = timezone.now()
    plan = _plan(actor, client_id, member_id, minutes, place_kind, room_id, place, engagement_id)
    spans = _spans(actor, plan, starts_on, at_time, every_weeks, times)
    with occupied.booking():
        room_id = plan.room.pk if plan.room else None
        occupied.lock(member_id=plan.member.pk, client_id=plan.client.pk, room_ids=[room_id])
        plans.check_agreed(actor, plan)
        wanted = [each for each in _look(actor, plan, spans) if each.number not in leaving_out]
        if not wanted:
            raise Refused("nothing_left")
        if clashes := [each for each in wanted if each.clash == "taken"]:
            raise Refused("taken", clashes=clashes)
        series = Series.objects.create(
            practice=plan.practice,
            client=plan.client,
            engagement=plan.engagement,
            member=plan.member,
            every_weeks=every_weeks,
            starts_on=starts_on,
            at_time=at_time,
            timezone=plan.member.timezone,
            minutes=plan.minutes,
            times=times,
        )
        return _write(actor, plan, series, wanted, now)


def _write(
    actor: Actor, plan: Plan, series: Series, wanted: list[Occurrence], now: datetime
) -> list[Appointment]:
    made = [plan.at(actor, each.starts_at, series=series) for each in wanted]
    to = reminders.contacts(made[0])
    for new in made:
        booking.take(actor, new)
        booking.remember(actor, new)
        reminders.remind(new, to, now)
    reminders.tell_of_series(series, made[0], to, now)
    return made


def _plan(
    actor: Actor,
    client_id: UUID,
    member_id: UUID,
    minutes: int | None,
    place_kind: str | None,
    room_id: UUID | None,
    place: str | None,
    engagement_id: UUID | None,
) -> Plan:
    plan = plans.make_plan(
        actor,
        client_id=client_id,
        member_id=member_id,
        minutes=minutes,
        place_kind=place_kind,
        room_id=room_id,
        place=place,
        engagement_id=engagement_id,
    )
    if plan.frame is None and plan.client.origin != "import" and not actor.is_trusted:
        raise Refused("not_agreed", engagement_id=plan.engagement.pk if plan.engagement else None)
    return plan


def _spans(
    actor: Actor, plan: Plan, starts_on: date, at_time: time, every_weeks: int, times: int
) -> list[Span]:
    if not 1 <= every_weeks <= MOST_WEEKS:
        raise Refused("every_weeks", "every_weeks", most=MOST_WEEKS)
    if not 1 <= times <= MOST_TIMES:
        raise Refused("times", "times", most=MOST_TIMES)
    zone, now = ZoneInfo(plan.member.timezone), timezone.now()
    try:
        spans = weekly(starts_on, at_time, plan.minutes, zone, times, every_weeks)
    except OverflowError as error:
        raise Refused("too_far", "starts_at") from error
    plans.check_time(actor, spans[0].start, plan.minutes, now)
    plans.check_time(actor, spans[-1].start, plan.minutes, now)
    return spans


def _look(actor: Actor, plan: Plan, spans: list[Span]) -> list[Occurrence]:
    """What stands in the way of each: looked up once for the whole series."""
    zone, gap = ZoneInfo(plan.member.timezone), slots.rules_of(plan.practice.thresholds).gap
    window = Span(spans[0].start - gap, spans[-1].end + gap)
    others = [pk for pk in (plan.client.pk, plan.room.pk if plan.room else None) if pk]
    busy = [span for _, span in occupied.taken(others, window)]
    busy += slots.widened((span for _, span in occupied.taken([plan.member.pk], window)), gap)
    days = [span.start.astimezone(zone).date() for span in spans]
    away = queries.absent_days([plan.member.pk], days[0], days[-1])[plan.member.pk]
    return [
        Occurrence(number, span.start, _clash(span, busy, day in away))
        for number, (span, day) in enumerate(zip(spans, days, strict=True), start=1)
    ]


def _clash(span: Span, busy: list[Span], is_away: bool) -> str:
    if slots.clashes(span, busy):
        return "taken"
    return "away" if is_away else "none"
