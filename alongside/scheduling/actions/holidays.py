"""The days on which the practice, or one of its units, is closed."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Practice, Unit
from alongside.scheduling import verbs
from alongside.scheduling.models import Holiday
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LONG_AGO, FARTHEST = timedelta(days=2 * 366), timedelta(days=10 * 366)
MOST_AT_ONCE = 100
LONGEST_NAME = 120


def add_holidays(actor: Actor, days: Sequence[tuple[date, str]], *, unit_id: UUID | None = None) -> int:
    """Close the practice, or one unit, on these days (with their names); returns how many were not kept yet.

    What is booked stays. NotYours: does not run the practice, or the unit is not its own. Refused: nothing,
    too_many, too_far (field `on`), too_long (field `name`).
    """
    if not actor.runs_practice:
        raise NotYours
    _check(days)
    with transaction.atomic():
        practice = Practice.objects.select_for_update(no_key=True).get(pk=actor.practice_id)
        unit = Unit.objects.filter(pk=unit_id, practice=practice).first() if unit_id else None
        if unit_id and unit is None:
            raise NotYours
        kept = set(Holiday.objects.filter(practice=practice, unit=unit).values_list("on", flat=True))
        new = {on: name.strip() for on, name in days if on not in kept}
        Holiday.objects.bulk_create(
            Holiday(practice=practice, unit=unit, on=on, name=name) for on, name in sorted(new.items())
        )
        if new:
            record(actor, verbs.HOLIDAYS_SET, subject=unit or practice, days=len(new))
        return len(new)


def remove_holiday(actor: Actor, holiday_id: UUID) -> Holiday:
    """Open on this day after all. NotYours otherwise."""
    if not actor.runs_practice:
        raise NotYours
    with transaction.atomic():
        found = Holiday.objects.filter(pk=holiday_id, practice_id=actor.practice_id).first()
        if found is None:
            raise NotYours
        record(actor, verbs.HOLIDAY_REMOVED, subject=found, on=found.on.isoformat())
        found.delete()
        return found


def _check(days: Sequence[tuple[date, str]]) -> None:
    if not days:
        raise Refused("nothing", "days")
    if len(days) > MOST_AT_ONCE:
        raise Refused("too_many", "days", most=MOST_AT_ONCE)
    today = timezone.localdate()
    for on, name in days:
        if not today - LONG_AGO <= on <= today + FARTHEST:
            raise Refused("too_far", "on")
        if len(name.strip()) > LONGEST_NAME:
            raise Refused("too_long", "name", most=LONGEST_NAME)
