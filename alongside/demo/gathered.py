"""Times that several of the demo share: two who were a couple, and a small group. All invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from alongside.demo import meetings
from alongside.demo.bills import rows
from alongside.demo.builder import Builder
from alongside.demo.desks import Desk, rests
from alongside.demo.free import Calendars
from alongside.demo.people import Company
from alongside.demo.plan import Who
from alongside.lib.spans import Span
from alongside.practice.models import Service
from alongside.scheduling import terms, verbs
from alongside.scheduling.models import (
    Appointment,
    Gathering,
    GatheringMember,
    Occupied,
    Series,
)

Companies = Mapping[tuple[str, str], Company]
AT = time(14, 30)
COUPLE = (("fi", "split"), ("fi", "limits"))
GROUP = (("en", "team"), ("en", "turn"), ("en", "stage"))
COUPLE_WEEKS = range(-12, 8, 2)  # from so many weeks ago until so many ahead
GROUP_MONTHS = range(-4, 4)
SECOND = 2  # of the month
BEFORE = timedelta(days=9)  # booked so long before the first


@dataclass(frozen=True, slots=True)
class Circle:
    """Who gathers, with whom, and who was missing: the number of the gathering, and which of the people."""

    desks: Sequence[Desk]
    people: Sequence[Company]
    title: str
    minutes: int
    capacity: int
    service: Service | None = None
    missed: Mapping[int, int] = field(default_factory=dict)
    cancelled: Mapping[int, int] = field(default_factory=dict)

    @property
    def builder(self) -> Builder:
        return self.desks[0].builder


def build_gatherings(desks: Mapping[Who, Desk], companies: Companies) -> None:
    """A couple every second week, a group every month: what was is kept with who came, what comes is planned."""
    therapist, coach = desks[Who.THERAPIST], desks[Who.COACH]
    service = next(row for row in rows(therapist.builder, Service) if row.capacity == 2)
    couple = Circle(
        desks=[therapist],
        people=[companies[each] for each in COUPLE],
        title="The boys, together",
        minutes=service.minutes,
        capacity=2,
        service=service,
        missed={2: 0},
    )
    _gather(couple, [7 * week + _until(therapist, 1) for week in COUPLE_WEEKS], {"every_weeks": 2})
    group = Circle(
        desks=[coach, therapist],
        people=[companies[each] for each in GROUP],
        title="Small group: finding one's voice",
        minutes=90,
        capacity=5,
        missed={1: 2},
        cancelled={2: 1},
    )
    _gather(group, _monthly(coach), {"every_months": 1, "week_of_month": SECOND})


def _until(desk: Desk, number: int) -> int:
    """How many days until this one of the working days comes."""
    return (desk.days[number] - desk.days[0]) % 7


def _monthly(desk: Desk) -> list[int]:
    """The second such weekday of each month, in days from today."""
    today = desk.moment(0, AT).date()
    found = []
    for month in GROUP_MONTHS:
        years, index = divmod(today.year * 12 + today.month - 1 + month, 12)
        first = date(years, index + 1, 1)
        days = (desk.days[3] - first.weekday()) % 7 + 7 * (SECOND - 1)
        found.append((first + timedelta(days=days) - today).days)
    return found


def _gather(circle: Circle, days: Sequence[int], rhythm: Mapping[str, int]) -> None:
    """All of a series: those days on which everybody works and is free."""
    calendars, lead = Calendars(circle.builder), circle.desks[0]
    ids = [*(desk.member.pk for desk in circle.desks), *(each.client.pk for each in circle.people)]
    ids += [lead.room.pk] if lead.room else []
    starts = [
        lead.moment(day, AT)
        for day in days
        if not rests(lead, day)
        and all(calendars.works(desk, day) for desk in circle.desks)
        and calendars.is_free(ids, Span.lasting(lead.moment(day, AT), circle.minutes))
    ]
    series = circle.builder.add(
        Series(
            practice=circle.builder.practice,
            member=lead.member,
            starts_on=starts[0].date(),
            at_time=AT,
            timezone=lead.member.timezone,
            minutes=circle.minutes,
            times=len(starts),
            **rhythm,
        )
    )
    for number, each in enumerate(starts):
        _one(circle, series, number, each, starts[0] - BEFORE)


def _one(circle: Circle, series: Series, number: int, starts_at: datetime, booked_at: datetime) -> None:
    lead = circle.desks[0]
    row = Gathering(
        practice=circle.builder.practice,
        service=circle.service,
        series=series,
        member=lead.member,
        title=circle.title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=circle.minutes),
        timezone=lead.member.timezone,
        room=lead.room,
        place="",
        capacity=circle.capacity,
    )
    circle.builder.add(row)
    for desk in circle.desks[1:]:
        circle.builder.add(GatheringMember(practice=row.practice, gathering=row, member=desk.member))
    _take(circle, row)
    circle.builder.tell(
        circle.people[0].mine,
        verbs.GATHERED,
        at=booked_at,
        subject=row,
        starts_at=starts_at.isoformat(),
        minutes=circle.minutes,
        people=len(circle.people),
        by="member",
    )
    for place, company in enumerate(circle.people):
        made = meetings.book(company, starts_at, booked_at=booked_at, minutes=circle.minutes, room=lead.room)
        made.gathering, made.service, made.member = row, circle.service, lead.member
        made.is_named = circle.service is not None  # a couple knows who comes
        if made.is_named:
            at = booked_at + timedelta(hours=5)
            company.tell(company.theirs, verbs.NAMED, at=at, subject=made, is_named=True)
        _became(circle, company, made, (number, place))


def _take(circle: Circle, row: Gathering) -> None:
    """The time of who leads and of the room, once."""
    taken = [("member", desk.member.pk) for desk in circle.desks]
    taken += [("room", row.room.pk)] if row.room else []
    for kind, pk in taken:
        circle.builder.add(
            Occupied(
                practice=row.practice,
                resource=kind,
                resource_id=pk,
                starts_at=row.starts_at,
                ends_at=row.ends_at,
                gathering=row,
            )
        )


def _became(circle: Circle, company: Company, made: Appointment, which: tuple[int, int]) -> None:
    """Whether this person came, is to come, said that they cannot, or just did not."""
    if made.ends_at + timedelta(minutes=20) > circle.builder.now:
        meetings.take_time(company, made)
    elif which in circle.missed.items():
        meetings.miss(company, made)
    elif which in circle.cancelled.items():
        meetings.cancel(company, made, made.starts_at - timedelta(hours=52), by=terms.CLIENT)
    else:
        held = meetings.hold(company, made, minutes=circle.minutes - 2)
        meetings.wrap_up(company, held, steps=0, is_next_booked=True)
