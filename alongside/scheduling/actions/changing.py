"""Move, cancel and close appointments, by the window of the frame (A04) and never silently (A06)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.practice.models import Member
from alongside.scheduling import occupied, queries, reminders, slots, terms, verbs
from alongside.scheduling.actions import charging, plans
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actions import record
from alongside.trail.actors import Actor

PLANNED = AppointmentStatus.PLANNED
OPEN = (PLANNED, AppointmentStatus.REQUESTED)  # what can still be let go
NOT_KEPT = (PLANNED, AppointmentStatus.MISSED, AppointmentStatus.UNKNOWN)  # what may turn out to be kept
CHANGED = ("sequence", "undo_until", "changed_by_us_at", "moved_from", "acknowledged_at")
WHOSE = ("member", "timezone", "before_minutes", "after_minutes")
A_MINUTE = timedelta(minutes=1)


def move_appointment(
    actor: Actor,
    *,
    appointment_id: UUID,
    starts_at: datetime,
    minutes: int | None = None,
    override_reason: str | None = None,
    by: str = terms.US,
    member_id: UUID | None = None,
    sequence: int | None = None,
) -> Appointment:
    """Move a planned appointment to another time; the client is told, and says that they know (A06).

    `by`: who asked for it, "client" or "us". `member_id`: with whom from now on. Clients themselves use
    `move_own_appointment`. `sequence`: of the version that the caller saw. Refused: taken (with
    `alternatives`), past, too_far, length, not_planned, together, changed_meanwhile, not_here, no_calendar (the
    other one's is not the actor's to fill). NotYours: not the actor's.
    """
    now = timezone.now()
    found = queries.appointment(actor, appointment_id)
    member = _filled_by(actor, found)
    if found.gathering_id:
        raise Refused("together")  # the whole gathering moves
    length = minutes or Span(found.starts_at, found.ends_at).minutes
    if not 1 <= length <= slots.LONGEST_MINUTES:
        raise Refused("length", "minutes")
    plans.check_time(actor, starts_at, length, now)
    to = _other(actor, member_id) if member_id and member_id != member.pk else None
    with plans.offering_alternatives(to or member, found.practice, starts_at, length):
        row = locked(actor, appointment_id)
        _must_be_unchanged(row, sequence)
        occupied.lock(
            member_id=row.member_id,
            member_ids=[to.pk] if to else [],
            client_id=row.client_id,
            room_ids=[row.room_id],
        )
        if to:
            give_to(row, to)
        move(actor, row, Span.lasting(starts_at, length), by, now, override_reason)
        if to:
            _remember_whose(actor, row, length, by)
    return row


def _other(actor: Actor, member_id: UUID) -> Member:
    """Who it is given to. Refused: no_calendar, not_here."""
    try:
        return plans.bookable_member(actor, member_id)
    except NotYours as no:
        raise Refused("no_calendar", "member") from no


def give_to(row: Appointment, member: Member) -> None:
    """Another member's from now on, with their own minutes around it; on the row, not saved."""
    rules, service = queries.rules_for(row.practice, member), row.service
    before = service.before_minutes if service else None
    after = service.after_minutes if service else None
    row.member, row.timezone = member, member.timezone
    row.before_minutes = rules.before // A_MINUTE if before is None else before
    row.after_minutes = rules.after // A_MINUTE if after is None else after


def _remember_whose(actor: Actor, row: Appointment, minutes: int, by: str) -> None:
    record(
        actor,
        verbs.CHANGED,
        client_id=row.client_id,
        engagement_id=row.engagement_id,
        subject=row,
        minutes=minutes,
        by=by,
    )


def move(
    actor: Actor,
    row: Appointment,
    to: Span,
    by: str,
    now: datetime,
    override_reason: str | None = None,
    *,
    tells: bool = True,
) -> None:
    """Move one locked, planned row, and tell of it (or whoever moves several, of all). Refused: taken."""
    was_at = row.starts_at
    note_change(row, by, now, moved_from=was_at)
    row.starts_at, row.ends_at, row.undo_until = to.start, to.end, None
    _take_new_time(row, override_reason)
    record(
        actor,
        verbs.MOVED,
        client_id=row.client_id,
        engagement_id=row.engagement_id,
        subject=row,
        was_at=was_at.isoformat(),
        starts_at=to.start.isoformat(),
        hours_before=terms.hours_before(was_at, now),
        by=by,
    )
    reminders.forget(row)
    contacts = reminders.contacts(row)
    if tells:
        reminders.tell(reminders.MOVED, row, contacts, now)
    reminders.remind(row, contacts, now)


def note_change(row: Appointment, by: str, now: datetime, moved_from: datetime | None) -> None:
    """What we change waits until the client has seen it; what they change themselves, they know."""
    if by != terms.US:
        row.moved_from = None
        row.acknowledged_at = now if row.changed_by_us_at else None
        return
    is_unseen = row.changed_by_us_at is not None and row.acknowledged_at is None
    if not (is_unseen and row.moved_from):
        row.moved_from = moved_from
    row.changed_by_us_at, row.acknowledged_at = now, None


def _take_new_time(row: Appointment, override_reason: str | None) -> None:
    clashing = occupied.clashing(row, leaving_out=row.pk)
    if clashing and not (override_reason or "").strip():
        raise Refused("taken", "starts_at")
    row.override_reason = override_reason if clashing else None
    row.sequence += 1
    row.save(update_fields=[*CHANGED, *WHOSE, "starts_at", "ends_at", "override_reason"])
    occupied.retake(row, overridden=clashing)


def cancel_appointment(
    actor: Actor, *, appointment_id: UUID, by: str = terms.CLIENT, sequence: int | None = None
) -> Appointment:
    """Cancel a planned appointment; the window agreed decides what it becomes (A04).

    `by`: who does not come, "client" or "us"; only a member can say "us". `sequence`: of the version that the
    caller saw. Refused: not_planned, begun (a client cancels before the start), changed_meanwhile. NotYours:
    not the actor's.
    """
    now = timezone.now()
    found = queries.appointment(actor, appointment_id)
    if actor.is_member or actor.is_trusted:
        _filled_by(actor, found)
    elif found.starts_at <= now:
        raise Refused("begun")
    else:
        by = terms.CLIENT
    with occupied.booking():
        row = locked(actor, appointment_id, OPEN)
        _must_be_unchanged(row, sequence)
        cancel(actor, row, by, now)
        if not actor.is_member:
            reminders.tell_member(reminders.FOR_MEMBER_CANCELLED, row, now)
    return row


def cancel(
    actor: Actor, row: Appointment, by: str, now: datetime, *, is_ending: bool = False, tells: bool = True
) -> None:
    """Cancel one locked, planned row. At an ending nobody is late: what was planned is simply let go (G04).

    Whoever cancels several (at an ending, of a series) tells about all of them at once.
    """
    window = None if is_ending else queries.cancel_hours(row)
    row.status = terms.status_when_cancelled(by, row.starts_at, now, window)
    row.cancelled_at, row.undo_until = now, None
    note_change(row, by, now, moved_from=None)
    row.sequence += 1
    row.save(update_fields=[*CHANGED, "status", "cancelled_at"])
    occupied.release(row)
    record(
        actor,
        verbs.CANCELLED,
        client_id=row.client_id,
        engagement_id=row.engagement_id,
        subject=row,
        status=str(row.status),
        hours_before=terms.hours_before(row.starts_at, now),
        by=by,
    )
    charging.after(actor, row)
    reminders.forget(row)
    if tells and not is_ending:
        reminders.tell(reminders.CANCELLED, row, reminders.contacts(row), now)


def mark_missed(actor: Actor, *, appointment_id: UUID) -> Appointment:
    """Nobody came (A04): a neutral letter follows, unless it is put right soon. Refused: not_planned, not_begun."""
    now = timezone.now()
    _filled_by(actor, queries.appointment(actor, appointment_id))
    with occupied.booking():
        row = locked(actor, appointment_id)
        miss(actor, row, now)
    return row


def miss(actor: Actor, row: Appointment, now: datetime) -> None:
    """Nobody came: one locked, planned row. Refused not_begun."""
    if row.starts_at > now:
        raise Refused("not_begun")
    row.status = AppointmentStatus.MISSED
    row.save(update_fields=["status"])
    record(actor, verbs.MISSED, client_id=row.client_id, engagement_id=row.engagement_id, subject=row)
    charging.after(actor, row)
    reminders.forget(row)
    reminders.tell_of_miss(row, reminders.contacts(row), now)


def mark_kept(actor: Actor, *, appointment_id: UUID) -> Appointment:
    """The meeting takes place; also puts right what was marked as missed. The meetings room calls this.

    It records nothing of its own: `meeting.started` says it. Refused not_planned when it was cancelled.
    """
    found = queries.appointment(actor, appointment_id)
    if found.status == AppointmentStatus.KEPT:
        return found
    with occupied.booking():
        row = locked(actor, appointment_id, NOT_KEPT)
        keep(actor, row)
    return row


def keep(actor: Actor, row: Appointment) -> None:
    """The meeting takes place: one locked row, planned or NOT_KEPT."""
    row.status = AppointmentStatus.KEPT
    row.save(update_fields=["status"])
    charging.after(actor, row)


def release_future(actor: Actor, *, engagement_id: UUID, by: str = terms.CLIENT) -> int:
    """Let go of every planned meeting of an engagement that has not begun; returns how many (G04).

    The caller has decided that the actor may end this work. Each is one event; the client is told once.
    """
    now = timezone.now()
    with occupied.booking():
        rows = Appointment.objects.select_for_update(of=("self",)).filter(
            practice_id=actor.practice_id, engagement_id=engagement_id, status__in=OPEN, starts_at__gt=now
        )
        found = list(rows.select_related("client", "practice", "member").order_by("starts_at"))
        for row in found:
            cancel(actor, row, by, now, is_ending=True)
        if len(found) == 1:
            reminders.tell(reminders.CANCELLED, found[0], reminders.contacts(found[0]), now)
        elif found:
            reminders.tell_of_release(found, reminders.contacts(found[0]), now)
    return len(found)


def _must_be_unchanged(row: Appointment, sequence: int | None) -> None:
    if sequence is not None and sequence != row.sequence:
        raise Refused("changed_meanwhile", "starts_at")


def _filled_by(actor: Actor, row: Appointment) -> Member:
    """Its member, for a member of the practice who may fill that calendar. NotYours otherwise."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    return plans.bookable_member(actor, row.member_id)


def locked(
    actor: Actor, appointment_id: UUID, statuses: tuple[AppointmentStatus, ...] = (PLANNED,)
) -> Appointment:
    rows = Appointment.objects.select_for_update(of=("self",)).filter(practice_id=actor.practice_id)
    row = rows.select_related("client", "practice", "member", "room").get(pk=appointment_id)
    if row.status not in statuses:
        raise Refused("not_planned", status=str(row.status))
    return row
