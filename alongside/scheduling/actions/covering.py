"""Which of a member's time their busy rows take. Called under the member's lock, inside `occupied.booking`."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.lib.spans import Span
from alongside.scheduling.busy_times import pieces
from alongside.scheduling.models import Busy, Occupied


def cover(member_id: UUID, now: datetime) -> None:
    """Take for a member's busy rows from now on what nothing else takes; rows that stay as they are stay untouched.

    Meetings come first: a busy time never pushes one away, it takes what is left around it (law 5).
    """
    busy = {row.pk: row for row in Busy.objects.filter(member_id=member_id, ends_at__gt=now).defer("title")}
    written = Occupied.objects.filter(resource_id=member_id, busy__isnull=False, ends_at__gt=now)
    held = {(row.busy_id, row.starts_at, row.ends_at): row.pk for row in written if not row.overridden}
    spans = [(row.pk, Span(row.starts_at, row.ends_at)) for row in busy.values()]
    wanted = {
        (pk, piece.start, piece.end)
        for pk, piece in pieces(spans, _others(member_id, spans, now))
        if piece.end > now
    }
    keeps = [pk for key, pk in held.items() if key in wanted]
    written.exclude(pk__in=keeps).delete()
    Occupied.objects.bulk_create(
        _row(busy[pk], start, end) for pk, start, end in sorted(wanted - held.keys(), key=lambda key: key[1])
    )


def _others(member_id: UUID, spans: list[tuple[UUID, Span]], now: datetime) -> list[Span]:
    """What else takes the member's time around these, also what busy rows took before now."""
    if not spans:
        return []
    rows = Occupied.objects.filter(
        resource_id=member_id,
        overridden=False,
        ends_at__gt=min(span.start for _, span in spans),
        starts_at__lt=max(span.end for _, span in spans),
    ).exclude(Q(busy__isnull=False) & Q(ends_at__gt=now))
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
