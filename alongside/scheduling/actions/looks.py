"""What stands in the way of many appointments: looked up once for all of them, and nothing is written."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import accumulate
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.lib.spans import Span
from alongside.scheduling import occupied, slots
from alongside.scheduling.models import Appointment, Occupied
from alongside.scheduling.queries.free import closed_days, grounds_of

FREE, TAKEN, AWAY = "none", "taken", "away"
FULL, OUTSIDE = "full", "outside"  # a ceiling, which asks for a reason; a hint, which forbids nothing


class Calendar:
    """The times at which somebody or something is taken, ready to be asked often."""

    def __init__(self, spans: Sequence[Span]) -> None:
        in_order = sorted(spans)
        self.starts = [span.start for span in in_order]
        self.ends = list(accumulate((span.end for span in in_order), max))

    def is_taken(self, wanted: Span) -> bool:
        """Whether any taken time shares a moment with the wanted one."""
        last = bisect_left(self.starts, wanted.end) - 1
        return last >= 0 and self.ends[last] > wanted.start


def look(rows: Sequence[Appointment], *, moving: Collection[UUID] = (), hints: bool = False) -> list[str]:
    """For each row, all of one member: taken, away (also closed), or none.

    `moving`: appointments whose present times do not count, because they are given up. `hints`: say also
    what lies outside of working hours, or on a day or in a week that is full.
    """
    if not rows:
        return []
    wanted = [_spans(row) for row in rows]
    every = [span for spans in wanted for span in spans.values()]
    reach = Span(min(span.start for span in every), max(span.end for span in every))
    taken = calendars({pk for spans in wanted for pk in spans}, reach, moving)
    zone, member = ZoneInfo(rows[0].member.timezone), rows[0].member
    days = [row.starts_at.astimezone(zone).date() for row in rows]
    away = closed_days(member, min(days), max(days))
    said = _hints(rows, reach) if hints else {}
    found = []
    for row, spans, day in zip(rows, wanted, days, strict=True):
        if any(taken[pk].is_taken(span) for pk, span in spans.items()):
            found.append(TAKEN)
        elif day in away:
            found.append(AWAY)
        else:
            found.append(said.get(row.starts_at, FREE))
    return found


def _hints(rows: Sequence[Appointment], reach: Span) -> dict[datetime, str]:
    """By start: full (the member's ceiling is reached that day or week), or outside of working hours, if any."""
    member = rows[0].member
    ground = grounds_of([member], reach, timezone.now())[member.pk]
    full = slots.full_spans(ground.meetings, ground.zone, ground.rules)
    found = {}
    for row in rows:
        if any(span.holds(row.starts_at) for span in full):
            found[row.starts_at] = FULL
        elif ground.working and not _is_within(row, ground.working):
            found[row.starts_at] = OUTSIDE
    return found


def _is_within(row: Appointment, working: Sequence[Span]) -> bool:
    return any(span.start <= row.starts_at and row.ends_at <= span.end for span in working)


def _spans(row: Appointment) -> dict[UUID, Span]:
    """Whose time a row needs, and from when until when; the minutes around it are the member's alone."""
    return {pk: span for _, pk, span in occupied.spans(row)}


def calendars(
    resource_ids: Collection[UUID], reach: Span, moving: Collection[UUID] = ()
) -> dict[UUID, Calendar]:
    """When each of these is taken within a stretch of time, leaving out the appointments that move."""
    given_up = set(
        Occupied.objects.filter(appointment_id__in=moving).values_list("resource_id", "starts_at", "ends_at")
        if moving
        else ()
    )
    spans: dict[UUID, list[Span]] = defaultdict(list)
    for resource_id, span in occupied.taken(resource_ids, reach):
        if (resource_id, span.start, span.end) not in given_up:
            spans[resource_id].append(span)
    return {pk: Calendar(spans[pk]) for pk in resource_ids}
