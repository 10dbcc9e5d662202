"""Which times are still free in a practice that is being built."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time
from itertools import count
from uuid import UUID

from alongside.demo.bills import rows
from alongside.demo.builder import Builder
from alongside.demo.desks import Desk
from alongside.lib.spans import Span
from alongside.scheduling.models import Holiday, Occupied


class Calendars:
    """Who is taken when, and the days on which nobody works, as kept until now; later rows are not in it."""

    def __init__(self, builder: Builder) -> None:
        self.taken: dict[UUID, list[Span]] = defaultdict(list)
        for row in rows(builder, Occupied):
            self.taken[row.resource_id].append(Span(row.starts_at, row.ends_at))
        self.closed = {row.on for row in rows(builder, Holiday)}

    def is_free(self, resource_ids: Iterable[UUID], span: Span) -> bool:
        """Whether none of these is taken at any moment of the span."""
        return not any(span.overlaps(each) for pk in resource_ids for each in self.taken[pk])

    def works(self, desk: Desk, day: int) -> bool:
        """Whether the member is there on that day, counted from today."""
        date = desk.moment(day, time(12)).date()
        return date.weekday() in desk.days and date not in self.closed and not desk.is_away(day)

    def first(
        self, desk: Desk, resource_ids: Iterable[UUID], *, since: int, times: Iterable[time], minutes: int
    ) -> datetime:
        """The first of these times of day, so many days from today or later, at which all of these are free."""
        ids, wanted = [desk.member.pk, *resource_ids], list(times)
        return next(
            starts
            for day in count(since)
            if self.works(desk, day)
            for starts in (desk.moment(day, at) for at in wanted)
            if self.is_free(ids, Span.lasting(starts, minutes))
        )
