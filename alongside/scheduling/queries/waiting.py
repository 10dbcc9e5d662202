"""Who waits for a time, what was offered to them, and which times became free."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from alongside.clients import queries as clients
from alongside.clients.models import ClientStatus
from alongside.lib.errors import NotYours
from alongside.lib.spans import Span
from alongside.practice.actions import find_key, subject_of
from alongside.practice.models import Member, Practice, Room, ServiceMember
from alongside.scheduling import occupied
from alongside.scheduling.models import (
    Appointment,
    AppointmentStatus,
    Offer,
    OfferStatus,
    Wish,
    WishStatus,
    WorkingHours,
)
from alongside.scheduling.queries.appointments import calendar_members, may_book_for
from alongside.scheduling.queries.free import Ground, absent_days, grounds_of
from alongside.scheduling.slots import Hours
from alongside.scheduling.waiting import LATEST_ANSWER, LOOK_AHEAD, Opening, Want, fits, kinds_at
from alongside.trail.actors import Actor, Kind

OFFER_KEY = "offer"
FREED = (
    AppointmentStatus.CANCELLED_IN_TIME,
    AppointmentStatus.CANCELLED_LATE,
    AppointmentStatus.CANCELLED_BY_US,
)
OVER = (OfferStatus.DECLINED, OfferStatus.EXPIRED)
FREED_LATELY = timedelta(days=60)
A_DAY = timedelta(days=1)


def wishes(actor: Actor) -> QuerySet[Wish]:
    """Every wish whose client this actor may see."""
    if actor.kind is Kind.LINK_HOLDER:
        return Wish.objects.none()
    return Wish.objects.filter(clients.of_visible(actor), practice_id=actor.practice_id)


def wish(actor: Actor, wish_id: UUID) -> Wish:
    """One wish with its client. NotYours otherwise."""
    found = wishes(actor).filter(pk=wish_id)
    one = found.select_related("client", "practice", "service", "member", "unit").first()
    if one is None:
        raise NotYours
    return one


def waiting_wishes(actor: Actor, now: datetime, *, client_id: UUID | None = None) -> list[Wish]:
    """Wishes that still wait, in turn, each with its client, its offers about times to come and who may meet it.

    The words of a wish are only for who may read the client's; look with `clients.queries.reads`.
    """
    found = wishes(actor).filter(status=WishStatus.WAITING)
    found = found.exclude(client__status__in=(ClientStatus.ARCHIVED, ClientStatus.MERGED))
    if client_id:
        found = found.filter(client_id=client_id)
    coming = Offer.objects.filter(starts_at__gt=now).select_related("member").order_by("-offered_at")
    with_client = found.select_related("client__lifesituation", "service", "member", "unit")
    with_all = with_client.defer("client__lifesituation__words").prefetch_related(
        Prefetch("offers", queryset=coming, to_attr="coming"),
        Prefetch("service__service_members", queryset=ServiceMember.objects.only("service_id", "member_id")),
    )
    return list(with_all.order_by("-is_urgent", "asked_at", "pk"))


def coming_offers(row: Wish) -> list[Offer]:
    """What was offered for a wish, read by `waiting_wishes`, about times to come; the newest first."""
    found: list[Offer] = row.coming  # type: ignore[attr-defined]
    return found


def want_of(row: Wish, now: datetime) -> Want:
    """A wish, read by `waiting_wishes`, as plain values."""
    offers, life = coming_offers(row), getattr(row.client, "lifesituation", None)
    members = {row.member_id} if row.member_id else None
    if row.service is not None:
        offering = {each.member_id for each in row.service.service_members.all()}
        members = (members & offering if members else offering) if offering else members
    return Want(
        wish_id=row.pk,
        client_id=row.client_id,
        asked_at=row.asked_at,
        zone=ZoneInfo(row.client.timezone),
        is_urgent=row.is_urgent,
        members=frozenset(members) if members is not None else None,
        unit_id=row.unit_id,
        place_kind=row.place_kind,
        language=row.language,
        weekdays=frozenset(row.weekdays),
        from_time=row.from_time,
        to_time=row.to_time,
        minutes=row.minutes or (row.service.minutes if row.service else None),
        earliest_on=row.earliest_on,
        latest_on=row.latest_on,
        times=() if row.weekdays or row.from_time or row.to_time else life.times if life else (),
        passed=frozenset((each.member_id, each.starts_at) for each in offers if each.status in OVER),
        has_offer=any(is_open(each, now) for each in offers),
    )


def is_open(offer: Offer, now: datetime) -> bool:
    """Whether an offer can still be answered."""
    return offer.status == OfferStatus.OPEN and offer.expires_at > now


def opening_of(
    member: Member,
    span: Span,
    practice: Practice,
    *,
    place_kinds: frozenset[str] = frozenset(),
    room: Room | None = None,
) -> Opening:
    """A free time of a member, with all that a wish may ask about."""
    units = {member.unit_id, room.unit_id if room else None}
    languages = frozenset(member.languages) or frozenset({practice.language})
    return Opening(span, member.pk, frozenset(pk for pk in units if pk), place_kinds, languages)


# Offers


def offers(actor: Actor) -> QuerySet[Offer]:
    """Every offer that this actor may see; a link opens the one that it was made for."""
    found = Offer.objects.filter(practice_id=actor.practice_id)
    if actor.kind is Kind.LINK_HOLDER:
        return found.filter(pk=actor.id) if actor.id else found.none()
    return found.filter(clients.of_visible(actor))


def offer(actor: Actor, offer_id: UUID) -> Offer:
    """One offer with its client, member and wish. NotYours otherwise."""
    found = offers(actor).filter(pk=offer_id)
    one = found.select_related("client", "member", "room", "wish", "practice", "appointment").first()
    if one is None:
        raise NotYours
    return one


def open_offers(actor: Actor, client_id: UUID, now: datetime) -> list[Offer]:
    """A client's offers that wait for an answer, soonest first."""
    found = offers(actor).filter(client_id=client_id, status=OfferStatus.OPEN, expires_at__gt=now)
    return list(found.select_related("member", "room").order_by("starts_at"))


def holder_of_offer(secret: str) -> Actor:
    """Who holds the link of an offer's mail. NotYours when it is unknown or over. Changes nothing."""
    key = find_key(secret, OFFER_KEY)
    rows = Offer.objects.select_related("client").filter(pk=subject_of(key))
    row = rows.first()
    if row is None:
        raise NotYours
    return Actor(
        kind=Kind.LINK_HOLDER,
        practice_id=row.practice_id,
        id=row.pk,
        language=row.client.language,
        timezone=row.client.timezone,
    )


# Times that became free


@dataclass(frozen=True, slots=True)
class Freed:
    """A time that somebody gave back and nobody has taken since. `by_us`: the practice cancelled it."""

    member: Member
    room: Room | None
    place_kind: str
    starts_at: datetime
    ends_at: datetime
    by_us: bool

    @property
    def span(self) -> Span:
        return Span(self.starts_at, self.ends_at)


def freed_times(actor: Actor, now: datetime) -> list[Freed]:
    """Times to come of the actor's calendars that were cancelled, or offered in vain, and are free; soonest first.

    Nothing on a day when the member is away, and nothing so near that nobody could answer.
    """
    found: dict[tuple[UUID, datetime], Freed] = {}
    rows: list[Appointment | Offer] = [*_cancelled(actor, now), *_offered_in_vain(actor, now)]
    for row in rows:
        if may_book_for(actor, row.member_id):
            by_us = row.status == AppointmentStatus.CANCELLED_BY_US
            freed = Freed(row.member, row.room, row.place_kind, row.starts_at, row.ends_at, by_us)
            found.setdefault((row.member_id, row.starts_at), freed)
    return _still_free(sorted(found.values(), key=lambda each: each.starts_at), now)


def _cancelled(actor: Actor, now: datetime) -> list[Appointment]:
    rows = Appointment.objects.filter(
        practice_id=actor.practice_id,
        status__in=FREED,
        starts_at__gt=now + LATEST_ANSWER,
        cancelled_at__gt=now - FREED_LATELY,
        gathering=None,
    )
    return list(rows.select_related("member", "room").order_by("starts_at")[:200])


def _offered_in_vain(actor: Actor, now: datetime) -> list[Offer]:
    rows = Offer.objects.filter(
        practice_id=actor.practice_id, status__in=OVER, starts_at__gt=now + LATEST_ANSWER
    )
    return list(rows.select_related("member", "room").order_by("starts_at")[:200])


def _still_free(times: list[Freed], now: datetime) -> list[Freed]:
    if not times:
        return []
    ids = {each.member.pk for each in times} | {each.room.pk for each in times if each.room}
    last = max(each.ends_at for each in times)
    taken: dict[UUID, list[Span]] = {}
    for claim in occupied.claims(ids, Span(now, last), now):
        taken.setdefault(claim.resource_id, []).append(claim.span)
    members = {each.member.pk for each in times}
    away = absent_days(members, now.date() - A_DAY, last.date() + A_DAY)
    return [each for each in times if not _is_away(each, away) and not _is_taken(each, taken)]


def _is_taken(each: Freed, taken: dict[UUID, list[Span]]) -> bool:
    rooms = [each.room.pk] if each.room else []
    return any(each.span.overlaps(span) for pk in (each.member.pk, *rooms) for span in taken.get(pk, ()))


def _is_away(each: Freed, away: dict[UUID, set[date]]) -> bool:
    return each.starts_at.astimezone(ZoneInfo(each.member.timezone)).date() in away[each.member.pk]


def is_worked(freed: Freed, now: datetime) -> bool:
    """Whether a time lies within the member's working hours, holidays and exceptions counted."""
    ground = grounds_of([freed.member], freed.span, now)[freed.member.pk]
    return any(each.start <= freed.span.start and freed.span.end <= each.end for each in ground.working)


# Times to suggest


def suggestions(actor: Actor, row: Wish, now: datetime, count: int = 6) -> list[tuple[Member, datetime, int]]:
    """The next free times of the actor's calendars that fit a wish: (member, start, minutes), soonest first."""
    want = want_of(row, now)
    minutes = want.minutes or row.practice.first_meeting_minutes
    members = [each for each in calendar_members(actor) if want.members is None or each.pk in want.members]
    by_id = {each.pk: each for each in members}
    found = [
        (by_id[each.member_id], each.span.start, minutes)
        for each in openings_to_offer(members, row.practice, {minutes}, now).get(minutes, [])
        if fits(want, each) and (each.member_id, each.span.start) not in want.passed
    ]
    return sorted(found, key=lambda each: each[1])[:count]


def openings_to_offer(
    members: Sequence[Member],
    practice: Practice,
    lengths: Iterable[int],
    now: datetime,
    grounds: Mapping[UUID, Ground] | None = None,
    hours: Mapping[UUID, Sequence[Hours]] | None = None,
) -> dict[int, list[Opening]]:
    """Every opening of these lengths in the next four weeks, as near as an offer can be, by length.

    `grounds` and `hours`: of these weeks, where they are at hand.
    """
    window = Span(now, now + LOOK_AHEAD)
    ground_of = grounds_of(members, window, now) if grounds is None else grounds
    hours = hours_of(member.pk for member in members) if hours is None else hours
    found: dict[int, list[Opening]] = {}
    for minutes in lengths:
        for member in members:
            ground = ground_of[member.pk]
            soon = replace(ground, rules=replace(ground.rules, notice=LATEST_ANSWER))
            for span in soon.openings(minutes, now):
                kinds = kinds_at(hours.get(member.pk, ()), span, ground.zone)
                opening = opening_of(member, span, practice, place_kinds=kinds)
                found.setdefault(minutes, []).append(opening)
    return found


def hours_of(member_ids: Iterable[UUID]) -> dict[UUID, list[Hours]]:
    """The working hours of several members, by member."""
    found: dict[UUID, list[Hours]] = {}
    for row in WorkingHours.objects.filter(member_id__in=list(member_ids)):
        hours = Hours(row.weekday, row.starts, row.ends, row.valid_from, row.valid_until, row.place_kind)
        found.setdefault(row.member_id, []).append(hours)
    return found
