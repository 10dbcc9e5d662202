"""Calendars elsewhere whose busy times are a member's too; actor first.

Fetching and reading happen outside any transaction. A try that fails, and a calendar that comes back empty,
take nothing away.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.lib.fetching import Allowed, Unfetched, fetch
from alongside.practice.models import Member, MemberStatus
from alongside.scheduling import refreshing, verbs
from alongside.scheduling.busy_times import BusyRead, BusyTime, busy_times, window_around
from alongside.scheduling.covering import cover, is_covered
from alongside.scheduling.models import Busy, CalendarSource
from alongside.scheduling.occupied import booking, lock
from alongside.trail.actions import record
from alongside.trail.actors import Actor, worker

MOST_SOURCES = 10
EMPTY, SOME_UNREADABLE = "empty", "some_unreadable"
A_LOOK_ONLY_EVERY = timedelta(seconds=30)


def add_source(
    actor: Actor,
    *,
    name: str,
    address: str = "",
    content: bytes | None = None,
    now: datetime | None = None,
    allow: Allowed = (),
) -> CalendarSource:
    """Connect a calendar by its address, or read a file once. The first look happens before anything is written.

    Refused: too_many_sources, address_or_file, and why it cannot be fetched (lib.fetching.Unfetched) or read
    (busy_times). `allow`: for tests only.
    """
    now = now or timezone.now()
    member = _myself(actor)
    if CalendarSource.objects.filter(member=member).count() >= MOST_SOURCES:
        raise Refused("too_many_sources")
    if bool(address) == (content is not None):
        raise Refused("address_or_file", "address")
    field = "file" if content is not None else "address"
    try:
        data = _fetched(address, allow) if content is None else content
        read = busy_times(data, zone=ZoneInfo(member.timezone), window=window_around(now))
    except Refused as no:
        raise Refused(no.code, field, status=no.facts.get("status", 0)) from no
    with booking():
        lock(member_id=member.pk)
        source = CalendarSource.objects.create(
            practice_id=actor.practice_id, member=member, name=name, address=address or None, tried_at=now
        )
        _replace(source, read, now)
        record(actor, verbs.SOURCE_ADDED, subject=source, is_file=content is not None, times=len(read.times))
    return _one(actor, source.pk)


def rename_source(actor: Actor, *, source_id: UUID, name: str) -> None:
    """Call it otherwise."""
    if not _own(actor).filter(pk=source_id).update(name=name):
        raise NotYours


def remove_source(actor: Actor, *, source_id: UUID, now: datetime | None = None) -> None:
    """Forget a calendar and its busy times. Meetings stay as they are."""
    source = _one(actor, source_id)
    with booking():
        lock(member_id=source.member_id)
        Busy.objects.filter(source=source).delete()
        CalendarSource.objects.filter(pk=source.pk).delete()
        cover(source.member_id, now or timezone.now())
        record(actor, verbs.SOURCE_REMOVED, subject=source)


def refresh_source(
    actor: Actor, *, source_id: UUID, now: datetime | None = None, allow: Allowed = ()
) -> CalendarSource:
    """Look at a calendar again and take over what changed in it; what went wrong is written down, not raised.

    NotYours for a file, which has nowhere to look. Whoever looked less than half a minute ago gets that answer.
    """
    now = now or timezone.now()
    source = _one(actor, source_id)
    if not source.address:
        raise NotYours
    if not _claim(source, now):
        return _one(actor, source_id)
    zone = ZoneInfo(source.member.timezone)
    try:
        read = busy_times(_fetched(source.address, allow), zone=zone, window=window_around(now))
    except Refused as no:
        CalendarSource.objects.filter(pk=source.pk).update(problem=no.code[:20])
        return _one(actor, source_id)
    if _difference(source, read, now).is_nothing and is_covered(source.member_id, now):
        _went_well(source, read, now)
        return _one(actor, source_id)
    with booking():
        lock(member_id=source.member_id)
        if CalendarSource.objects.filter(pk=source.pk).exists():
            _replace(source, read, now)
    return _one(actor, source_id)


def accept_empty(actor: Actor, *, source_id: UUID, now: datetime | None = None) -> None:
    """The calendar came back empty, and it is: let its coming times go. NotYours when it did not."""
    now = now or timezone.now()
    source = _one(actor, source_id)
    if source.problem != EMPTY:
        raise NotYours
    with booking():
        lock(member_id=source.member_id)
        Busy.objects.filter(source=source, ends_at__gt=now).delete()
        CalendarSource.objects.filter(pk=source.pk).update(problem="", read_at=now, events=0)
        cover(source.member_id, now)


def refresh_due(*, now: datetime | None = None, most: int = 1, allow: Allowed = ()) -> int:
    """What the worker does: look at up to so many calendars whose time has come. Returns at how many."""
    now = now or timezone.now()
    rows = CalendarSource.objects.filter(
        tried_at__lte=now - refreshing.EVERY, address__isnull=False, member__status=MemberStatus.ACTIVE
    ).order_by("tried_at")
    tried = rows.values_list("practice_id", "pk", "tried_at", "read_at", "problem")
    due = [
        (practice_id, pk)
        for practice_id, pk, tried_at, read_at, problem in tried
        if tried_at and refreshing.is_due(pk, tried_at, read_at, bool(problem), now)
    ][:most]
    for practice_id, pk in due:
        refresh_source(worker(practice_id), source_id=pk, now=now, allow=allow)
    return len(due)


def _claim(source: CalendarSource, now: datetime) -> bool:
    """Whether it is ours to look now: the one who moves `tried_at` looks, nobody else."""
    if source.tried_at and now - source.tried_at < A_LOOK_ONLY_EVERY:
        return False
    rows = CalendarSource.objects.filter(pk=source.pk, tried_at=source.tried_at)
    return bool(rows.update(tried_at=now))


def _fetched(address: str, allow: Allowed) -> bytes:
    try:
        return fetch(address, allow=allow)
    except Unfetched as no:
        raise Refused(no.code, status=no.status) from no


def _replace(source: CalendarSource, read: BusyRead, now: datetime) -> None:
    """Take over the difference, unless everything that is to come would go."""
    found = _difference(source, read, now)
    if not read.times and found.is_losing:
        CalendarSource.objects.filter(pk=source.pk).update(problem=EMPTY)
        return
    Busy.objects.filter(pk__in=found.gone).delete()
    Busy.objects.bulk_create(found.new)
    _went_well(source, read, now)
    cover(source.member_id, now)


def _went_well(source: CalendarSource, read: BusyRead, now: datetime) -> None:
    problem = SOME_UNREADABLE if read.left_out else ""
    rows = CalendarSource.objects.filter(pk=source.pk)
    rows.update(read_at=now, problem=problem, events=len(read.times))


@dataclass(frozen=True, slots=True)
class _Difference:
    """Rows to delete, rows to add; `is_losing`: some of those to delete are still to come."""

    gone: list[UUID]
    new: list[Busy]
    is_losing: bool

    @property
    def is_nothing(self) -> bool:
        return not self.gone and not self.new


def _difference(source: CalendarSource, read: BusyRead, now: datetime) -> _Difference:
    """What changed. Coming times that are no longer there go; what has passed stays as history."""
    wanted = {_key(source, each): each for each in read.times}
    rows = Busy.objects.filter(source=source)
    known = {row.source_key: row for row in rows.filter(Q(ends_at__gt=now) | Q(source_key__in=list(wanted)))}
    same = {key for key, row in known.items() if key in wanted and _is_same(row, wanted[key])}
    gone = [row for key, row in known.items() if key not in same]
    new = [_busy(source, key, each) for key, each in wanted.items() if key not in same]
    return _Difference([row.pk for row in gone], new, any(row.ends_at > now for row in gone))


def _key(source: CalendarSource, each: BusyTime) -> str:
    """Two members may look at one calendar: each has busy times of their own."""
    return f"{source.pk.hex}:{each.key}"


def _is_same(row: Busy, each: BusyTime) -> bool:
    return (row.starts_at, row.ends_at, row.title) == (each.span.start, each.span.end, each.title)


def _busy(source: CalendarSource, key: str, each: BusyTime) -> Busy:
    return Busy(
        practice_id=source.practice_id,
        member_id=source.member_id,
        source=source,
        starts_at=each.span.start,
        ends_at=each.span.end,
        title=each.title,
        source_key=key,
    )


def _myself(actor: Actor) -> Member:
    if not (actor.is_member and actor.practises):
        raise NotYours
    return Member.objects.get(pk=actor.myself)


def _own(actor: Actor) -> QuerySet[CalendarSource]:
    """The calendars that an actor may touch: their own; all of the practice for the house itself."""
    rows = CalendarSource.objects.filter(practice_id=actor.practice_id)
    return rows if actor.is_trusted else rows.filter(member_id=actor.myself)


def _one(actor: Actor, source_id: UUID) -> CalendarSource:
    found = _own(actor).filter(pk=source_id).select_related("member").first()
    if found is None:
        raise NotYours
    return found
