"""Time that a member keeps for themselves; actor first."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.scheduling.covering import cover
from alongside.scheduling.models import Busy
from alongside.scheduling.occupied import booking, lock
from alongside.trail.actors import Actor

LONGEST = timedelta(days=90)
FARTHEST = timedelta(days=800)


def block_time(
    actor: Actor, *, starts_at: datetime, ends_at: datetime, title: str = "", now: datetime | None = None
) -> Busy:
    """Keep own time free of meetings. Meetings that are planned in it stay.

    Refused: order, past, too_long, too_far.
    """
    now = now or timezone.now()
    _check(starts_at, ends_at, now)
    if not (actor.is_member and actor.practises):
        raise NotYours
    with booking():
        lock(member_id=actor.myself)
        busy = Busy.objects.create(
            practice_id=actor.practice_id,
            member_id=actor.myself,
            starts_at=starts_at,
            ends_at=ends_at,
            title=title,
        )
        cover(actor.myself, now)
    return busy


def _check(starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    if ends_at <= starts_at:
        raise Refused("order", "ends_at")
    if ends_at <= now:
        raise Refused("past", "ends_at")
    if ends_at - starts_at > LONGEST:
        raise Refused("too_long", "ends_at")
    if starts_at > now + FARTHEST:
        raise Refused("too_far", "starts_at")


def remove_block(actor: Actor, *, busy_id: UUID, now: datetime | None = None) -> None:
    """The time is free again. NotYours for what came from a calendar elsewhere: it is changed there."""
    own = Busy.objects.filter(
        practice_id=actor.practice_id, member_id=actor.myself, source=None, source_key=None
    )
    with booking():
        lock(member_id=actor.myself)
        if not own.filter(pk=busy_id).delete()[0]:
            raise NotYours
        cover(actor.myself, now or timezone.now())
