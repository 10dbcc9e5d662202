"""Say who comes to a gathering, move it, cancel it, and who came: each person by their own appointment."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.scheduling import occupied, queries, reminders, terms, verbs
from alongside.scheduling.actions import changing, gatherings, many, plans
from alongside.scheduling.actions.plans import Plan
from alongside.scheduling.models import Appointment, AppointmentStatus, Gathering
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
) -> Gathering:
    """Another time for everybody who comes; each is told alone, and says that they know (A06).

    Refused: taken (who leads, the room, or somebody who comes), past, too_far, length, not_planned, begun.
    """
    now = timezone.now()
    with occupied.booking():
        row = _changeable(actor, gathering_id, now)
        length = minutes or Span(row.starts_at, row.ends_at).minutes
        plans.check_length(length)
        plans.check_time(actor, starts_at, length, now)
        members, come = leaders(row), _planned([row.pk])
        occupied.lock(
            member_id=row.member_id,
            member_ids=[each.pk for each in members],
            client_ids=[each.client_id for each in come],
            room_ids=[row.room_id],
        )
        was_at = row.starts_at
        row.starts_at, row.ends_at = starts_at, starts_at + timedelta(minutes=length)
        clashing = occupied.clashing_gathering(row, [each.pk for each in members])
        if clashing and not (override_reason or "").strip():
            raise Refused("taken", "starts_at", clashes=len(clashing))
        row.override_reason = override_reason if clashing else None
        row.save(update_fields=["starts_at", "ends_at", "override_reason"])
        occupied.retake_gathering(row, [each.pk for each in members], overridden=clashing)
        for each in come:
            changing.move(actor, each, Span(row.starts_at, row.ends_at), terms.US, now, override_reason)
        record(
            actor,
            verbs.GATHERING_MOVED,
            subject=row,
            was_at=was_at.isoformat(),
            starts_at=starts_at.isoformat(),
            by=actor.kind.value,
        )
    return row


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
    row = Gathering.objects.select_for_update(of=("self",)).select_related("member", "room").get(pk=found.pk)
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
    return list(rows.select_for_update(of=("self",)).select_related("member", "room").order_by("starts_at"))


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
