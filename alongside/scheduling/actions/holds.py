"""A time is kept for some minutes while a newcomer writes who they are (peers.md 2.2)."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.practice.models import Practice
from alongside.scheduling import occupied, queries
from alongside.scheduling.models import Hold

NEWCOMER = "newcomer"


def hold_for_newcomer(
    practice: Practice,
    *,
    member_id: UUID,
    starts_at: datetime,
    service_id: UUID | None = None,
    place_kind: str = "",
    instead_of: UUID | None = None,
) -> Hold:
    """Keep one opening for the practice's `hold` minutes. A newcomer keeps one at a time, and never longer.

    `instead_of`: what this browser kept until now. It is let go; where it is this very time, it stays as it is.
    Refused: taken. NotYours: a member or service that is not for newcomers.
    """
    first, now = queries.first_meeting(practice, service_id=service_id, place_kind=place_kind), timezone.now()
    member = next((each for each in first.members if each.pk == member_id), None)
    if member is None:
        raise NotYours
    with occupied.booking():
        occupied.lock(member_id=member.pk)
        kept = _kept(practice, instead_of, now)
        if kept is not None and kept.member_id == member.pk and _starts(kept, starts_at):
            return kept
        if kept is not None:
            release_hold(kept)
        if not queries.is_first_opening(first, member, starts_at, now):
            raise Refused("taken", "starts_at")
        rules = first.rules[member.pk]
        span = Span.lasting(starts_at, first.minutes)
        hold = Hold.objects.create(
            practice=practice,
            member=member,
            starts_at=span.start - rules.before,
            ends_at=span.end + rules.after,
            expires_at=now + rules.hold,
            purpose=NEWCOMER,
        )
        occupied.take_hold(hold)
        return hold


def release_hold(hold: Hold) -> None:
    """The time is free again, and nothing of the hold is left."""
    occupied.release_hold(hold)
    hold.delete()


def release_newcomers_hold(practice_id: UUID, hold_id: UUID | None) -> None:
    """Inside a booking: let go of what the newcomer who books had kept."""
    if hold_id is None:
        return
    kept = Hold.objects.filter(pk=hold_id, practice_id=practice_id, purpose=NEWCOMER).first()
    if kept is not None:
        release_hold(kept)


def forget_old_holds(now: datetime) -> int:
    """Delete what newcomers kept and did not come back for; the worker asks once an hour."""
    return Hold.objects.filter(purpose=NEWCOMER, expires_at__lte=now).delete()[0]


def _kept(practice: Practice, hold_id: UUID | None, now: datetime) -> Hold | None:
    if hold_id is None:
        return None
    found = Hold.objects.filter(pk=hold_id, practice=practice, purpose=NEWCOMER, expires_at__gt=now)
    return found.first()


def _starts(hold: Hold, at: datetime) -> bool:
    return hold.starts_at <= at < hold.ends_at
