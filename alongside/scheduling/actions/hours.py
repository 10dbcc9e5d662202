"""When a member works."""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from django.db import transaction

from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Member
from alongside.scheduling import verbs
from alongside.scheduling.models import WorkingHours
from alongside.scheduling.slots import Hours
from alongside.trail.actions import record
from alongside.trail.actors import Actor


def set_working_hours(actor: Actor, *, member_id: UUID, hours: Sequence[Hours]) -> None:
    """Replace a member's working hours; their own, or by who runs the practice. What is booked stays.

    Refused: order (an end not after its start), overlap; with `field` the weekday.
    """
    if member_id != actor.id and not actor.runs_practice:
        raise NotYours
    _check(hours)
    with transaction.atomic():
        rows = Member.objects.select_for_update(no_key=True).filter(practice_id=actor.practice_id)
        member = rows.filter(pk=member_id).first()
        if member is None:
            raise NotYours
        WorkingHours.objects.filter(member=member).delete()
        WorkingHours.objects.bulk_create(
            WorkingHours(
                practice_id=actor.practice_id,
                member=member,
                weekday=each.weekday,
                starts=each.starts,
                ends=each.ends,
            )
            for each in hours
        )
        record(actor, verbs.HOURS_CHANGED, subject=member, minutes_a_week=sum(map(_minutes, hours)))


def _check(hours: Sequence[Hours]) -> None:
    for each in hours:
        if each.ends <= each.starts or not 0 <= each.weekday <= 6:
            raise Refused("order", str(each.weekday))
    in_order = sorted(hours, key=lambda each: (each.weekday, each.starts))
    for one, other in pairwise(in_order):
        if one.weekday == other.weekday and other.starts < one.ends:
            raise Refused("overlap", str(one.weekday))


def _minutes(each: Hours) -> int:
    return (each.ends.hour - each.starts.hour) * 60 + each.ends.minute - each.starts.minute
