"""What a calendar shows of several members at once: plain rows, because a week of twenty is many of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TimeField,
    Value,
    When,
)
from django.db.models import SmallIntegerField as Number
from django.db.models.functions import Cast

from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.lib.spans import Span
from alongside.practice.models import Absence, Member, Room
from alongside.scheduling import slots
from alongside.scheduling.models import (
    Appointment,
    AppointmentStatus,
    BookingRules,
    Busy,
    Gathering,
    Holiday,
    HoursException,
    WorkingHours,
)
from alongside.scheduling.queries.appointments import may_book_for, members_with_calendars
from alongside.scheduling.queries.rules import rules_of_all
from alongside.scheduling.slots import DayException, Hours
from alongside.trail.actors import Actor

A_DAY, A_MINUTE = timedelta(days=1), timedelta(minutes=1)
SHOWN = (
    AppointmentStatus.REQUESTED,
    AppointmentStatus.PLANNED,
    AppointmentStatus.KEPT,
    AppointmentStatus.UNKNOWN,
    AppointmentStatus.MISSED,
    AppointmentStatus.CANCELLED_LATE,
)
LIVE = SHOWN[:4]  # these take time; the others only tell what became of it
NOT_YET = {AppointmentStatus.REQUESTED, AppointmentStatus.PLANNED}


class Line(NamedTuple):
    """An appointment as a calendar shows it."""

    pk: UUID
    member_id: UUID
    starts_at: datetime
    ends_at: datetime
    status: str
    is_first: bool
    name: str
    room_id: UUID | None
    gathering_id: UUID | None
    before_minutes: int
    after_minutes: int

    @property
    def is_live(self) -> bool:
        """Whether it takes time."""
        return self.status in LIVE


class Group(NamedTuple):
    """A gathering as a calendar shows it; one for each member who leads it."""

    pk: UUID
    member_id: UUID
    starts_at: datetime
    ends_at: datetime
    title: str
    people: int
    room_id: UUID | None
    before_minutes: int = 0  # the member's own time around it
    after_minutes: int = 0


@dataclass(slots=True)
class Ground:
    """What lies below a member's appointments: days off, days away, working hours and the ceilings."""

    away: set[date] = field(default_factory=set)
    closed: dict[date, str] = field(default_factory=dict)
    hours: list[Hours] = field(default_factory=list)
    exceptions: list[DayException] = field(default_factory=list)
    most_a_day: int | None = None
    most_a_week: int | None = None

    def working(self, days: Sequence[date], zone: ZoneInfo) -> list[Span]:
        """When the member works on those days, by the clock of their own zone."""
        off = self.away | set(self.closed)
        return slots.working_spans(self.hours, days, zone, off, self.exceptions)

    def is_off(self, day: date) -> bool:
        """Whether the whole day was taken off."""
        return any(each.on == day and not each.is_working and each.starts is None for each in self.exceptions)


def members_of(actor: Actor) -> list[Member]:
    """The members whose calendars this actor may open, by name; with only what a calendar needs of them."""
    return _members(actor=actor)


@Prepared
def _members(actor: Actor) -> QuerySet[Member]:
    return members_with_calendars(actor).only("name", "timezone", "unit_id", "practice_id")


def lines_between(
    actor: Actor, member_ids: Iterable[UUID], start: datetime, end: datetime, most: int | None = None
) -> list[Line]:
    """Appointments of these members that touch a stretch of time, in order. NotYours: somebody else's."""
    members = _asked(actor, member_ids)
    early = start - A_DAY
    return [Line(*row) for row in _lines(members=members, early=early, start=start, end=end, most=most)]


@Prepared
def _lines(
    members: list[UUID], early: datetime, start: datetime, end: datetime, most: int | None
) -> QuerySet[Any]:
    rows = Appointment.objects.filter(
        member_id__in=members, starts_at__gte=early, starts_at__lt=end, ends_at__gt=start, status__in=SHOWN
    )
    found = rows.order_by("starts_at", "pk").values_list(*_COLUMNS)
    return found[:most] if most else found


_COLUMNS = tuple(name if name != "name" else "client__name" for name in Line._fields)


def lines_in_rooms(actor: Actor, start: datetime, end: datetime) -> list[Line]:
    """What is planned in the practice's rooms; who comes is told only of calendars that the actor may open."""
    found = [
        Line(*row)
        for row in _in_rooms(practice_id=actor.practice_id, early=start - A_DAY, start=start, end=end)
    ]
    return [row if may_book_for(actor, row.member_id) else row._replace(name="") for row in found]


@Prepared
def _in_rooms(practice_id: UUID, early: datetime, start: datetime, end: datetime) -> QuerySet[Any]:
    rows = Appointment.objects.filter(
        practice_id=practice_id,
        starts_at__gte=early,
        starts_at__lt=end,
        ends_at__gt=start,
        room__isnull=False,
        status__in=LIVE,
    )
    return rows.order_by("starts_at", "pk").values_list(*_COLUMNS)


def rooms_in_use(actor: Actor) -> list[tuple[UUID, str]]:
    """The rooms of the practice: id and name, by name."""
    return _rooms(practice_id=actor.practice_id)


@Prepared
def _rooms(practice_id: UUID) -> QuerySet[Any]:
    rows = Room.objects.filter(practice_id=practice_id, is_in_use=True)
    return rows.order_by("name").values_list("pk", "name")


def groups_between(
    actor: Actor, member_ids: Iterable[UUID] | None, start: datetime, end: datetime
) -> list[Group]:
    """Gatherings that these members lead, alone or with others; None: all of the practice."""
    wanted = None if member_ids is None else set(_asked(actor, member_ids))
    rows = _groups(practice_id=actor.practice_id, early=start - A_DAY, start=start, end=end)
    found = {
        (pk, who): (Group(pk, who, starts_at, ends_at, title, people or 0, room_id), own)
        for pk, member_id, other_id, starts_at, ends_at, title, people, room_id, *own in rows
        for who in (member_id, other_id)
        if who is not None and (wanted is None or who in wanted)
    }
    return _with_own_time(actor, list(found.values())) if wanted else [row for row, _own in found.values()]


def _with_own_time(actor: Actor, found: Sequence[tuple[Group, list[int | None]]]) -> list[Group]:
    """Each with the time around it: the service's, where it says so, else the member's."""
    rules = rules_of_all(actor.practice_id, {row.member_id for row, _own in found}) if found else {}
    return [
        row._replace(
            before_minutes=rules[row.member_id].before // A_MINUTE if before is None else before,
            after_minutes=rules[row.member_id].after // A_MINUTE if after is None else after,
        )
        for row, (before, after) in found
    ]


@Prepared
def _groups(practice_id: UUID, early: datetime, start: datetime, end: datetime) -> QuerySet[Any]:
    rows = Gathering.objects.filter(
        practice_id=practice_id,
        starts_at__gte=early,
        starts_at__lt=end,
        ends_at__gt=start,
        is_cancelled=False,
    )
    coming = Appointment.objects.filter(gathering=OuterRef("pk"), status__in=LIVE)
    people = coming.order_by().values("gathering").annotate(n=Count("pk")).values("n")
    return rows.order_by("starts_at").values_list(
        "pk",
        "member_id",
        "others__member_id",
        "starts_at",
        "ends_at",
        "title",
        Subquery(people),
        "room_id",
        "service__before_minutes",
        "service__after_minutes",
    )


def busy_between(actor: Actor, member_ids: Iterable[UUID], start: datetime, end: datetime) -> list[Busy]:
    """Time of these members that is not ours to book."""
    return _busy(members=_asked(actor, member_ids), start=start, end=end)


@Prepared
def _busy(members: list[UUID], start: datetime, end: datetime) -> QuerySet[Busy]:
    rows = Busy.objects.filter(member_id__in=members, starts_at__lt=end, ends_at__gt=start)
    return rows.only("starts_at", "ends_at", "title", "member_id", "practice_id").order_by("starts_at")


def grounds(actor: Actor, members: Sequence[Member], first: date, last: date) -> dict[UUID, Ground]:
    """What lies below the appointments of these members on these days, in one question."""
    found = {member.pk: Ground() for member in members}
    units = defaultdict(list)
    for member in members:
        units[member.unit_id].append(member.pk)
    usual: tuple[int | None, int | None] = (None, None)
    asked = {"members": _asked(actor, found), "practice_id": actor.practice_id, "first": first, "last": last}
    for row in _ground_rows(**asked):
        kind, pk, *columns = row
        if kind == "holiday":
            for member_id in found if pk is None else units[pk]:
                found[member_id].closed[columns[0]] = columns[-1]
        elif kind == "rules" and pk is None:
            usual = (columns[4], columns[5])
        else:
            _lay(found[pk], kind, columns, first, last)
    for ground in found.values():
        ground.most_a_day = usual[0] if ground.most_a_day is None else ground.most_a_day
        ground.most_a_week = usual[1] if ground.most_a_week is None else ground.most_a_week
    return found


def _lay(ground: Ground, kind: str, columns: list[Any], first: date, last: date) -> None:
    since, until, starts, ends, number, other, _ = columns
    if kind == "hours":
        ground.hours.append(Hours(number, starts, ends, since, until))
    elif kind == "exception":
        ground.exceptions.append(DayException(since, bool(number), starts, ends))
    elif kind == "absence":
        day = max(since, first)
        while day <= min(until, last):
            ground.away.add(day)
            day += A_DAY
    else:
        ground.most_a_day, ground.most_a_week = number, other


@Prepared
def _ground_rows(members: list[UUID], practice_id: UUID, first: date, last: date) -> QuerySet[Any]:
    """Five small tables in one question: kind, whose, two days, two times, two numbers, a name."""
    # PostgreSQL takes the bare null of two tables for text, and then no number of a third fits beside it.
    no_day, no_time, no_number = (Cast(Value(None), kind()) for kind in (DateField, TimeField, Number))
    no_name = Value("", CharField())
    hours = WorkingHours.objects.filter(member_id__in=members).values_list(
        _kind("hours"),
        "member_id",
        "valid_from",
        "valid_until",
        "starts",
        "ends",
        "weekday",
        no_number,
        no_name,
    )
    differing = HoursException.objects.filter(member_id__in=members, on__gte=first, on__lte=last)
    absences = Absence.objects.filter(member_id__in=members, starts_on__lte=last, ends_on__gte=first)
    closed = Holiday.objects.filter(practice_id=practice_id, on__gte=first, on__lte=last)
    own = BookingRules.objects.filter(Q(member=None) | Q(member_id__in=members), practice_id=practice_id)
    return hours.union(
        differing.values_list(
            _kind("exception"), "member_id", "on", "on", "starts", "ends", _flag(), no_number, no_name
        ),
        absences.values_list(
            _kind("absence"),
            "member_id",
            "starts_on",
            "ends_on",
            no_time,
            no_time,
            no_number,
            no_number,
            no_name,
        ),
        closed.values_list(
            _kind("holiday"), "unit_id", "on", "on", no_time, no_time, no_number, no_number, "name"
        ),
        own.values_list(
            _kind("rules"),
            "member_id",
            no_day,
            no_day,
            no_time,
            no_time,
            "most_a_day",
            "most_a_week",
            no_name,
        ),
        all=True,
    )


def _kind(name: str) -> Any:
    return Value(name, CharField())


def _flag() -> Any:
    """As a number in one column with numbers; PostgreSQL casts a boolean to an integer, and to no smaller one."""
    return Case(When(is_working=True, then=Value(1)), default=Value(0), output_field=Number())


def _asked(actor: Actor, member_ids: Iterable[UUID]) -> list[UUID]:
    found = list(member_ids)
    if not all(may_book_for(actor, pk) for pk in found):
        raise NotYours
    return found
