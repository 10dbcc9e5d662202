"""Times that several people share: a couple, a group, two who lead together.

The time of who leads and of the room is taken once, by the gathering; each client comes by an appointment of
their own, with its own status, charge and letters. Nothing that a client gets names anybody else.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.lib.errors import Refused
from alongside.lib.spans import Span
from alongside.practice.models import Member, Room, Service
from alongside.scheduling import occupied, queries, reminders, rhythms, verbs
from alongside.scheduling.actions import looks, many, plans
from alongside.scheduling.actions.plans import Plan
from alongside.scheduling.actions.series import Occurrence
from alongside.scheduling.models import Appointment, Gathering, GatheringMember, Series
from alongside.scheduling.rhythms import Rhythm, Turn
from alongside.scheduling.slots import Rules
from alongside.trail.actions import record
from alongside.trail.actors import Actor

MOST_PEOPLE = 100


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A gathering but for its time: who leads, who comes, where, and for how long."""

    members: list[Member]
    plans: list[Plan]
    title: str
    minutes: int
    capacity: int
    place_kind: str
    room: Room | None
    place: str | None
    service: Service | None
    rules: dict[UUID, Rules]  # of each member, with their own time before and after it

    def takes(self, span: Span) -> dict[UUID, Span]:
        """Whose time it takes when it is then; only of members more than the time itself."""
        return dict.fromkeys(self.resource_ids, span) | self.members_at(span)

    def members_at(self, span: Span) -> dict[UUID, Span]:
        """The same of who leads it."""
        return {pk: rules.around(span) for pk, rules in self.rules.items()}

    @property
    def resource_ids(self) -> set[UUID]:
        """Whose time it takes."""
        rooms = {self.room.pk} if self.room else set()
        return {each.pk for each in self.members} | {plan.client.pk for plan in self.plans} | rooms

    def at(self, starts_at: datetime, series: Series | None) -> Gathering:
        """The gathering at this time, not saved yet."""
        lead = self.members[0]
        return Gathering(
            practice_id=lead.practice_id,
            service=self.service,
            series=series,
            member=lead,
            title=self.title,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=self.minutes),
            timezone=lead.timezone,
            place_kind=self.place_kind,
            room=self.room,
            place=self.place,
            capacity=self.capacity,
        )


def book_gathering(
    actor: Actor, *, starts_at: datetime, override_reason: str | None = None, **what: Any
) -> Gathering:
    """Book a time that several share, once. `what`: see `_wanted`.

    Refused: taken (with `clashes`, how many are), nobody, capacity, not_agreed (with `client`, whose agreement
    is missing: A02), past, too_far, length, unknown_place, archived, not_here. NotYours: somebody else's
    client, member, room or service. `override_reason`: why it is booked although somebody is taken.
    """
    now = timezone.now()
    wanted = _wanted(actor, **what)
    plans.check_time(actor, starts_at, wanted.minutes, now)
    with occupied.booking():
        _lock(wanted)
        check_agreed(actor, wanted.plans)
        new = wanted.at(starts_at, None)
        clashing = _clashing(wanted, [Span.lasting(starts_at, wanted.minutes)])[0]
        if clashing and not (override_reason or "").strip():
            raise Refused("taken", "starts_at", clashes=len(clashing))
        new.override_reason = override_reason if clashing else None
        come = _write(actor, wanted, [new], clashing)
        if clashing:
            record(actor, verbs.OVERRIDDEN, subject=new, clashes=len(clashing))
        tell(come, now)
    return new


def preview_gatherings(actor: Actor, *, rhythm: Rhythm, **what: Any) -> list[Occurrence]:
    """Every time that a series of gatherings would bring, and whether all are free. Writes nothing."""
    wanted = _wanted(actor, **what)
    turns = _turns(actor, wanted, rhythm)
    check_agreed(actor, wanted.plans)
    return _look(wanted, turns)


def book_gatherings(
    actor: Actor, *, rhythm: Rhythm, leaving_out: Collection[int] = (), **what: Any
) -> list[Gathering]:
    """Book a series of gatherings but the numbers left out: all of them, or none. Refused as both are.

    Each person gets one letter about all of them.
    """
    now = timezone.now()
    wanted = _wanted(actor, **what)
    turns = _turns(actor, wanted, rhythm)
    with occupied.booking():
        _lock(wanted)
        check_agreed(actor, wanted.plans)
        seen = [each for each in _look(wanted, turns) if each.number not in leaving_out]
        if not seen:
            raise Refused("nothing_left")
        if clashes := [each for each in seen if each.clash == looks.TAKEN]:
            raise Refused("taken", clashes=clashes)
        series = _keep_series(wanted, rhythm, len(turns))
        made = [wanted.at(each.starts_at, series) for each in seen]
        tell(_write(actor, wanted, made), now)
    return made


def _wanted(
    actor: Actor,
    *,
    member_id: UUID,
    client_ids: Sequence[UUID],
    minutes: int,
    title: str = "",
    other_member_ids: Iterable[UUID] = (),
    capacity: int | None = None,
    place_kind: str = "room",
    room_id: UUID | None = None,
    place: str | None = None,
    service_id: UUID | None = None,
) -> _Wanted:
    """Check who leads, who comes and where; `capacity` is as many as come, at least two, if not given."""
    many.only_by_members(actor)
    members = [plans.bookable_member(actor, member_id)]
    others = dict.fromkeys(pk for pk in other_member_ids if pk != members[0].pk)
    members += [plans.bookable_member(actor, pk) for pk in others]
    come = list(dict.fromkeys(client_ids))
    if not come:
        raise Refused("nobody", "client_ids")
    usual = max(2, len(come)) if capacity is None else capacity
    if not max(2, len(come)) <= usual <= MOST_PEOPLE:
        raise Refused("capacity", "capacity")
    plans.check_length(minutes)
    wheres = {"place_kind": place_kind, "room_id": room_id, "place": place or None}
    everybody = [_plan(actor, members[0].pk, pk, minutes, service_id, **wheres) for pk in come]
    kind, room, words = plans.place_of(actor, None, place_kind, room_id, place)
    service = everybody[0].service
    rules = queries.rules_with_service(members, service)
    return _Wanted(members, everybody, title.strip(), minutes, usual, kind, room, words, service, rules)


def _plan(
    actor: Actor, member_id: UUID, client_id: UUID, minutes: int, service_id: UUID | None, **where: Any
) -> Plan:
    return plans.make_plan(
        actor,
        client_id=client_id,
        member_id=member_id,
        minutes=minutes,
        engagement_id=None,
        service_id=service_id,
        **where,
    )


def _turns(actor: Actor, wanted: _Wanted, rhythm: Rhythm) -> list[Turn]:
    found = rhythms.turns(rhythm, ZoneInfo(wanted.members[0].timezone))
    if not found:
        raise Refused("nothing_left")
    for end in (found[0], found[-1]):
        plans.check_time(actor, end.starts_at, wanted.minutes, timezone.now())
    return found


def _lock(wanted: _Wanted) -> None:
    occupied.lock(
        member_id=wanted.members[0].pk,
        member_ids=[each.pk for each in wanted.members],
        client_ids=[plan.client.pk for plan in wanted.plans],
        room_ids=[wanted.room.pk if wanted.room else None],
    )


def check_agreed(actor: Actor, everybody: Iterable[Plan]) -> None:
    """Refused not_agreed, naming the client whose agreement is missing (A02)."""
    for plan in everybody:
        try:
            plans.check_agreed(actor, plan)
        except Refused as no:
            no.facts["client"] = plan.client.name
            raise


def _clashing(wanted: _Wanted, spans: Sequence[Span]) -> list[set[UUID]]:
    """Who of those whose time it takes is taken, at each of these times."""
    each_takes = [wanted.takes(span) for span in spans]
    every = [span for takes in each_takes for span in takes.values()]
    reach = Span(min(span.start for span in every), max(span.end for span in every))
    taken = looks.calendars(wanted.resource_ids, reach)
    return [{pk for pk, span in takes.items() if taken[pk].is_taken(span)} for takes in each_takes]


def _look(wanted: _Wanted, turns: Sequence[Turn]) -> list[Occurrence]:
    spans = [Span.lasting(turn.starts_at, wanted.minutes) for turn in turns]
    closed: set[date] = set()
    for member in wanted.members:
        closed |= queries.closed_days(member, turns[0].day, turns[-1].day)
    return [
        Occurrence(turn.number, turn.starts_at, _clash(clashing, turn.day in closed), turn.is_skipped)
        for turn, clashing in zip(turns, _clashing(wanted, spans), strict=True)
    ]


def _clash(clashing: set[UUID], is_away: bool) -> str:
    if clashing:
        return looks.TAKEN
    return looks.AWAY if is_away else looks.FREE


def _keep_series(wanted: _Wanted, rhythm: Rhythm, times: int) -> Series:
    lead = wanted.members[0]
    at: time = rhythm.at
    return Series.objects.create(
        practice_id=lead.practice_id,
        member=lead,
        every_weeks=rhythm.every_weeks,
        every_months=rhythm.every_months,
        week_of_month=rhythm.week_of_month,
        starts_on=rhythm.starts_on,
        until=rhythm.until,
        at_time=at,
        timezone=lead.timezone,
        minutes=wanted.minutes,
        times=times,
    )


def _write(
    actor: Actor, wanted: _Wanted, new: list[Gathering], overridden: Collection[UUID] = ()
) -> dict[UUID, list[Appointment]]:
    """Save gatherings with everybody's appointments, take the times, remember; returns them by client."""
    Gathering.objects.bulk_create(new)
    others = [(each, member) for each in new for member in wanted.members[1:]]
    GatheringMember.objects.bulk_create(
        GatheringMember(practice_id=each.practice_id, gathering=each, member=member)
        for each, member in others
    )
    come = {plan.client.pk: [appointment(actor, plan, each) for each in new] for plan in wanted.plans}
    rows = [row for listed in come.values() for row in listed]
    Appointment.objects.bulk_create(rows)
    for each in new:
        time_taken = wanted.members_at(Span(each.starts_at, each.ends_at))
        occupied.take_gathering(each, time_taken, overridden=overridden)
        record(
            actor,
            verbs.GATHERED,
            subject=each,
            starts_at=each.starts_at.isoformat(),
            minutes=wanted.minutes,
            people=len(come),
            by=actor.kind.value,
        )
    for row in rows:
        occupied.take(row, overridden=overridden)
    many.remember_all(actor, rows)
    return come


def appointment(actor: Actor, plan: Plan, each: Gathering) -> Appointment:
    """One person's own appointment of a gathering, at its time and place."""
    row = plan.at(actor, each.starts_at, gathering=each)
    row.ends_at, row.timezone, row.member = each.ends_at, each.timezone, each.member
    row.place_kind, row.room, row.place = each.place_kind, each.room, each.place
    row.before_minutes = row.after_minutes = 0
    return row


def tell(come: Mapping[UUID, list[Appointment]], now: datetime) -> None:
    """To each person alone."""
    for rows in come.values():
        reminders.tell_of_bookings(rows, reminders.contacts(rows[0]), now)
        many.remind_of_all(rows, now)
