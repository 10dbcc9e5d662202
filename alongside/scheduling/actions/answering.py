"""The answer to an offered time: one click books it, or gives it back."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.clients.models import ClientStatus
from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.notices.actions import post
from alongside.practice.actions import make_key
from alongside.scheduling import occupied, reminders, verbs
from alongside.scheduling.actions import booking, plans
from alongside.scheduling.actions.letting_go import close, let_go
from alongside.scheduling.actions.offers import pass_on
from alongside.scheduling.actions.plans import Plan
from alongside.scheduling.models import Appointment, AppointmentStatus, Offer, OfferStatus, WishStatus
from alongside.scheduling.queries import frame_in_force, may_book_for, open_engagement, rules_for
from alongside.scheduling.queries import waiting as queries
from alongside.trail.actions import record
from alongside.trail.actors import Actor

FOR_MEMBER_ACCEPTED = "offer.accepted"


def accept_offer(actor: Actor, *, offer_id: UUID) -> Appointment:
    """Take the time that is kept: the client, who holds the link, or the practice for them. It is booked.

    Refused: offer_over (with `status`), not_agreed (A02), taken, archived. NotYours: somebody else's.
    """
    found, now = _answerable(actor, offer_id), timezone.now()
    with occupied.booking():
        occupied.lock(member_id=found.member_id, client_id=found.client_id, room_ids=[found.room_id])
        row = _open(found.pk, now)
        plan = _plan(row)
        plans.check_agreed(actor, plan)
        hold = row.hold
        if hold is not None:
            occupied.release_hold(hold)
        _must_not_be_booked(row)
        new = plan.at(actor, row.starts_at)
        booking.take(actor, new)
        row.appointment = new
        close(row, OfferStatus.ACCEPTED, now)
        row.wish.status, row.wish.closed_at = WishStatus.BOOKED, now
        row.wish.save(update_fields=["status", "closed_at"])
        record(actor, verbs.OFFER_ACCEPTED, client_id=row.client_id, subject=row, by=actor.kind.value)
        booking.remember(actor, new)
        to = reminders.contacts(new)
        reminders.tell(reminders.BOOKED, new, to, now)
        reminders.remind(new, to, now)
        if not actor.is_member:
            _tell_member(row, now)
    return new


def decline_offer(actor: Actor, *, offer_id: UUID) -> Offer:
    """This time does not suit; they go on waiting, and it goes to the next in turn. Refused: offer_over."""
    found, now = _answerable(actor, offer_id), timezone.now()
    with occupied.booking():
        occupied.lock(member_id=found.member_id, room_ids=[found.room_id])
        row = _open(found.pk, now)
        close(row, OfferStatus.DECLINED, now)
        record(actor, verbs.OFFER_DECLINED, client_id=row.client_id, subject=row, by=actor.kind.value)
    pass_on(row, now)
    return row


def withdraw_offer(actor: Actor, *, offer_id: UUID) -> Offer:
    """The practice takes an offer back; the time is free, and goes to nobody by itself. Refused: offer_over."""
    found, now = queries.offer(actor, offer_id), timezone.now()
    if not may_book_for(actor, found.member_id):
        raise NotYours
    with occupied.booking():
        occupied.lock(member_id=found.member_id, room_ids=[found.room_id])
        row = _open(found.pk, now)
        let_go(actor, row, now)
    return row


def make_offer_key(row: Offer) -> str:
    """The secret of a new link that shows an offer and answers it, until the time has begun."""
    left = max(row.starts_at - timezone.now(), timedelta(hours=1))
    return make_key(queries.OFFER_KEY, valid_for=left, practice_id=row.practice_id, subject_id=row.pk)


def _answerable(actor: Actor, offer_id: UUID) -> Offer:
    """An offer that the actor may answer: their own, or in a calendar that they fill."""
    found = queries.offer(actor, offer_id)
    if actor.is_member and not may_book_for(actor, found.member_id):
        raise NotYours
    return found


def _open(offer_id: UUID, now: datetime) -> Offer:
    rows = Offer.objects.select_for_update(of=("self",))
    row = rows.select_related("client", "member", "room", "wish__service", "practice", "hold").get(
        pk=offer_id
    )
    if row.status != OfferStatus.OPEN:
        raise Refused("offer_over", status=str(row.status))
    if row.expires_at <= now:
        raise Refused("offer_over", status="expired")
    return row


def _must_not_be_booked(row: Offer) -> None:
    """Not even knowingly twice: what was booked over an offer has won."""
    planned = Appointment.objects.filter(
        practice_id=row.practice_id,
        member=row.member,
        status__in=(AppointmentStatus.PLANNED, AppointmentStatus.REQUESTED),
        starts_at__lt=row.ends_at,
        ends_at__gt=row.starts_at,
    )
    if planned.exists():
        raise Refused("taken", "starts_at")


def _plan(row: Offer) -> Plan:
    """What is booked: the offered time and place; the rest as agreed."""
    client, member = row.client, row.member
    if client.status in (ClientStatus.ARCHIVED, ClientStatus.MERGED):
        raise Refused("archived")
    work = open_engagement(client, member.pk)
    frame = frame_in_force(work.pk if work else None)
    return Plan(
        practice=row.practice,
        client=client,
        member=member,
        engagement=work,
        frame=frame,
        minutes=Span(row.starts_at, row.ends_at).minutes,
        place_kind=row.place_kind,
        room=row.room,
        place=frame.place if frame and frame.place_kind == row.place_kind else None,
        service=row.wish.service,
        rules=rules_for(row.practice, member),
    )


def _tell_member(row: Offer, now: datetime) -> None:
    """The practitioner hears that the time is booked; never by whom."""
    post(
        row.practice_id,
        FOR_MEMBER_ACCEPTED,
        email=row.member.email,
        language=row.member.language,
        zone=row.member.timezone,
        subject_id=row.pk,
        due_at=now,
        once=f"{FOR_MEMBER_ACCEPTED}:{row.pk}",
    )
