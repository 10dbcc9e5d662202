"""Move, change and cancel meetings of a series: this one, this and the following, or all that have not begun.

A time is changed by the wall clock of the series, for every turn alike. What goes its own way from a turn on
is a series of its own from then on; meetings that are left out stay where they are.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.lib.errors import Refused
from alongside.lib.spans import Span
from alongside.scheduling import occupied, queries, reminders, rhythms, terms, verbs
from alongside.scheduling.actions import changing, looks, many, plans
from alongside.scheduling.models import Appointment, AppointmentStatus, Occupied, Series
from alongside.scheduling.rhythms import Rhythm, Turn
from alongside.trail.actions import prepare, record_all
from alongside.trail.actors import Actor

THIS, FOLLOWING, ALL = "this", "following", "all"
SCOPES = (THIS, FOLLOWING, ALL)
A_MINUTE = timedelta(minutes=1)
LONGEST_WINDOW = timedelta(hours=336)  # that can be agreed for cancelling in time (frame/terms.py)
TIMED = ("starts_at", "ends_at", "timezone", "sequence", "series", "member", "place_kind", "room")
AROUND = (
    "before_minutes",
    "after_minutes",
    "undo_until",
    "changed_by_us_at",
    "moved_from",
    "acknowledged_at",
)


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be other about some meetings of a series; None: it stays as it is.

    `starts_at`: when the meeting that was chosen is to begin; all others change their day and hour alike.
    """

    starts_at: datetime | None = None
    minutes: int | None = None
    member_id: UUID | None = None
    place_kind: str | None = None
    room_id: UUID | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Moving:
    """One meeting before it is changed; `clash`: none, taken, away, or a hint (full, outside).

    `was_moved`: it did not keep to the series before, because somebody moved it by hand. `is_skipped`:
    spring skips its new time of day, and it begins later by the gap.
    """

    appointment_id: UUID
    was_at: datetime
    starts_at: datetime
    clash: str
    is_skipped: bool
    was_moved: bool


@dataclass(slots=True)
class _Work:
    """A change thought through: its rows as they will be, and the rhythm that they will follow."""

    rows: list[Appointment]
    moving: list[Moving]
    series: Series | None
    rhythm: Rhythm | None  # None: the rows keep their series as it is
    is_split: bool


def preview_change(actor: Actor, *, appointment_id: UUID, scope: str, change: Change) -> list[Moving]:
    """Every meeting that would change, when it would be, and what is in its way. Writes nothing.

    Refused as `change_series`, but for taken.
    """
    found = _found(actor, appointment_id, scope)
    return _work(actor, found, _rows(actor, found, scope), change, hints=True).moving


def change_series(
    actor: Actor, *, appointment_id: UUID, scope: str, change: Change, leaving_out: Collection[UUID] = ()
) -> list[Appointment]:
    """Change these meetings but those left out, which stay as they are: all of them, or none.

    `scope`: this, following (this one and all after it) or all (that have not begun). The client gets one
    letter and says that they know (A06). Refused: taken (with `clashes`, as in the preview), not_planned,
    begun, together (a gathering moves as a whole), scope, past, too_far, length, unknown_place, not_here,
    nothing_left. NotYours: somebody else's appointment, member or room.
    """
    now = timezone.now()
    with occupied.booking():
        found = _found(actor, appointment_id, scope)
        rows = _rows(actor, found, scope, for_update=True)
        _lock(rows, change)
        work = _work(actor, found, rows, change)
        changed = [row for row in work.rows if row.pk not in leaving_out]
        if not changed:
            raise Refused("nothing_left")
        moving = {each.appointment_id: each for each in work.moving if each.appointment_id not in leaving_out}
        if len(moving) < len(work.moving):  # what stays where it is may be in the way now
            clashes = looks.look(changed, moving=list(moving))
            moving = {
                row.pk: replace(moving[row.pk], clash=clash)
                for row, clash in zip(changed, clashes, strict=True)
            }
        if taken := [each for each in moving.values() if each.clash == looks.TAKEN]:
            raise Refused("taken", clashes=taken)
        _follow(work, change, rows)
        _write(actor, changed, moving, change, now)
        reminders.tell_of_changes(changed, reminders.contacts(changed[0]), now)
    return changed


def cancel_series(actor: Actor, *, appointment_id: UUID, scope: str, by: str = terms.CLIENT) -> list[UUID]:
    """Cancel these meetings, each by the window that is agreed for it (A04); one letter tells of all.

    `by`: who does not come, "client" or "us". Returns the ids, in order. Refused: not_planned, begun, scope,
    together. NotYours: not the actor's.
    """
    now = timezone.now()
    with occupied.booking():
        found = _found(actor, appointment_id, scope)
        rows = _rows(actor, found, scope, for_update=True)
        for row in rows:
            changing.cancel(actor, row, by, now, tells=False)
        to = reminders.contacts(rows[0])
        if len(rows) == 1:
            reminders.tell(reminders.CANCELLED, rows[0], to, now)
        else:
            reminders.tell_of_release(rows, to, now)
    return [row.pk for row in rows]


def preview_cancel(
    actor: Actor, *, appointment_id: UUID, scope: str, by: str = terms.CLIENT
) -> list[tuple[datetime, str]]:
    """When each meeting that would be cancelled is, and what it would become. Refused as `cancel_series`."""
    now = timezone.now()
    found = _found(actor, appointment_id, scope)
    return [(row.starts_at, _status(row, by, now)) for row in _rows(actor, found, scope)]


def _status(row: Appointment, by: str, now: datetime) -> str:
    is_far = row.starts_at - now > LONGEST_WINDOW
    frame = None if is_far else queries.frame_of(row)
    window = frame.cancel_hours if frame else None
    return terms.status_when_cancelled(by, row.starts_at, now, window)


def _found(actor: Actor, appointment_id: UUID, scope: str) -> Appointment:
    many.only_by_members(actor)
    found = queries.appointment(actor, appointment_id)
    plans.bookable_member(actor, found.member_id)
    if scope not in SCOPES:
        raise Refused("scope", "scope")
    if found.gathering_id:
        raise Refused("together")
    return found


def _rows(actor: Actor, found: Appointment, scope: str, *, for_update: bool = False) -> list[Appointment]:
    """The planned meetings that a scope means, in order, with the chosen one among them."""
    rows = Appointment.objects.filter(practice_id=actor.practice_id, status=AppointmentStatus.PLANNED)
    if scope == THIS or found.series_id is None:
        rows = rows.filter(pk=found.pk)
    else:
        rows = rows.filter(series_id=found.series_id, starts_at__gt=timezone.now())
        if scope == FOLLOWING:
            rows = rows.filter(starts_at__gte=found.starts_at)
    if for_update:
        rows = rows.select_for_update(of=("self",))
    listed = list(
        rows.select_related("client", "practice", "member", "room", "service", "series").order_by("starts_at")
    )
    if found.pk not in {row.pk for row in listed}:
        raise Refused("begun" if found.status == AppointmentStatus.PLANNED else "not_planned")
    return listed


def _lock(rows: Sequence[Appointment], change: Change) -> None:
    occupied.lock(
        member_id=rows[0].member_id,
        member_ids={row.member_id for row in rows} | ({change.member_id} if change.member_id else set()),
        client_id=rows[0].client_id,
        room_ids={row.room_id for row in rows} | {change.room_id},
    )


def _work(
    actor: Actor, found: Appointment, rows: list[Appointment], change: Change, *, hints: bool = False
) -> _Work:
    """The rows as they would be (changed in place, not saved), and how they keep to their series."""
    was_at = {row.pk: row.starts_at for row in rows}
    work = _in_time(found, rows, change)
    _elsewhere(actor, rows, change)
    minutes = {row.pk: change.minutes or Span(row.starts_at, row.ends_at).minutes for row in rows}
    for row, each in zip(rows, work.moving, strict=True):
        plans.check_length(minutes[row.pk])
        row.starts_at = each.starts_at
        row.ends_at = each.starts_at + minutes[row.pk] * A_MINUTE
        if row.starts_at != was_at[row.pk]:
            plans.check_time(actor, row.starts_at, minutes[row.pk], timezone.now())
    clashes = looks.look(rows, moving=list(was_at), hints=hints)
    work.moving = [replace(each, clash=clash) for each, clash in zip(work.moving, clashes, strict=True)]
    return work


def _in_time(found: Appointment, rows: list[Appointment], change: Change) -> _Work:
    """When each meeting will be: the chosen one as wished, and every other turn alike."""
    is_new_time = change.starts_at is not None and change.starts_at != found.starts_at
    if found.series is None or (len(rows) == 1 and rows[0].pk == found.pk):
        to = change.starts_at if change.starts_at and is_new_time else found.starts_at
        alone = Moving(found.pk, found.starts_at, to, looks.FREE, is_skipped=False, was_moved=False)
        return _Work(rows, [alone], found.series, None, is_split=False)
    old, zone = rhythm_of(found.series), ZoneInfo(found.series.timezone)
    turns = rhythms.turns(old, zone)
    by_row = _turns_of_rows(found.series, rows, turns)
    first = min(by_row[row.pk].number for row in rows)
    new = _tail(old, turns, first)
    if change.starts_at and is_new_time:
        new = _retimed(new, by_row[found.pk], change.starts_at.astimezone(zone))
    to_be = rhythms.turns(new, zone)
    moving = []
    for row in rows:
        turn = by_row[row.pk]
        next_turn = to_be[turn.number - first]
        was_moved = row.starts_at != turn.starts_at
        moving.append(
            Moving(
                row.pk,
                row.starts_at,
                next_turn.starts_at if is_new_time else row.starts_at,
                looks.FREE,
                is_skipped=next_turn.is_skipped and is_new_time,
                was_moved=was_moved,
            )
        )
    return _Work(rows, moving, found.series, new, is_split=first > 1)


def rhythm_of(series: Series) -> Rhythm:
    """What a series follows, by how often it comes round."""
    return Rhythm(
        series.starts_on,
        series.at_time,
        series.every_weeks,
        series.every_months,
        series.week_of_month,
        times=series.times,
    )


def _turns_of_rows(series: Series, rows: Sequence[Appointment], turns: Sequence[Turn]) -> dict[UUID, Turn]:
    """Which turn each meeting belongs to: its own, or for one that was moved by hand the nearest free one."""
    by_time = {turn.starts_at: turn for turn in turns}
    kept = set(Appointment.objects.filter(series=series).values_list("starts_at", flat=True))
    free = [turn for turn in turns if turn.starts_at not in kept]
    found: dict[UUID, Turn] = {}
    for row in rows:
        turn = by_time.get(row.starts_at)
        if turn is None or turn in found.values():
            turn = min(free or turns, key=lambda each: abs(each.starts_at - row.starts_at))
            if turn in free:
                free.remove(turn)
        found[row.pk] = turn
    return found


def _tail(rhythm: Rhythm, turns: Sequence[Turn], first: int) -> Rhythm:
    """The same rhythm from a turn on."""
    return replace(rhythm, starts_on=turns[first - 1].day, times=len(turns) - first + 1)


def _retimed(rhythm: Rhythm, chosen: Turn, to: datetime) -> Rhythm:
    """The rhythm in which the chosen turn comes at this wall-clock time, and every other alike."""
    at = to.time().replace(fold=0)
    if not rhythm.every_months:
        return replace(rhythm, starts_on=rhythm.starts_on + (to.date() - chosen.day), at=at)
    return rhythms.monthly_to(rhythm, chosen.day, to.date(), at)


def _elsewhere(actor: Actor, rows: Sequence[Appointment], change: Change) -> None:
    """With whom and where, if that changes; on the rows, not saved."""
    if change.member_id and change.member_id != rows[0].member_id:
        member = plans.bookable_member(actor, change.member_id)
        for row in rows:
            changing.give_to(row, member)
    if change.place_kind is None:
        return
    kind, room, place = plans.place_of(actor, None, change.place_kind, change.room_id, change.place)
    for row in rows:
        is_same = row.place_kind == kind and not place
        row.place_kind, row.room, row.place = kind, room, row.place if is_same else place


def _follow(work: _Work, change: Change, rows: Sequence[Appointment]) -> None:
    """Keep the rhythm in the series; from a later turn on it becomes a series of its own."""
    if work.rhythm is None or work.series is None:
        return
    series, rhythm = work.series, work.rhythm
    if work.is_split:
        kept = series.times - (rhythm.times or 0)
        Series.objects.filter(pk=series.pk).update(times=kept, until=None)
        series = _copy(series)
    series.starts_on, series.at_time, series.times = rhythm.starts_on, rhythm.at, rhythm.times or 1
    series.week_of_month, series.until = rhythm.week_of_month, None
    series.member = rows[0].member
    series.minutes = change.minutes or series.minutes
    series.save()
    for row in rows:
        row.series = series
    Appointment.objects.filter(pk__in=[row.pk for row in rows]).update(series=series)


def _copy(series: Series) -> Series:
    """A series of its own, to go another way from some turn on."""
    return Series(
        practice_id=series.practice_id,
        client_id=series.client_id,
        engagement_id=series.engagement_id,
        every_weeks=series.every_weeks,
        every_months=series.every_months,
        timezone=series.timezone,
        minutes=series.minutes,
    )


def _write(
    actor: Actor, rows: list[Appointment], moving: dict[UUID, Moving], change: Change, now: datetime
) -> None:
    """Save, take the new times in place of the old ones, remember, and remind anew."""
    for row in rows:
        was_at = moving[row.pk].was_at
        changing.note_change(row, terms.US, now, moved_from=was_at)
        row.sequence += 1
        row.undo_until = None
    Appointment.objects.bulk_update(rows, [*TIMED, *AROUND])
    for row in rows:
        if change.place_kind is not None or row.override_reason:
            row.override_reason = None
            row.save(update_fields=["place", "override_reason"])
    with occupied.giving_up(Occupied.objects.filter(appointment__in=[row.pk for row in rows])):
        Occupied.objects.bulk_create(each for row in rows for each in occupied.rows_of(row))
    _remember(actor, rows, moving, now)
    for row in rows:
        reminders.forget(row)
    many.remind_of_all(rows, now)


def _remember(actor: Actor, rows: list[Appointment], moving: dict[UUID, Moving], now: datetime) -> None:
    """One event for each meeting that is at another time, or differs otherwise (law 6)."""
    events = []
    for row in rows:
        was_at = moving[row.pk].was_at
        is_moved = was_at != row.starts_at
        facts: dict[str, Any] = {"minutes": Span(row.starts_at, row.ends_at).minutes, "by": terms.US}
        if is_moved:
            facts = {
                "was_at": was_at.isoformat(),
                "starts_at": row.starts_at.isoformat(),
                "hours_before": terms.hours_before(was_at, now),
                "by": terms.US,
            }
        events.append(
            prepare(
                actor,
                verbs.MOVED if is_moved else verbs.CHANGED,
                client_id=row.client_id,
                engagement_id=row.engagement_id,
                subject=row,
                **facts,
            )
        )
    record_all(events)
