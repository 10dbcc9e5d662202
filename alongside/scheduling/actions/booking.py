"""Book one appointment."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from alongside.lib.errors import Refused
from alongside.scheduling import occupied, reminders, verbs
from alongside.scheduling.actions import plans
from alongside.scheduling.actions.letting_go import let_go_of_time
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actions import record
from alongside.trail.actors import Actor


def book_appointment(
    actor: Actor,
    *,
    client_id: UUID,
    member_id: UUID,
    starts_at: datetime,
    minutes: int | None = None,
    place_kind: str | None = None,
    room_id: UUID | None = None,
    place: str | None = None,
    engagement_id: UUID | None = None,
    service_id: UUID | None = None,
    override_reason: str | None = None,
    can_undo: bool = False,
) -> Appointment:
    """Book a client with a member; what is not given comes from the frame, else from the service (A01).

    A member takes any time that is free, within the ceilings; `override_reason`: why they book all the same.
    A client takes only openings, of services that are theirs to book; one that needs a yes is asked for.
    `can_undo`: for some minutes it can be taken back, and so long no letter goes out.
    Refused: taken (with `alternatives`, some free starts), ceiling, not_agreed (A02), past, too_far, length,
    unknown_place, archived, ended, not_here. NotYours: somebody else's client, member, room, service or
    engagement.
    """
    now = timezone.now()
    if actor.is_client:  # length and room are not theirs to choose, nor to book over
        minutes, room_id, place, override_reason = None, None, None, None
    plan = plans.make_plan(
        actor,
        client_id=client_id,
        member_id=member_id,
        minutes=minutes,
        place_kind=place_kind,
        room_id=room_id,
        place=place,
        engagement_id=engagement_id,
        service_id=service_id,
    )
    plans.check_time(actor, starts_at, plan.minutes, now)
    with plans.offering_alternatives(plan.member, plan.practice, starts_at, plan.minutes):
        new = plan.at(actor, starts_at)
        occupied.lock(member_id=new.member_id, client_id=new.client_id, room_ids=[new.room_id])
        plans.check_agreed(actor, plan)
        plans.check_opening(actor, plan, starts_at, now, override_reason)
        new.undo_until = now + plan.rules.undo if can_undo else None
        take(actor, new, override_reason)
        remember(actor, new)
        tell(actor, new, now)
    return new


def tell(actor: Actor, new: Appointment, now: datetime) -> None:
    """Tell the client that it is booked, and the practitioner who did not do it; what is asked for, them alone."""
    if new.status == AppointmentStatus.REQUESTED:
        reminders.tell_member(reminders.FOR_MEMBER_ASKED, new, now)
        return
    to = reminders.contacts(new)
    reminders.tell(reminders.BOOKED, new, to, now)
    reminders.remind(new, to, now)
    if not (actor.is_member or actor.is_trusted):
        kind = reminders.FOR_MEMBER_BOOKED if new.is_first else reminders.FOR_MEMBER_BOOKED_AGAIN
        reminders.tell_member(kind, new, now)


def take(actor: Actor, new: Appointment, override_reason: str | None = None) -> None:
    """Save an appointment and take its time. Refused taken, unless overridden with a reason."""
    clashing = occupied.clashing(new)
    if clashing and not (override_reason or "").strip():
        raise Refused("taken", "starts_at")
    new.override_reason = override_reason if clashing else None
    new.save(force_insert=True)
    occupied.take(new, overridden=clashing)
    if clashing:
        let_go_of_time(actor, clashing, occupied.around(new), timezone.now())
        record(
            actor,
            verbs.OVERRIDDEN,
            client_id=new.client_id,
            engagement_id=new.engagement_id,
            subject=new,
            clashes=len(clashing),
        )


def remember(actor: Actor, new: Appointment) -> None:
    """One event for each appointment booked (law 6)."""
    record(
        actor,
        verbs.BOOKED,
        client_id=new.client_id,
        engagement_id=new.engagement_id,
        subject=new,
        starts_at=new.starts_at.isoformat(),
        minutes=int((new.ends_at - new.starts_at).total_seconds() // 60),
        by=actor.kind.value,
    )
