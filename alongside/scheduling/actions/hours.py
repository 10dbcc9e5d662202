"""When a member works: sets of hours that hold for some days, and single days that differ."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.frame.models import PlaceKind
from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Member, Room
from alongside.scheduling import verbs
from alongside.scheduling.models import HoursException, WorkingHours
from alongside.scheduling.stretches import A_DAY, Days, Stretch, overlapping
from alongside.trail.actions import record
from alongside.trail.actors import Actor

FARTHEST = timedelta(days=3 * 366)


def set_working_hours(
    actor: Actor,
    *,
    member_id: UUID,
    hours: Sequence[Stretch],
    valid_from: date | None = None,
    valid_until: date | None = None,
    instead_of: Days | None = None,
) -> None:
    """Set a member's hours for some days (None: from ever, for good); what is booked stays.

    Other hours keep the rest of their days. `instead_of`: the days of the set that is being changed, when it
    gets other days. NotYours: neither their own nor by who runs the practice. Refused: order or overlap
    (with `field` the weekday), days_order, unknown_place, covers_other (no day would be left of other hours).
    """
    days = Days(valid_from, valid_until)
    if not days.is_in_order:
        raise Refused("days_order", "valid_until")
    _check(hours)
    with transaction.atomic():
        member = lock_member(actor, member_id)
        _check_rooms(actor, hours)
        _of(member, instead_of or days).delete()
        _make_way(member, days)
        WorkingHours.objects.bulk_create(_row(member, days, each) for each in hours)
        minutes = sum(each.minutes for each in hours)
        record(actor, verbs.HOURS_CHANGED, subject=member, minutes_a_week=minutes)


def remove_working_hours(actor: Actor, *, member_id: UUID, days: Days) -> None:
    """Take a set back; the hours that held just before it hold on. NotYours: there is no such set."""
    with transaction.atomic():
        member = lock_member(actor, member_id)
        if not _of(member, days).delete()[0]:
            raise NotYours
        if days.first is not None:
            before = WorkingHours.objects.filter(member=member, valid_until=days.first - A_DAY)
            before.update(valid_until=days.last)
        record(actor, verbs.HOURS_CHANGED, subject=member, minutes_a_week=0)


def set_exception(
    actor: Actor,
    *,
    member_id: UUID,
    on: date,
    is_working: bool,
    starts: time | None = None,
    ends: time | None = None,
) -> HoursException:
    """One day that differs: off (no times), a break, or extra hours (`is_working`).

    Refused: past, too_far (field `on`), both_times, order, overlap.
    """
    _check_day(on)
    if (starts is None) != (ends is None) or (is_working and starts is None):
        raise Refused("both_times", "ends" if starts else "starts")
    if starts and ends and ends <= starts:
        raise Refused("order", "ends")
    with transaction.atomic():
        member = lock_member(actor, member_id)
        new = HoursException(
            practice_id=actor.practice_id,
            member=member,
            on=on,
            is_working=is_working,
            starts=starts,
            ends=ends,
        )
        _check_day_is_free(new)
        new.save()
        record(actor, verbs.EXCEPTION_SET, subject=member, on=on.isoformat(), is_working=is_working)
        return new


def remove_exception(actor: Actor, exception_id: UUID) -> HoursException:
    """The day is as usual again."""
    with transaction.atomic():
        row = HoursException.objects.filter(pk=exception_id, practice_id=actor.practice_id).first()
        if row is None:
            raise NotYours
        member = lock_member(actor, row.member_id)
        row.delete()
        record(actor, verbs.EXCEPTION_REMOVED, subject=member, on=row.on.isoformat())
        return row


def lock_member(actor: Actor, member_id: UUID) -> Member:
    """The member whose hours these are: oneself, or anybody for who runs the practice. NotYours otherwise."""
    if member_id != actor.id and not actor.runs_practice:
        raise NotYours
    rows = Member.objects.select_for_update(no_key=True).filter(practice_id=actor.practice_id)
    member = rows.filter(pk=member_id).first()
    if member is None:
        raise NotYours
    return member


def _check(hours: Sequence[Stretch]) -> None:
    for each in hours:
        if each.ends <= each.starts or not 0 <= each.weekday <= 6:
            raise Refused("order", str(each.weekday))
        if each.place_kind not in ("", *PlaceKind.values):
            raise Refused("unknown_place", str(each.weekday))
    if two := overlapping(hours):
        raise Refused("overlap", str(two[0].weekday))


def _check_rooms(actor: Actor, hours: Sequence[Stretch]) -> None:
    wanted = {each.room_id for each in hours if each.room_id}
    known = Room.objects.filter(practice_id=actor.practice_id, is_in_use=True, pk__in=wanted)
    if wanted and known.count() != len(wanted):
        raise NotYours


def _of(member: Member, days: Days) -> QuerySet[WorkingHours]:
    """The rows of the set that holds for exactly these days."""
    return WorkingHours.objects.filter(member=member, valid_from=days.first, valid_until=days.last)


def _make_way(member: Member, days: Days) -> None:
    """Let the other sets keep only their days outside these; in two parts, if need be."""
    for row in WorkingHours.objects.filter(_touching(days), member=member):
        left = Days(row.valid_from, row.valid_until).less(days)
        if not left:
            raise Refused("covers_other", "valid_from")
        row.valid_from, row.valid_until = left[0].first, left[0].last
        row.save(update_fields=["valid_from", "valid_until"])
        for rest in left[1:]:
            _copy(row, rest).save(force_insert=True)


def _touching(days: Days) -> Q:
    found = Q()
    if days.first is not None:
        found &= Q(valid_until=None) | Q(valid_until__gte=days.first)
    if days.last is not None:
        found &= Q(valid_from=None) | Q(valid_from__lte=days.last)
    return found


def _copy(row: WorkingHours, days: Days) -> WorkingHours:
    stretch = Stretch(row.weekday, row.starts, row.ends, row.place_kind, row.room_id)
    return _row(row.member, days, stretch)


def _row(member: Member, days: Days, each: Stretch) -> WorkingHours:
    return WorkingHours(
        practice_id=member.practice_id,
        member=member,
        weekday=each.weekday,
        starts=each.starts,
        ends=each.ends,
        valid_from=days.first,
        valid_until=days.last,
        place_kind=each.place_kind,
        room_id=each.room_id,
    )


def _check_day(on: date) -> None:
    today = timezone.localdate()
    if on < today - A_DAY:  # somewhere it is still yesterday
        raise Refused("past", "on")
    if on > today + FARTHEST:
        raise Refused("too_far", "on")


def _check_day_is_free(new: HoursException) -> None:
    """Refused overlap: something of the same kind is kept for this time already."""
    same = HoursException.objects.filter(member=new.member, on=new.on, is_working=new.is_working)
    if new.starts is not None:
        same = same.filter(Q(starts=None) | Q(starts__lt=new.ends, ends__gt=new.starts))
    if same.exists():
        raise Refused("overlap", "on")
