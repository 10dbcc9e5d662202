"""Which of a member's time their busy rows take. Called under the member's lock, inside `occupied.booking`."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.lib.spans import Span
from alongside.scheduling.busy_times import pieces
from alongside.scheduling.models import Busy, Occupied


def cover(member_id: UUID, now: datetime, within: Span | None = None) -> None:
    """Take for a member's busy rows from now on what nothing else takes; rows that stay as they are stay untouched.

    Meetings come first: a busy time never pushes one away, it takes what is left around it (law 5). `within`:
    only the busy rows that touch this span, after something else let it go.
    """
    busy = {row.pk: row for row in _busy(member_id, now, within)}
    if within is None or busy:
        gone, missing = _amiss(member_id, busy, now, within)
        gone.delete()
        Occupied.objects.bulk_create(_row(busy[pk], start, end) for pk, start, end in missing)


def is_covered(member_id: UUID, now: datetime) -> bool:
    """Whether `cover` would change nothing. A look, without the lock."""
    gone, missing = _amiss(member_id, {row.pk: row for row in _busy(member_id, now, None)}, now, None)
    return not missing and not gone.exists()


Taken = tuple[Any, datetime, datetime]


def _amiss(
    member_id: UUID, busy: dict[UUID, Busy], now: datetime, within: Span | None
) -> tuple[QuerySet[Occupied], list[Taken]]:
    """The rows that should not be there, and those that should."""
    written = Occupied.objects.filter(resource_id=member_id, busy__isnull=False, ends_at__gt=now)
    if within is not None:
        written = written.filter(busy__in=list(busy))
    rows = written.values_list("pk", "busy_id", "starts_at", "ends_at", "overridden")
    held = {(owner, start, end): pk for pk, owner, start, end, overridden in rows if not overridden}
    spans = [(row.pk, Span(row.starts_at, row.ends_at)) for row in busy.values()]
    taken = pieces(spans, _others(member_id, spans, written))
    wanted = {(pk, piece.start, piece.end) for pk, piece in taken if piece.end > now}
    keeps = {pk for key, pk in held.items() if key in wanted}
    gone = written.filter(pk__in=[row[0] for row in rows if row[0] not in keeps])
    return gone, sorted(wanted - held.keys(), key=lambda key: key[1])


def _busy(member_id: UUID, now: datetime, within: Span | None) -> QuerySet[Busy]:
    rows = Busy.objects.filter(member_id=member_id, ends_at__gt=now).defer("title")
    return rows if within is None else rows.filter(starts_at__lt=within.end, ends_at__gt=within.start)


def _others(member_id: UUID, spans: list[tuple[UUID, Span]], written: QuerySet[Occupied]) -> list[Span]:
    """What else takes the member's time around these, also what busy rows took before now."""
    if not spans:
        return []
    rows = Occupied.objects.filter(
        ~Q(pk__in=written.values("pk")),
        resource_id=member_id,
        overridden=False,
        ends_at__gt=min(span.start for _, span in spans),
        starts_at__lt=max(span.end for _, span in spans),
    )
    return [Span(starts_at, ends_at) for starts_at, ends_at in rows.values_list("starts_at", "ends_at")]


def _row(busy: Busy, start: Any, end: Any) -> Occupied:
    return Occupied(
        practice_id=busy.practice_id,
        resource="member",
        resource_id=busy.member_id,
        starts_at=start,
        ends_at=end,
        busy=busy,
    )
