"""Who on the waiting list gets a time that became free: plain arithmetic. No Django here.

Urgent wishes first, then who has waited longest. Who said no to a time, or let its offer run out, is not
asked about the same time twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.lib.spans import Span
from alongside.scheduling.demand import can_come
from alongside.scheduling.slots import Hours

LOOK_AHEAD = timedelta(days=28)  # wishes that nothing fits within these are unmet
USUAL_HOURS = 24
LATEST_ANSWER = timedelta(hours=2)  # before the start: afterwards nobody could come any more
LEAST_BY_ITSELF = timedelta(hours=4)  # before the start: nearer, only a person offers it
LEAST_TO_ANSWER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Opening:
    """A free time with all that a wish may ask about. No `place_kinds`: any."""

    span: Span
    member_id: UUID
    unit_ids: frozenset[UUID] = frozenset()
    place_kinds: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Want:
    """What somebody waits for; empty means any. Times and days are by the clock of their zone.

    `times`: when they can come in general, for a wish that says nothing of days and hours (H06).
    `members`: who may be met (None: anybody), the person wished for or those who offer the service.
    `passed`: member and start of the times that they declined or let go. `has_offer`: one waits for an answer.
    """

    wish_id: UUID
    client_id: UUID
    asked_at: datetime
    zone: ZoneInfo
    is_urgent: bool = False
    members: frozenset[UUID] | None = None
    unit_id: UUID | None = None
    place_kind: str = ""
    language: str = ""
    weekdays: frozenset[int] = frozenset()
    from_time: time | None = None
    to_time: time | None = None
    minutes: int | None = None
    earliest_on: date | None = None
    latest_on: date | None = None
    times: Sequence[Any] = ()
    passed: frozenset[tuple[UUID, datetime]] = frozenset()
    has_offer: bool = False


def fits(want: Want, opening: Opening) -> bool:
    """Whether somebody could take this time with all that they wish for."""
    return (
        (want.members is None or opening.member_id in want.members)
        and (want.unit_id is None or want.unit_id in opening.unit_ids)
        and (not want.place_kind or not opening.place_kinds or want.place_kind in opening.place_kinds)
        and (not want.language or want.language in opening.languages)
        and (want.minutes or 0) <= opening.span.minutes
        and _comes_then(want, span_wanted(want, opening.span))
    )


def span_wanted(want: Want, span: Span) -> Span:
    """As much of a free time as they asked for, from its start."""
    return Span.lasting(span.start, min(want.minutes or span.minutes, span.minutes))


def _comes_then(want: Want, span: Span) -> bool:
    start, end = span.start.astimezone(want.zone), span.end.astimezone(want.zone)
    if want.weekdays and start.weekday() not in want.weekdays:
        return False
    if want.earliest_on and start.date() < want.earliest_on:
        return False
    if want.latest_on and start.date() > want.latest_on:
        return False
    if want.from_time and start.time() < want.from_time:
        return False
    if not can_come(want.times, span, want.zone):
        return False
    return not want.to_time or (start.date() == end.date() and end.time() <= want.to_time)


def in_turn(wants: Iterable[Want]) -> list[Want]:
    """Urgent first, then who has waited longest."""
    return sorted(wants, key=lambda each: (not each.is_urgent, each.asked_at, each.wish_id))


def whose_turn(wants: Iterable[Want], opening: Opening) -> list[Want]:
    """Everybody to whom this time may be offered now, the next first."""
    time_asked = (opening.member_id, opening.span.start)
    return [
        each
        for each in in_turn(wants)
        if not each.has_offer and time_asked not in each.passed and fits(each, opening)
    ]


def is_unmet(want: Want, openings: Iterable[Opening]) -> bool:
    """Whether no opening fits."""
    return not any(fits(want, each) for each in openings)


def answer_until(starts_at: datetime, now: datetime, hours: int = USUAL_HOURS) -> datetime | None:
    """Until when an offer made now can be answered; None when the time is too near to offer it at all."""
    until = min(now + timedelta(hours=hours), starts_at - LATEST_ANSWER)
    return until if until >= now + LEAST_TO_ANSWER else None


def may_offer_itself(starts_at: datetime, now: datetime) -> bool:
    """Whether the house may offer this time without a person deciding so."""
    return starts_at - now >= LEAST_BY_ITSELF


def offer_hours(thresholds: Mapping[str, object]) -> int:
    """How long the practice lets an offer wait, in hours; 24 when it says nothing or nonsense."""
    value = thresholds.get("offer_hours")
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 24 * 14:
        return value
    return USUAL_HOURS


def offers_by_itself(thresholds: Mapping[str, object]) -> bool:
    """Whether a time that became free is offered without a person deciding so."""
    return thresholds.get("offers_freed_times") is True


def kinds_at(hours: Iterable[Hours], span: Span, zone: ZoneInfo) -> frozenset[str]:
    """Where somebody with these working hours can be met at this time; empty: anywhere."""
    start, end = span.start.astimezone(zone), span.end.astimezone(zone)
    found = {
        each.place_kind
        for each in hours
        if each.holds_on(start.date()) and each.starts <= start.time() and end.time() <= each.ends
    }
    return frozenset() if "" in found else frozenset(found)
