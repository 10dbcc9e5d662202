"""Times that several people share; actor first. Who else comes is for the practice to know, not for clients."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.lib.errors import NotYours
from alongside.practice.models import Member
from alongside.scheduling.models import Appointment, AppointmentStatus, Gathering
from alongside.scheduling.queries.appointments import appointments, may_book_for
from alongside.trail.actors import Actor

A_DAY = timedelta(days=1)  # none is longer
COMES = (AppointmentStatus.PLANNED, AppointmentStatus.KEPT, AppointmentStatus.MISSED)  # has a place


@dataclass(frozen=True, slots=True)
class Company:
    """Who else comes, as far as a client may know: how many, and the names of those who agreed to it."""

    others: int
    names: Sequence[str]


def gatherings(actor: Actor) -> QuerySet[Gathering]:
    """Every gathering that this member may see: all, or those led by whom they stand for."""
    found = Gathering.objects.filter(practice_id=actor.practice_id)
    if actor.sees_every_client:
        return found
    if not actor.is_member:
        return found.none()
    mine = actor.stands_for
    return found.filter(Q(member_id__in=mine) | Q(others__member_id__in=mine)).distinct()


def gathering(actor: Actor, gathering_id: UUID) -> Gathering:
    """One gathering with who leads it, its room and its service. NotYours otherwise."""
    rows = gatherings(actor).filter(pk=gathering_id)
    found = rows.select_related("member", "room", "service", "practice", "series").first()
    if found is None:
        raise NotYours
    return found


def leaders(gathering: Gathering) -> list[Member]:
    """Who leads it, the first one first."""
    others = Member.objects.filter(gatheringmember__gathering=gathering).order_by("name")
    return [gathering.member, *others]


def may_change_gathering(actor: Actor, gathering: Gathering) -> bool:
    """Whether the actor moves it and says who comes: whoever leads it, stands in for that, or fills calendars."""
    if not (actor.is_member or actor.is_trusted):
        return False
    return any(may_book_for(actor, member.pk) for member in leaders(gathering))


def people(actor: Actor, gathering_id: UUID) -> list[Appointment]:
    """Each client's own appointment of it, by name, with those who cancelled last. NotYours otherwise."""
    if not gatherings(actor).filter(pk=gathering_id).exists():
        raise NotYours
    rows = Appointment.objects.filter(gathering=gathering_id).select_related("client")
    return sorted(rows, key=lambda row: (row.status not in COMES, row.client.search_name, row.pk))


def seen_appointments(actor: Actor, gathering_id: UUID) -> set[UUID]:
    """Which of its appointments have a page that this actor may open."""
    return set(appointments(actor).filter(gathering=gathering_id).values_list("pk", flat=True))


def gatherings_between(
    actor: Actor, start: datetime, end: datetime, *, member_ids: Iterable[UUID] | None = None
) -> list[Gathering]:
    """Gatherings that touch a stretch of time and are led by one of these (oneself if nobody is named)."""
    members = set(actor.stands_for if member_ids is None else member_ids)
    if not all(may_book_for(actor, pk) for pk in members):
        raise NotYours
    rows = Gathering.objects.filter(
        Q(member_id__in=members) | Q(others__member_id__in=members),
        practice_id=actor.practice_id,
        is_cancelled=False,
        starts_at__gt=start - A_DAY,
        starts_at__lt=end,
        ends_at__gt=start,
    )
    return list(rows.select_related("member", "room").distinct().order_by("starts_at", "pk"))


def company(actor: Actor, appointment: Appointment) -> Company | None:
    """Who else comes to a client's appointment; None when it is theirs alone. NotYours: not their appointment."""
    if appointment.gathering_id is None:
        return None
    if not appointments(actor).filter(pk=appointment.pk).exists():
        raise NotYours
    others = Appointment.objects.filter(gathering=appointment.gathering_id, status__in=COMES)
    rows = others.exclude(client_id=appointment.client_id).values_list("is_named", "client__name")
    listed = list(rows)
    return Company(len(listed), sorted(name for is_named, name in listed if is_named))
