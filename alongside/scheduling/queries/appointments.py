"""Whose time is whose, and the appointments that an actor may see."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from alongside.clients import queries as clients
from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.practice.models import Member, MemberStatus
from alongside.scheduling import terms
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.scheduling.predictability import changes_per_ten
from alongside.trail.actors import Actor, Kind

AWAITED = (AppointmentStatus.PLANNED, AppointmentStatus.REQUESTED)
A_YEAR, CHANGES_SHOWN = timedelta(days=365), timedelta(days=14)


def may_book_for(actor: Actor, member_id: UUID) -> bool:
    """Whether the actor sees and fills this member's calendar: their own, of whom they cover, or everybody's."""
    return actor.books_for_all or member_id in actor.stands_for


def calendar_members(actor: Actor) -> list[Member]:
    """The members whose calendars this actor may open, by name."""
    return _calendar_members(actor=actor)


@Prepared
def _calendar_members(actor: Actor) -> QuerySet[Member]:
    return members_with_calendars(actor).select_related("unit")


def members_with_calendars(actor: Actor) -> QuerySet[Member]:
    """The same as a question that may be narrowed."""
    found = Member.objects.filter(practice_id=actor.practice_id, practises=True, status=MemberStatus.ACTIVE)
    if not actor.books_for_all:
        found = found.filter(pk__in=actor.stands_for)
    return found.order_by("name")


def appointments(actor: Actor) -> QuerySet[Appointment]:
    """Every appointment that this actor may see."""
    found = Appointment.objects.filter(practice_id=actor.practice_id)
    mine = [actor.id] if actor.id else []
    if actor.sees_every_client:
        return found
    if actor.is_member:
        own = clients.visible_clients(actor).values("pk")
        return found.filter(Q(member_id__in=actor.stands_for) | Q(client_id__in=own))
    if actor.is_client:
        return found.filter(client_id__in=mine)
    if actor.kind is Kind.LINK_HOLDER:
        return found.filter(pk__in=mine)
    return found.none()


def appointment(actor: Actor, appointment_id: UUID) -> Appointment:
    """One appointment with its client, member and room. NotYours otherwise."""
    rows = appointments(actor).filter(pk=appointment_id)
    found = rows.select_related("client", "member", "room", "practice", "series").first()
    if found is None:
        raise NotYours
    return found


def appointments_within(
    actor: Actor,
    start: datetime,
    end: datetime,
    *,
    most: int,
    after: tuple[datetime, UUID] | None = None,
    member_id: UUID | None = None,
    client_id: UUID | None = None,
) -> list[Appointment]:
    """Appointments that begin within a span, soonest first, from the one after `after` (start, id) on."""
    rows = appointments(actor).filter(starts_at__gte=start, starts_at__lt=end)
    if after is not None:
        rows = rows.filter(Q(starts_at__gt=after[0]) | Q(starts_at=after[0], pk__gt=after[1]))
    if member_id is not None:
        rows = rows.filter(member_id=member_id)
    if client_id is not None:
        rows = rows.filter(client_id=client_id)
    return list(rows.order_by("starts_at", "pk")[:most])


def appointments_of_client(actor: Actor, client_id: UUID) -> QuerySet[Appointment]:
    """A client's appointments, latest first."""
    rows = appointments(actor).filter(client_id=client_id)
    return rows.select_related("member", "room").order_by("-starts_at")


def upcoming_of_client(actor: Actor, client_id: UUID, now: datetime | None = None) -> list[Appointment]:
    """What is planned, or asked for, with a client from now on, soonest first. What is going on counts."""
    rows = appointments(actor).filter(
        client_id=client_id, status__in=AWAITED, ends_at__gt=now or timezone.now()
    )
    return list(rows.select_related("member", "room").order_by("starts_at"))


def next_of_client(actor: Actor, client_id: UUID, now: datetime | None = None) -> Appointment | None:
    """The client's next planned meeting: the first of what is certain (A06)."""
    rows = appointments(actor).filter(
        client_id=client_id, status=AppointmentStatus.PLANNED, ends_at__gt=now or timezone.now()
    )
    return rows.select_related("member", "room").order_by("starts_at").first()


def next_planned(client_id: UUID, now: datetime) -> datetime | None:
    """When a client's next planned meeting starts; for a letter to them."""
    rows = Appointment.objects.filter(client=client_id, status=AppointmentStatus.PLANNED, starts_at__gt=now)
    return rows.order_by("starts_at").values_list("starts_at", flat=True).first()


def changes_to_see(actor: Actor, client_id: UUID, now: datetime) -> list[Appointment]:
    """What the practice moved or cancelled and the client has not yet said to have seen (A06), soonest first."""
    rows = changes(actor, now - CHANGES_SHOWN).filter(client_id=client_id)
    return list(rows.select_related("member").order_by("starts_at"))


def changes(actor: Actor, since: datetime) -> QuerySet[Appointment]:
    """Times from `since` on that the practice changed and the client has not said to have seen."""
    found = appointments(actor).filter(starts_at__gt=since)
    return found.filter(changed_by_us_at__isnull=False, acknowledged_at=None)


def asked_times(actor: Actor, now: datetime) -> list[Appointment]:
    """Times that somebody asked for and that wait for a yes or no, soonest first; of calendars the actor fills."""
    rows = Appointment.objects.filter(
        practice_id=actor.practice_id, status=AppointmentStatus.REQUESTED, starts_at__gt=now
    )
    if not actor.books_for_all:
        rows = rows.filter(member_id__in=actor.stands_for)
    return list(rows.select_related("client", "member", "service").order_by("starts_at"))


def unseen_changes(actor: Actor, now: datetime) -> list[Appointment]:
    """What the practice changed and the client has not said to have seen (A06), soonest first; the same calendars."""
    rows = Appointment.objects.filter(
        practice_id=actor.practice_id,
        starts_at__gt=now,
        changed_by_us_at__isnull=False,
        acknowledged_at=None,
    )
    if not actor.books_for_all:
        rows = rows.filter(member_id__in=actor.stands_for)
    return list(rows.select_related("client", "member").order_by("starts_at"))


def misses_often(actor: Actor, client_id: UUID, now: datetime) -> bool:
    """Whether a client missed, or cancelled late, two of the last four meetings: worth a word, not a verdict (A04)."""
    over = (AppointmentStatus.KEPT, AppointmentStatus.MISSED, AppointmentStatus.CANCELLED_LATE)
    rows = appointments(actor).filter(client_id=client_id, starts_at__lte=now, status__in=over)
    return terms.misses_often(list(rows.order_by("-starts_at").values_list("status", flat=True)[:4]))


def predictability(actor: Actor, client_id: UUID, now: datetime) -> float | None:
    """Changes by the practice per ten meetings of the last year (A06); None before the first."""
    over = appointments(actor).filter(
        client_id=client_id, starts_at__gt=now - A_YEAR, starts_at__lte=now, gathering=None
    )
    counted = over.aggregate(meetings=Count("pk"), changed=Count("changed_by_us_at"))
    return changes_per_ten(counted["changed"], counted["meetings"])


def next_of_clients(
    actor: Actor, client_ids: Iterable[UUID], now: datetime | None = None
) -> dict[UUID, datetime]:
    """When each of these clients is seen next, in one question; who has nothing planned is left out."""
    rows = appointments(actor).filter(
        client_id__in=list(client_ids), status=AppointmentStatus.PLANNED, ends_at__gt=now or timezone.now()
    )
    return dict(rows.order_by("-starts_at").values_list("client_id", "starts_at"))


def appointments_between(
    actor: Actor, start: datetime, end: datetime, *, member_ids: Iterable[UUID] | None = None
) -> list[Appointment]:
    """Appointments that touch a stretch of time, with client and room, in order; own ones if nobody is named."""
    members = set(actor.stands_for if member_ids is None else member_ids)
    if not all(may_book_for(actor, pk) for pk in members):
        raise NotYours
    return _between(
        practice_id=actor.practice_id,
        member_ids=list(members),
        a_day_before=start - timedelta(days=1),
        start=start,
        end=end,
    )


@Prepared
def _between(
    practice_id: UUID, member_ids: list[UUID], a_day_before: datetime, start: datetime, end: datetime
) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(
        practice_id=practice_id,
        member_id__in=member_ids,
        starts_at__gte=a_day_before,
        starts_at__lt=end,
        ends_at__gt=start,
    )
    return rows.select_related("client", "room").order_by("starts_at", "pk")
