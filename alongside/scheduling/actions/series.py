"""A standing slot: weekly or monthly at a wall-clock time, each occurrence an appointment of its own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.lib.errors import Refused
from alongside.scheduling import occupied, reminders, rhythms
from alongside.scheduling.actions import looks, many, plans
from alongside.scheduling.actions.plans import Plan
from alongside.scheduling.models import Appointment, Series
from alongside.scheduling.rhythms import MOST_TIMES, Rhythm, Turn
from alongside.trail.actors import Actor

__all__ = ["MOST_TIMES", "Occurrence", "book_series", "preview_series"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting of a series before it is booked; `clash`: none, taken, away, or a hint (full, outside).

    `is_skipped`: spring skips its time of day, and it begins later by the gap.
    """

    number: int
    starts_at: datetime
    clash: str
    is_skipped: bool = False


def preview_series(
    actor: Actor,
    *,
    client_id: UUID,
    member_id: UUID,
    starts_on: date,
    at_time: time,
    every_weeks: int = 1,
    times: int | None = None,
    every_months: int | None = None,
    week_of_month: int | None = None,
    until: date | None = None,
    **place: Any,
) -> list[Occurrence]:
    """Every meeting that the series would bring, and what is in its way. Writes nothing.

    Refused as `book_series`, but for taken.
    """
    rhythm = Rhythm(starts_on, at_time, every_weeks, every_months, week_of_month, times, until)
    plan = make_plan(actor, client_id=client_id, member_id=member_id, **place)
    turns = turns_of(actor, plan, rhythm)
    plans.check_agreed(actor, plan)
    return _look(turns, _rows(actor, plan, turns), hints=True)


def book_series(
    actor: Actor,
    *,
    client_id: UUID,
    member_id: UUID,
    starts_on: date,
    at_time: time,
    every_weeks: int = 1,
    times: int | None = None,
    every_months: int | None = None,
    week_of_month: int | None = None,
    until: date | None = None,
    leaving_out: Collection[int] = (),
    override_reason: str | None = None,
    can_undo: bool = False,
    **place: Any,
) -> list[Appointment]:
    """Book all meetings of a series but the numbers left out (from 1): all of them, or none.

    A day or week that is full counts as in the way; `override_reason`: why they are booked all the same.
    `can_undo`: for some minutes the whole series can be taken back, and so long no letter goes out.

    Every so many weeks, or (`every_months`) monthly by the weekday of `starts_on` in the `week_of_month`;
    `times`, `until` or both end it. `place`: what book_appointment takes besides (minutes, place_kind,
    room_id, place, engagement_id, service_id). Refused: taken or ceiling (with `clashes`, the occurrences in
    the way), not_agreed (T12: no series without an agreement), nothing_left, what `rhythms.turns` refuses, and all
    that book_appointment refuses.
    """
    now = timezone.now()
    rhythm = Rhythm(starts_on, at_time, every_weeks, every_months, week_of_month, times, until)
    plan = make_plan(actor, client_id=client_id, member_id=member_id, **place)
    turns = turns_of(actor, plan, rhythm)
    rows = _rows(actor, plan, turns)
    with occupied.booking():
        room_id = plan.room.pk if plan.room else None
        occupied.lock(member_id=plan.member.pk, client_id=plan.client.pk, room_ids=[room_id])
        plans.check_agreed(actor, plan)
        seen = _look(turns, rows, hints=not actor.is_trusted)
        _check(seen, leaving_out, override_reason)
        made = [row for each, row in zip(seen, rows, strict=True) if each.number not in leaving_out]
        if not made:
            raise Refused("nothing_left")
        series = keep_series(plan, rhythm, len(turns))
        full = {each.starts_at for each in seen if each.clash == looks.FULL}
        for row in made:
            row.series = series
            row.undo_until = now + plan.rules.undo if can_undo else None
            row.override_reason = override_reason if row.starts_at in full else None
        many.book_all(actor, made, now)
        reminders.tell_of_series(series, made[0], reminders.contacts(made[0]), now)
    return made


def _check(seen: Sequence[Occurrence], leaving_out: Collection[int], override_reason: str | None) -> None:
    """Refused taken, ceiling: something is in the way of what is not left out."""
    wanted = [each for each in seen if each.number not in leaving_out]
    if taken := [each for each in wanted if each.clash == looks.TAKEN]:
        raise Refused("taken", clashes=taken)
    full = [each for each in wanted if each.clash == looks.FULL]
    if full and not (override_reason or "").strip():
        raise Refused("ceiling", "override_reason", clashes=full)


def make_plan(actor: Actor, *, client_id: UUID, member_id: UUID, **place: Any) -> Plan:
    """What a series is about. NotYours: only members book one. Refused not_agreed: it needs that at once (T12)."""
    many.only_by_members(actor)
    usual = dict.fromkeys(("minutes", "place_kind", "room_id", "place", "engagement_id"))
    plan = plans.make_plan(actor, client_id=client_id, member_id=member_id, **(usual | place))
    if plan.frame is None and plan.client.origin != "import" and not actor.is_trusted:
        raise Refused("not_agreed", engagement_id=plan.engagement.pk if plan.engagement else None)
    return plan


def turns_of(actor: Actor, plan: Plan, rhythm: Rhythm) -> list[Turn]:
    """When it comes round in the member's zone. Refused past, too_far, and what `rhythms.turns` refuses."""
    found = rhythms.turns(rhythm, ZoneInfo(plan.member.timezone))
    if not found:
        raise Refused("nothing_left")
    now = timezone.now()
    for end in (found[0], found[-1]):
        plans.check_time(actor, end.starts_at, plan.minutes, now)
    return found


def keep_series(plan: Plan, rhythm: Rhythm, times: int) -> Series:
    """Write down the rhythm that the occurrences follow."""
    return Series.objects.create(
        practice=plan.practice,
        client=plan.client,
        engagement=plan.engagement,
        member=plan.member,
        every_weeks=rhythm.every_weeks,
        every_months=rhythm.every_months,
        week_of_month=rhythm.week_of_month
        or (rhythms.week_of(rhythm.starts_on) if rhythm.every_months else None),
        starts_on=rhythm.starts_on,
        until=rhythm.until,
        at_time=rhythm.at,
        timezone=plan.member.timezone,
        minutes=plan.minutes,
        times=times,
    )


def _rows(actor: Actor, plan: Plan, turns: Sequence[Turn]) -> list[Appointment]:
    return [plan.at(actor, turn.starts_at) for turn in turns]


def _look(turns: Sequence[Turn], rows: Sequence[Appointment], hints: bool = False) -> list[Occurrence]:
    return [
        Occurrence(turn.number, turn.starts_at, clash, turn.is_skipped)
        for turn, clash in zip(turns, looks.look(rows, hints=hints), strict=True)
    ]
