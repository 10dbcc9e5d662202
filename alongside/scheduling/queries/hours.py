"""When a member works: the sets of hours with their days, and the days that differ."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from alongside.lib.errors import NotYours
from alongside.scheduling.models import HoursException, WorkingHours
from alongside.scheduling.stretches import Days
from alongside.trail.actors import Actor


@dataclass(frozen=True, slots=True)
class HoursSet:
    """The usual week for some days."""

    days: Days
    rows: list[WorkingHours] = field(default_factory=list)


def may_set_hours(actor: Actor, member_id: UUID) -> bool:
    """Whether these hours are the actor's own, or the actor runs the practice."""
    return member_id == actor.id or actor.runs_practice


def hours_sets(actor: Actor, member_id: UUID) -> list[HoursSet]:
    """A member's sets of hours, the earliest first; each by weekday and time. NotYours: not theirs to set."""
    found: dict[Days, HoursSet] = {}
    for row in _theirs(actor, member_id):
        days = Days(row.valid_from, row.valid_until)
        found.setdefault(days, HoursSet(days)).rows.append(row)
    return sorted(found.values(), key=lambda each: each.days.first or date.min)


def coming_exceptions(actor: Actor, member_id: UUID, since: date) -> list[HoursException]:
    """The days from then on that differ, soonest first. NotYours: not theirs to set."""
    _must(actor, member_id)
    rows = HoursException.objects.filter(practice_id=actor.practice_id, member_id=member_id, on__gte=since)
    return list(rows.order_by("on", "starts")[:100])


def _theirs(actor: Actor, member_id: UUID) -> list[WorkingHours]:
    _must(actor, member_id)
    rows = WorkingHours.objects.filter(practice_id=actor.practice_id, member_id=member_id)
    return list(rows.order_by("weekday", "starts"))


def _must(actor: Actor, member_id: UUID) -> None:
    if not may_set_hours(actor, member_id):
        raise NotYours
