"""Which times are free: working hours, absences, openings. A look-up writes nothing."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.lib.spans import Span
from alongside.practice.models import Absence, Member, MemberStatus, Practice
from alongside.scheduling import occupied, slots
from alongside.scheduling.models import WorkingHours
from alongside.scheduling.queries.appointments import may_book_for
from alongside.scheduling.slots import Hours, Rules
from alongside.trail.actors import Actor


def working_hours(actor: Actor, member_id: UUID) -> list[WorkingHours]:
    """A member's working hours, by weekday and time."""
    if not may_book_for(actor, member_id):
        raise NotYours
    rows = WorkingHours.objects.filter(practice_id=actor.practice_id, member_id=member_id)
    return list(rows.order_by("weekday", "starts"))


def openings(member: Member, minutes: int, window: Span, now: datetime, rules: Rules) -> list[Span]:
    """When a meeting of that many minutes may be booked with a member: the one place that decides.

    Working hours in the member's zone, less absences and all taken time, within the practice's rules.
    """
    zone = ZoneInfo(member.timezone)
    rows = WorkingHours.objects.filter(member=member)
    hours = [Hours(row.weekday, row.starts, row.ends) for row in rows]
    if not hours:
        return []
    days = list(slots.days_of(window, zone))
    away = absent_days([member.pk], days[0], days[-1])[member.pk]
    working = slots.working_spans(hours, days, zone, away)
    reach = Span(window.start - rules.gap, window.end + rules.gap + timedelta(days=1))
    taken = [span for _, span in occupied.taken([member.pk], reach)]
    found = slots.openings(working, taken, minutes, rules, now)
    return [span for span in found if window.start <= span.start < window.end]


def is_opening(member: Member, starts_at: datetime, minutes: int, now: datetime, rules: Rules) -> bool:
    """Whether a newcomer or client may take exactly this time: only what `openings` would show them."""
    window = Span(starts_at, starts_at + timedelta(minutes=1))
    return any(span.start == starts_at for span in openings(member, minutes, window, now, rules))


def alternatives(member: Member, wanted: datetime, minutes: int, practice: Practice) -> list[datetime]:
    """Up to three openings close to a time that was taken."""
    now = timezone.now()
    rules = slots.rules_of(practice.thresholds)
    window = Span(wanted - timedelta(days=3), wanted + timedelta(days=8))
    found = slots.alternatives(openings(member, minutes, window, now, rules), wanted)
    return [span.start for span in found]


def absent_days(member_ids: Iterable[UUID], first: date, last: date) -> dict[UUID, set[date]]:
    """The days within these on which the members are away."""
    found: dict[UUID, set[date]] = {pk: set() for pk in member_ids}
    for member_id, starts_on, ends_on in _absences(member_ids=list(found), first=first, last=last):
        day, end = max(starts_on, first), min(ends_on, last)
        while day <= end:
            found[member_id].add(day)
            day += timedelta(days=1)
    return found


@Prepared
def _absences(member_ids: list[UUID], first: date, last: date) -> QuerySet[Any]:
    rows = Absence.objects.filter(member_id__in=member_ids, starts_on__lte=last, ends_on__gte=first)
    return rows.values_list("member_id", "starts_on", "ends_on")


def members_for_newcomers(practice: Practice) -> list[Member]:
    """Who takes people who are new, by name. Nobody of a practice without a public page."""
    if not practice.is_public:
        return []
    rows = Member.objects.filter(
        practice=practice, practises=True, takes_newcomers=True, status=MemberStatus.ACTIVE
    )
    return list(rows.order_by("name"))


def openings_for_newcomers(
    practice: Practice, member: Member, *, since: datetime, days: int
) -> list[datetime]:
    """When a first meeting with this member may be booked, in order (T12)."""
    now = timezone.now()
    window = Span(max(since, now), max(since, now) + timedelta(days=days))
    rules = slots.rules_of(practice.thresholds)
    found = openings(member, practice.first_meeting_minutes, window, now, rules)
    return [span.start for span in found]
