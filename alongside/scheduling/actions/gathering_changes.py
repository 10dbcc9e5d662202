"""Say who comes to a gathering, move it, cancel it, and who came: each person by their own appointment."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span, local
from alongside.scheduling import occupied, queries, reminders, rhythms, terms, verbs
from alongside.scheduling.actions import changing, gatherings, many, plans
from alongside.scheduling.actions.plans import Plan
from alongside.scheduling.models import Appointment, AppointmentStatus, Gathering, Occupied, Series
from alongside.scheduling.queries.gatherings import COMES, leaders, may_change_gathering
from alongside.scheduling.queries.gatherings import gathering as find_gathering
from alongside.trail.actions import record
from alongside.trail.actors import Actor

THIS, FOLLOWING = "this", "following"
KEPT, MISSED = "kept", "missed"


def add_client(actor: Actor, *, gathering_id: UUID, client_id: UUID, scope: str = THIS) -> list[Appointment]:
    """One more person comes; `scope` following: to all that come after it too, where there is a place.

    Refused: full, comes_already, taken (the client is, at that time), not_agreed (A02), not_planned, begun.
    NotYours: not the actor's gathering, or somebody else's client.
    """
    now = timezone.now()
    with occupied.booking():
        found = _changeable(actor, gathering_id, now)
        listed = _in_scope(found, scope, now)
        plan = _plan_of(actor, found, client_id)
        occupied.lock(member_id=found.member_id, client_id=plan.client.pk)
        made = [row for each in listed if (row := _join(actor, plan, each, must=each.pk == found.pk))]
        gatherings.check_agreed(actor, [plan])
        Appointment.objects.bulk_create(made)
        for row in made:
            occupied.take(row)
        many.remember_all(actor, made)
        gatherings.tell({plan.client.pk: made}, now)
    return made


def remove_client(actor: Actor, *, appointment_id: UUID, by: str = terms.CLIENT, scope: str = THIS) -> int:
    """One person does not come; the window agreed with them decides what that is (A04). Returns how many.

    Refused: not_planned, begun. NotYours: not the actor's gathering.
    """
    now = timezone.now()
    with occupied.booking():
        own = Appointment.objects.filter(pk=appointment_id, practice_id=actor.practice_id).first()
        if own is None or own.gathering_id is None:
            raise NotYours
        found = _changeable(actor, own.gathering_id, now)
        rows = _planned([each.pk for each in _in_scope(found, scope, now)], client_id=own.client_id)
        if own.pk not in {row.pk for row in rows}:
            raise Refused("not_planned")
        _let_go(actor, rows, by, now)
    return len(rows)


def move_gathering(
    actor: Actor,
    *,
    gathering_id: UUID,
    starts_at: datetime,
    minutes: int | None = None,
    override_reason: str | None = None,
    scope: str = THIS,
) -> list[Gathering]:
    """Another time for everybody who comes; each is told alone, once, and says that they know (A06).

    `scope` following: all after it change their day and hour by the wall clock alike. All move, or none.
    Refused: taken (who leads, the room, or somebody who comes; `at`, which one), past, too_far, length,
    not_planned, begun, scope.
    """
    now = timezone.now()
    with occupied.booking():
        found = _changeable(actor, gathering_id, now)
        listed, members = _in_scope(found, scope, now), leaders(found)
        come = _planned([each.pk for each in listed])
        occupied.lock(
            member_id=found.member_id,
            member_ids=[each.pk for each in members],
            client_ids={each.client_id for each in come},
            room_ids={each.room_id for each in listed},
        )
        to_be = _times(found, listed, starts_at, minutes)
        for end in (to_be[0], to_be[-1]):
            plans.check_length(end.minutes)
            plans.check_time(actor, end.start, end.minutes, now)
        with occupied.giving_up(Occupied.objects.filter(_of(listed, come))):
            for row, to in zip(listed, to_be, strict=True):
                own = [each for each in come if each.gathering_id == row.pk]
                _move(actor, row, own, to, now, override_reason)
        _follow(found, listed)
        for client_id in {each.client_id for each in come}:
            rows = [each for each in come if each.client_id == client_id]
            reminders.tell_of_changes(rows, reminders.contacts(rows[0]), now)
    return listed


def cancel_gathering(actor: Actor, *, gathering_id: UUID, by: str = terms.US, scope: str = THIS) -> int:
    """It does not take place; each person's appointment becomes what their agreement says. Returns how many.

    Refused: not_planned, begun. NotYours: not the actor's gathering.
    """
    now = timezone.now()
    with occupied.booking():
        listed = _in_scope(_changeable(actor, gathering_id, now), scope, now)
        rows = _planned([each.pk for each in listed])
        for client_id in {row.client_id for row in rows}:
            _let_go(actor, [row for row in rows if row.client_id == client_id], by, now)
        for each in listed:
            each.is_cancelled = True
            each.save(update_fields=["is_cancelled"])
            occupied.release_gathering(each)
            record(actor, verbs.GATHERING_CANCELLED, subject=each, by=by)
    return len(listed)


def mark_attendance(actor: Actor, *, gathering_id: UUID, became: Mapping[UUID, str]) -> int:
    """Who came and who did not, person by person: {appointment: "kept" or "missed"}. Returns how many.

    Whoever was marked before, or is not named, stays as they are. Refused: not_begun. NotYours: not the
    actor's gathering.
    """
    now, marked = timezone.now(), 0
    with occupied.booking():
        row = find_gathering(actor, gathering_id)
        if not may_change_gathering(actor, row):
            raise NotYours
        if row.starts_at > now:
            raise Refused("not_begun")
        for each in _planned([row.pk], statuses=changing.NOT_KEPT):
            if became.get(each.pk) == KEPT:
                changing.keep(actor, each)
            elif became.get(each.pk) == MISSED and each.status == AppointmentStatus.PLANNED:
                changing.miss(actor, each, now)
            else:
                continue
            marked += 1
    return marked


def set_named(actor: Actor, *, appointment_id: UUID, is_named: bool) -> Appointment:
    """The client lets the others who come see their name, or not any more. NotYours: not their own."""
    found = queries.appointment(actor, appointment_id)
    if not actor.is_client or found.gathering_id is None:
        raise NotYours
    with occupied.booking():
        row = changing.locked(actor, appointment_id, tuple(AppointmentStatus))
        if row.is_named != is_named:
            row.is_named = is_named
            row.save(update_fields=["is_named"])
            record(
                actor,
                verbs.NAMED,
                client_id=row.client_id,
                engagement_id=row.engagement_id,
                subject=row,
                is_named=is_named,
            )
    return row


def _plan_of(actor: Actor, found: Gathering, client_id: UUID) -> Plan:
    """What the gathering is for one more person; whoever leads it may be somebody else than the actor."""
    return plans.make_plan(
        actor,
        client_id=client_id,
        member_id=found.member_id,
        minutes=Span(found.starts_at, found.ends_at).minutes,
        place_kind=found.place_kind,
        room_id=found.room_id,
        place=found.place,
        engagement_id=None,
        service_id=found.service_id,
        member=found.member,
    )


def _changeable(actor: Actor, gathering_id: UUID, now: datetime) -> Gathering:
    """The gathering, locked, for who may change it. Refused: not_planned (cancelled), begun."""
    found = find_gathering(actor, gathering_id)
    if not may_change_gathering(actor, found):
        raise NotYours
    row = (
        Gathering.objects.select_for_update(of=("self",))
        .select_related("member", "room", "series", "service")
        .get(pk=found.pk)
    )
    if row.is_cancelled:
        raise Refused("not_planned")
    if row.ends_at <= now:
        raise Refused("begun")
    return row


def _in_scope(found: Gathering, scope: str, now: datetime) -> list[Gathering]:
    """This one, or it and all after it."""
    if scope not in (THIS, FOLLOWING):
        raise Refused("scope", "scope")
    if scope == THIS or found.series_id is None:
        return [found]
    rows = Gathering.objects.filter(
        series_id=found.series_id, is_cancelled=False, starts_at__gte=found.starts_at, ends_at__gt=now
    )
    return list(
        rows.select_for_update(of=("self",)).select_related("member", "room", "service").order_by("starts_at")
    )


def _of(listed: Sequence[Gathering], come: Sequence[Appointment]) -> Q:
    """The times that these gatherings and their people take."""
    return Q(gathering__in=[row.pk for row in listed]) | Q(appointment__in=[row.pk for row in come])


def _times(
    found: Gathering, listed: Sequence[Gathering], starts_at: datetime, minutes: int | None
) -> list[Span]:
    """When each will be: the chosen one as wished, the others by the wall clock alike."""
    zone = ZoneInfo(found.timezone)
    was, to = found.starts_at.astimezone(zone), starts_at.astimezone(zone)
    later = to.date() - was.date()
    spans = []
    for row in listed:
        length = minutes or Span(row.starts_at, row.ends_at).minutes
        day = row.starts_at.astimezone(zone).date() + later
        start = starts_at if row.pk == found.pk else local(day, to.time(), zone)
        spans.append(Span.lasting(start, length))
    return spans


def _move(
    actor: Actor,
    row: Gathering,
    come: Sequence[Appointment],
    to: Span,
    now: datetime,
    override_reason: str | None,
) -> None:
    """Move one locked gathering whose old time is given up, with everybody who comes."""
    was_at, own = row.starts_at, queries.rules_with_service(leaders(row), row.service)
    members = {pk: rules.around(to) for pk, rules in own.items()}
    row.starts_at, row.ends_at = to.start, to.end
    clashing = occupied.clashing_gathering(row, members)
    if clashing and not (override_reason or "").strip():
        raise Refused("taken", "starts_at", clashes=len(clashing), at=to.start)
    row.override_reason = override_reason if clashing else None
    row.save(update_fields=["starts_at", "ends_at", "override_reason"])
    occupied.take_gathering(row, members, overridden=clashing)
    for each in come:
        changing.move(actor, each, to, terms.US, now, override_reason, tells=False)
    record(
        actor,
        verbs.GATHERING_MOVED,
        subject=row,
        was_at=was_at.isoformat(),
        starts_at=to.start.isoformat(),
        by=actor.kind.value,
    )


def _follow(found: Gathering, listed: Sequence[Gathering]) -> None:
    """From the chosen one on they are a series of their own, at their new time of day."""
    old = found.series
    if old is None or len(listed) < 2:
        return
    start = listed[0].starts_at.astimezone(ZoneInfo(old.timezone))
    new = Series.objects.create(
        practice_id=old.practice_id,
        member_id=old.member_id,
        every_weeks=old.every_weeks,
        every_months=old.every_months,
        week_of_month=rhythms.week_of(start.date()) if old.every_months else None,
        starts_on=start.date(),
        at_time=start.time(),
        timezone=old.timezone,
        minutes=Span(listed[0].starts_at, listed[0].ends_at).minutes,
        times=len(listed),
    )
    Gathering.objects.filter(pk__in=[row.pk for row in listed]).update(series=new)


def _planned(
    gathering_ids: Collection[UUID],
    *,
    client_id: UUID | None = None,
    statuses: Collection[str] = (AppointmentStatus.PLANNED,),
) -> list[Appointment]:
    """The appointments of these gatherings (of one client), locked, in order."""
    rows = Appointment.objects.select_for_update(of=("self",)).filter(
        gathering__in=gathering_ids, status__in=statuses
    )
    if client_id:
        rows = rows.filter(client=client_id)
    return list(rows.select_related("client", "practice", "member", "room").order_by("starts_at", "pk"))


def _join(actor: Actor, plan: Plan, each: Gathering, *, must: bool) -> Appointment | None:
    """One person's appointment of a gathering, not saved; None where there is no place and none is asked for."""
    come = list(
        Appointment.objects.filter(gathering=each, status__in=COMES).values_list("client_id", flat=True)
    )
    row = gatherings.appointment(actor, plan, each)
    why_not = "full" if len(come) >= each.capacity else ""
    if plan.client.pk in come:
        why_not = "comes_already"
    elif not why_not and occupied.clashing(row):
        why_not = "taken"
    if why_not and must:
        raise Refused(why_not, "client")
    return None if why_not else row


def _let_go(actor: Actor, rows: Sequence[Appointment], by: str, now: datetime) -> None:
    """Cancel one client's appointments, and tell them of all at once."""
    for row in rows:
        changing.cancel(actor, row, by, now, tells=False)
    to = reminders.contacts(rows[0])
    if len(rows) == 1:
        reminders.tell(reminders.CANCELLED, rows[0], to, now)
    elif rows:
        reminders.tell_of_release(rows, to, now)
