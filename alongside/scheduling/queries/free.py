"""Which times are free: working hours, absences, openings. A look-up writes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.lib.spans import Span, day_span
from alongside.practice.models import Absence, Member, MemberStatus, Practice, Service
from alongside.scheduling import occupied, slots
from alongside.scheduling.models import Appointment, AppointmentStatus, WorkingHours
from alongside.scheduling.queries.appointments import may_book_for
from alongside.scheduling.queries.days import differing_days
from alongside.scheduling.queries.rules import rules_for, rules_of_all, with_service
from alongside.scheduling.slots import Hours, Rules
from alongside.trail.actors import Actor

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


def working_hours(actor: Actor, member_id: UUID) -> list[WorkingHours]:
    """A member's working hours, by weekday and time."""
    if not may_book_for(actor, member_id):
        raise NotYours
    rows = WorkingHours.objects.filter(practice_id=actor.practice_id, member_id=member_id)
    return list(rows.order_by("weekday", "starts"))


@dataclass(slots=True)
class Ground:
    """All that decides about one member's openings in a window."""

    zone: ZoneInfo
    working: list[Span]
    rules: Rules
    taken: list[Span] = field(default_factory=list)
    meetings: list[Span] = field(default_factory=list)
    in_rooms: list[tuple[UUID, Span]] = field(default_factory=list)  # hours that are worked in a certain room
    rooms: list[Span] = field(default_factory=list)  # when that room is taken within them
    on_site: list[Span] = field(default_factory=list)

    def openings(self, minutes: int, now: datetime) -> list[Span]:
        """Its openings, by the one function that decides."""
        return slots.openings(
            self.working,
            self.taken,
            minutes,
            self.rules,
            now,
            meetings=self.meetings,
            rooms=self.rooms,
            on_site=self.on_site,
            zone=self.zone,
        )

    def see_room(self, room_id: UUID, taken: Span) -> None:
        """A room is taken: within the hours that are worked in it, that is no opening."""
        for room, span in self.in_rooms:
            if room == room_id and (shared := span.shared_with(taken)):
                self.rooms.append(shared)


def openings(
    member: Member,
    minutes: int,
    window: Span,
    now: datetime,
    rules: Rules | None = None,
    *,
    place_kind: str = "",
    leaving_out: UUID | None = None,
) -> list[Span]:
    """When a meeting of that many minutes may be booked with a member: the one place that decides.

    Working hours in the member's zone, less absences, holidays and all taken time, within the rules.
    `leaving_out`: an appointment that is to be moved.
    """
    known = {member.pk: rules} if rules else None
    found = openings_of_many(
        [member], minutes, window, now, rules=known, place_kind=place_kind, leaving_out=leaving_out
    )
    return found[member.pk]


def openings_of_many(
    members: Sequence[Member],
    minutes: int,
    window: Span,
    now: datetime,
    *,
    rules: dict[UUID, Rules] | None = None,
    place_kind: str = "",
    service: Service | None = None,
    leaving_out: UUID | None = None,
) -> dict[UUID, list[Span]]:
    """The same for several members of one practice, by member, in a fixed number of questions.

    `service`: with the time before and after that it needs, where it says so.
    """
    grounds = grounds_of(members, window, now, rules=rules, place_kind=place_kind, leaving_out=leaving_out)
    for ground in grounds.values():
        ground.rules = with_service(ground.rules, service)
    return {
        pk: [span for span in ground.openings(minutes, now) if window.start <= span.start < window.end]
        for pk, ground in grounds.items()
    }


def grounds_of(
    members: Sequence[Member],
    window: Span,
    now: datetime,
    *,
    rules: dict[UUID, Rules] | None = None,
    place_kind: str = "",
    leaving_out: UUID | None = None,
) -> dict[UUID, Ground]:
    """What decides about the openings of several members of one practice within a window."""
    if not members:
        return {}
    practice_id, ids = members[0].practice_id, [member.pk for member in members]
    all_rules = rules or rules_of_all(practice_id, ids)
    grounds = _working_grounds(members, window, all_rules, place_kind)
    reach = _reach(window, [all_rules[pk] for pk in ids])
    rooms = {room for ground in grounds.values() for room, _span in ground.in_rooms}
    for claim in occupied.claims([*ids, *rooms], reach, now, leaving_out=leaving_out):
        if claim.resource_id in rooms:
            for ground in grounds.values():
                ground.see_room(claim.resource_id, claim.span)
            continue
        ground = grounds[claim.resource_id]
        ground.taken.append(claim.span)
        if claim.is_meeting:
            ground.meetings.append(claim.span)
    if any(all_rules[pk].corridor for pk in ids) and place_kind in ("", "room"):
        _see_corridors(practice_id, members, grounds, reach)
    return grounds


def _working_grounds(
    members: Sequence[Member], window: Span, rules: Any, place_kind: str
) -> dict[UUID, Ground]:
    ids, practice_id = [member.pk for member in members], members[0].practice_id
    first, last = _days(window)
    hours: dict[UUID, list[Hours]] = defaultdict(list)
    for pk, *columns in _hours(ids=ids):
        hours[pk].append(Hours(*columns))
    differing = differing_days(practice_id, ids, first, last)
    grounds = {}
    for member in members:
        zone = ZoneInfo(member.timezone)
        working = slots.working_spans(
            hours[member.pk],
            slots.days_of(window, zone),
            zone,
            differing.off(member),
            differing.exceptions[member.pk],
            place_kind,
        )
        grounds[member.pk] = ground = Ground(zone, working, rules[member.pk])
        if place_kind in ("", "room"):
            ground.in_rooms = list(_in_rooms(hours[member.pk], window, zone))
    return grounds


def _in_rooms(hours: Iterable[Hours], window: Span, zone: ZoneInfo) -> Iterator[tuple[UUID, Span]]:
    """Which hours of a window are worked in which room."""
    for each in hours:
        if each.room_id:
            for span in slots.working_spans([each], slots.days_of(window, zone), zone):
                yield each.room_id, span


def room_worked_in(member: Member, span: Span) -> UUID | None:
    """The room in which a member works at that time; None when their hours name none."""
    zone = ZoneInfo(member.timezone)
    hours = [Hours(*columns) for _pk, *columns in _hours(ids=[member.pk])]
    found = (room for room, worked in _in_rooms(hours, span, zone) if worked.overlaps(span))
    return next(found, None)


def _days(window: Span) -> tuple[date, date]:
    """The first and the last day that a window can touch in any zone."""
    return window.start.date() - A_DAY, window.end.date() + A_DAY


def _reach(window: Span, rules: Iterable[Rules]) -> Span:
    """How far to look for taken time: over the edges, and to whole days or weeks where meetings are counted."""
    edge = timedelta(0)
    for each in rules:
        edge = max(edge, each.before, each.after)
        if each.most_a_day is not None or each.rest_after:
            edge = max(edge, A_DAY)
        if each.most_a_week is not None:
            edge = max(edge, A_WEEK + A_DAY)
    return Span(window.start - edge, window.end + edge + A_DAY)


@Prepared
def _hours(ids: list[UUID]) -> QuerySet[Any]:
    rows = WorkingHours.objects.filter(member_id__in=ids)
    return rows.values_list(
        "member_id", "weekday", "starts", "ends", "valid_from", "valid_until", "place_kind", "room_id"
    )


def _see_corridors(
    practice_id: UUID, members: Sequence[Member], grounds: dict[UUID, Ground], reach: Span
) -> None:
    """Who else comes on site: to the same unit, to another member (F06)."""
    rows = Appointment.objects.filter(
        Q(status=AppointmentStatus.PLANNED) | Q(status=AppointmentStatus.REQUESTED),
        practice_id=practice_id,
        place_kind="room",
        starts_at__gt=reach.start - A_DAY,
        starts_at__lt=reach.end,
    )
    unit = Coalesce("room__unit_id", "member__unit_id")
    found = list(rows.values_list("member_id", unit, "starts_at", "ends_at"))
    for member in members:
        grounds[member.pk].on_site = [
            Span(starts_at, ends_at)
            for other, unit_id, starts_at, ends_at in found
            if other != member.pk and unit_id == member.unit_id
        ]


def is_opening(
    member: Member,
    starts_at: datetime,
    minutes: int,
    now: datetime,
    rules: Rules | None = None,
    *,
    place_kind: str = "",
    leaving_out: UUID | None = None,
) -> bool:
    """Whether a newcomer or client may take exactly this time: only what `openings` would show them."""
    zone = ZoneInfo(member.timezone)
    window = day_span(starts_at.astimezone(zone).date(), zone)
    found = openings(member, minutes, window, now, rules, place_kind=place_kind, leaving_out=leaving_out)
    return any(span.start == starts_at for span in found)


def is_full(member: Member, starts_at: datetime, rules: Rules, now: datetime) -> bool:
    """Whether the member's day or week holds as many meetings as they want to hold."""
    if rules.most_a_day is None and rules.most_a_week is None:
        return False
    if 0 in (rules.most_a_day, rules.most_a_week):
        return True
    reach = _reach(Span(starts_at, starts_at), [rules])
    meetings = [claim.span for claim in occupied.claims([member.pk], reach, now) if claim.is_meeting]
    full = slots.full_spans(meetings, ZoneInfo(member.timezone), rules)
    return any(span.holds(starts_at) for span in full)


def alternatives(member: Member, wanted: datetime, minutes: int, practice: Practice) -> list[datetime]:
    """Up to three openings close to a time that was taken."""
    window = Span(wanted - timedelta(days=3), wanted + timedelta(days=8))
    found = openings(member, minutes, window, timezone.now(), rules_for(practice, member))
    return [span.start for span in slots.alternatives(found, wanted)]


def absent_days(member_ids: Iterable[UUID], first: date, last: date) -> dict[UUID, set[date]]:
    """The days within these on which the members are away."""
    found: dict[UUID, set[date]] = {pk: set() for pk in member_ids}
    for member_id, starts_on, ends_on in _absences(member_ids=list(found), first=first, last=last):
        day, end = max(starts_on, first), min(ends_on, last)
        while day <= end:
            found[member_id].add(day)
            day += A_DAY
    return found


def closed_days(member: Member, first: date, last: date) -> set[date]:
    """The days within these on which a member does not work: away, or the practice or their unit is closed."""
    return differing_days(member.practice_id, [member.pk], first, last).off(member)


@Prepared
def _absences(member_ids: list[UUID], first: date, last: date) -> QuerySet[Any]:
    rows = Absence.objects.filter(member_id__in=member_ids, starts_on__lte=last, ends_on__gte=first)
    return rows.values_list("member_id", "starts_on", "ends_on")


def members_for_newcomers(practice: Practice) -> list[Member]:
    """Who takes people who are new, by name. Nobody of a practice without a public page."""
    if not practice.is_public:
        return []
    rows = Member.objects.filter(
        practice=practice, practises=True, takes_newcomers=True, status=MemberStatus.ACTIVE
    )
    return list(rows.order_by("name"))


def openings_for_newcomers(
    practice: Practice, member: Member, *, since: datetime, days: int
) -> list[datetime]:
    """When a first meeting with this member may be booked, in order (T12)."""
    now = timezone.now()
    window = Span(max(since, now), max(since, now) + timedelta(days=days))
    found = openings(member, practice.first_meeting_minutes, window, now, rules_for(practice, member))
    return [span.start for span in found]


def by_day(found: Iterable[Span], zone: ZoneInfo) -> Iterator[tuple[date, list[Span]]]:
    """Openings in order, day by day on the wall clock of who looks at them."""
    days: dict[date, list[Span]] = {}
    for span in found:
        days.setdefault(span.start.astimezone(zone).date(), []).append(span)
    yield from sorted(days.items())
