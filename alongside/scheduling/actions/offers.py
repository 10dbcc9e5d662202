"""A time is offered to one person on the waiting list and kept for them; unanswered, it goes to the next."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.clients.models import Client, ClientStatus, ContactKind
from alongside.frame.models import PlaceKind
from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.notices.actions import post
from alongside.notices.quiet import best_time
from alongside.practice.models import Member, Practice, Room
from alongside.practice.queries import the_practice
from alongside.scheduling import occupied, reminders, slots, verbs, waiting
from alongside.scheduling.actions import plans
from alongside.scheduling.actions.letting_go import close
from alongside.scheduling.models import (
    Appointment,
    Hold,
    Offer,
    OfferStatus,
    Wish,
    WishStatus,
)
from alongside.scheduling.queries import frame_in_force, may_book_for, open_engagement, rules_for
from alongside.scheduling.queries import waiting as queries
from alongside.trail.actions import record
from alongside.trail.actors import Actor, worker

OFFERED = "offer.made"
AT_ONCE = 200


def offer_time(
    actor: Actor,
    *,
    member_id: UUID,
    starts_at: datetime,
    minutes: int,
    room_id: UUID | None = None,
    place_kind: str | None = None,
    wish_id: UUID | None = None,
) -> Offer:
    """Offer a free time to whoever waits for it, the next in turn if nobody is named; kept until it is answered.

    A letter or SMS with a link goes out. Who is named gets as much of the time as they asked for. Refused: taken,
    too_near, length, unknown_place, nobody (whom it fits), not_waiting, has_offer, client_taken, not_here,
    archived. NotYours: somebody else's calendar, room or wish.
    """
    if not may_book_for(actor, member_id):
        raise NotYours
    now, practice = timezone.now(), the_practice(actor)
    member = plans.bookable_member(actor, member_id)
    kind, room = _place(actor, place_kind or PlaceKind.ROOM, room_id)
    if not 1 <= minutes <= slots.LONGEST_MINUTES:
        raise Refused("length", "minutes")
    plans.check_time(actor, starts_at, minutes, now)
    until = waiting.answer_until(starts_at, now, waiting.offer_hours(practice.thresholds))
    if until is None:
        raise Refused("too_near", "starts_at")
    whole = Span.lasting(starts_at, minutes)
    with occupied.booking():
        occupied.lock(member_id=member.pk, room_ids=[room_id])
        _must_be_free(member, room, whole, now)
        row = (
            _named(actor, wish_id, now) if wish_id else _next(actor, member, room, practice, whole, kind, now)
        )
        span = Span.lasting(starts_at, _length(row, member, minutes))
        if wish_id and not _is_free(row, span, now):
            raise Refused("client_taken", "starts_at")
        made = Offer(
            practice_id=actor.practice_id,
            client=row.client,
            wish=row,
            hold=_hold(practice, member, room, span, until, now),
            member=member,
            room=room,
            place_kind=kind,
            starts_at=span.start,
            ends_at=span.end,
            offered_at=now,
            expires_at=until,
        )
        made.save(force_insert=True)
        _remember_made(actor, made, span)
        _tell(made, now)
    return made


def expire_offers(now: datetime) -> int:
    """The worker: let go of every offer that nobody answered in time; each goes to the next in turn."""
    over = Offer.objects.filter(status=OfferStatus.OPEN, expires_at__lte=now).order_by("expires_at")
    return sum(_expire(row, now) for row in over[:AT_ONCE])


def offer_freed_times(now: datetime) -> int:
    """The worker: offer what became free, in practices that want it so; returns how many offers went out.

    Never what we cancelled ourselves, never outside working hours, never nearer than four hours.
    """
    practices = Practice.objects.filter(thresholds__offers_freed_times=True, is_demo=False)
    waits = Wish.objects.filter(status=WishStatus.WAITING).values("practice_id")
    made = 0
    for practice in practices.filter(pk__in=waits):
        for freed in queries.freed_times(worker(practice.pk), now):
            if freed.by_us or not waiting.may_offer_itself(freed.starts_at, now):
                continue
            if queries.is_worked(freed, now):
                room_id = freed.room.pk if freed.room else None
                made += _offer_on(practice.pk, freed.member.pk, freed.span, room_id, freed.place_kind)
    return made


def hears_of_offers(client: Client) -> bool:
    """Whether an offer reaches a client without a call: by letter or SMS, or in their portal."""
    return client.account_id is not None or bool(reminders.contacts_of(client.pk))


def _expire(row: Offer, now: datetime) -> bool:
    with occupied.booking():
        occupied.lock(member_id=row.member_id, room_ids=[row.room_id])
        found = Offer.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if found.status != OfferStatus.OPEN or found.expires_at > now:
            return False
        close(found, OfferStatus.EXPIRED, now)
        record(worker(row.practice_id), verbs.OFFER_EXPIRED, client_id=row.client_id, subject=row)
    pass_on(row, now)
    return True


def pass_on(row: Offer, now: datetime) -> None:
    """An offer came to nothing: its time goes to the next in turn, unless it is too near."""
    if waiting.may_offer_itself(row.starts_at, now):
        span = Span(row.starts_at, row.ends_at)
        _offer_on(row.practice_id, row.member_id, span, row.room_id, row.place_kind)


def _offer_on(practice_id: UUID, member_id: UUID, span: Span, room_id: UUID | None, kind: str) -> int:
    """Offer a time to the next in turn, if there is anybody."""
    try:
        offer_time(
            worker(practice_id),
            member_id=member_id,
            starts_at=span.start,
            minutes=span.minutes,
            room_id=room_id,
            place_kind=kind,
        )
    except (Refused, NotYours):
        return 0
    return 1


def _place(actor: Actor, kind: str, room_id: UUID | None) -> tuple[str, Room | None]:
    if kind not in PlaceKind.values:
        raise Refused("unknown_place", "place_kind")
    if room_id is None or kind != PlaceKind.ROOM:
        return kind, None
    room = Room.objects.filter(pk=room_id, practice_id=actor.practice_id, is_in_use=True).first()
    if room is None:
        raise NotYours
    return kind, room


def _must_be_free(member: Member, room: Room | None, span: Span, now: datetime) -> None:
    ids = [member.pk, *([room.pk] if room else [])]
    if occupied.claims(ids, span, now):
        raise Refused("taken", "starts_at")


def _named(actor: Actor, wish_id: UUID, now: datetime) -> Wish:
    found = queries.wish(actor, wish_id)
    row = _lock_wish(found.pk)
    if row is None:
        raise Refused("not_waiting")
    if row.client.status in (ClientStatus.ARCHIVED, ClientStatus.MERGED):
        raise Refused("archived")
    if _has_open(row, now):
        raise Refused("has_offer")
    return row


def _next(
    actor: Actor, member: Member, room: Room | None, practice: Practice, span: Span, kind: str, now: datetime
) -> Wish:
    """The next in turn whom it fits, who is free then and did not give back this very time."""
    opening = queries.opening_of(member, span, practice, place_kinds=frozenset({kind}), room=room)
    rows = queries.waiting_wishes(actor, now)
    gave_back = set(
        Appointment.objects.filter(member=member, starts_at=span.start, status__in=queries.FREED).values_list(
            "client_id", flat=True
        )
    )
    for want in waiting.whose_turn([queries.want_of(row, now) for row in rows], opening):
        if want.client_id in gave_back:
            continue
        row = _lock_wish(want.wish_id)
        wanted = waiting.span_wanted(want, span)
        if row is None or _has_open(row, now) or not _is_free(row, wanted, now):
            continue
        if actor.is_trusted and not hears_of_offers(row.client):
            continue
        return row
    raise Refused("nobody")


def _lock_wish(wish_id: UUID) -> Wish | None:
    rows = Wish.objects.select_for_update(of=("self",)).select_related("client", "service")
    return rows.filter(pk=wish_id, status=WishStatus.WAITING).first()


def _has_open(row: Wish, now: datetime) -> bool:
    return Offer.objects.filter(wish=row, status=OfferStatus.OPEN, expires_at__gt=now).exists()


def _is_free(row: Wish, span: Span, now: datetime) -> bool:
    return not occupied.claims([row.client_id], span, now)


def _length(row: Wish, member: Member, minutes: int) -> int:
    """As long as they wish, else as agreed, and never longer than what is free."""
    if row.minutes or row.service:
        return min(row.minutes or (row.service.minutes if row.service else minutes), minutes)
    work = open_engagement(row.client, member.pk)
    frame = frame_in_force(work.pk if work else None)
    return min(frame.minutes, minutes) if frame else minutes


def _hold(
    practice: Practice, member: Member, room: Room | None, span: Span, until: datetime, now: datetime
) -> Hold:
    """Keep the time, with the member's own minutes around it where nothing stands in their way."""
    rules = rules_for(practice, member)
    wide = Span(span.start - rules.before, span.end + rules.after)
    ids = [member.pk, *([room.pk] if room else [])]
    kept = span if occupied.claims(ids, wide, now) else wide
    hold = Hold.objects.create(
        practice=practice,
        member=member,
        room=room,
        starts_at=kept.start,
        ends_at=kept.end,
        expires_at=until,
        purpose="offer",
    )
    occupied.take_hold(hold)
    return hold


def _remember_made(actor: Actor, made: Offer, span: Span) -> None:
    record(
        actor,
        verbs.OFFER_MADE,
        client_id=made.client_id,
        subject=made,
        starts_at=span.start.isoformat(),
        minutes=span.minutes,
        by=actor.kind.value,
    )


def _tell(made: Offer, now: datetime) -> None:
    """A letter or an SMS with a link, where the client agreed to either; what it says is made when it is sent."""
    for contact in reminders.contacts_of(made.client_id):
        is_phone = contact.kind == ContactKind.PHONE
        post(
            made.practice_id,
            OFFERED,
            email="" if is_phone else contact.value,
            phone=contact.value if is_phone else "",
            language=made.client.language,
            zone=made.client.timezone,
            client_id=made.client_id,
            subject_id=made.pk,
            due_at=_not_at_night(made, now) if is_phone else now,
            useless_after=made.expires_at,
            once=f"{OFFERED}:{made.pk}:{contact.pk}",
        )


def _not_at_night(made: Offer, now: datetime) -> datetime:
    """A telephone that rings at night wakes somebody: in quiet hours it waits, if it still can."""
    practice, zone = made.member.practice, ZoneInfo(made.client.timezone)
    return best_time(now, made.expires_at, now, practice.quiet_from, practice.quiet_until, zone)
