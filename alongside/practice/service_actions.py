"""Writes about what the practice offers: add, change, order, take out of use; actor first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from alongside.lib.errors import NotYours, Refused
from alongside.practice import service_queries, verbs
from alongside.practice.models import Language, Member, MemberStatus, Practice, Service, ServiceMember
from alongside.trail.actions import record
from alongside.trail.actors import Actor

BOOKINGS = ("open", "approved", "contact", "members")
PLACES = ("room", "phone", "home", "video")  # the place kinds of the agreement, which lies above this room
LARGEST_FEE = Decimal("99999999.99")
MOST = {"minutes": 720, "before_minutes": 240, "after_minutes": 240, "capacity": 200}


@dataclass(frozen=True, slots=True)
class Offered:
    """What a service is. `names` and `about`: words by language; no `members`: all who practise offer it."""

    names: Mapping[str, str]
    minutes: int
    about: Mapping[str, str] = field(default_factory=dict)
    before_minutes: int | None = None
    after_minutes: int | None = None
    place_kinds: Collection[str] = ()
    capacity: int = 1
    fee: Decimal | None = None
    booking: str = "members"
    is_for_newcomers: bool = False
    members: Collection[UUID] = ()


def keep_service(actor: Actor, offered: Offered, *, service_id: UUID | None = None) -> Service:
    """Add a service at the end, or change one; what is booked stays as it was.

    NotYours: does not run the practice, or somebody else's service or member. Refused, with its field:
    no_name (none in the practice's own language), too_long, out_of_range, unknown_place, unknown_booking.
    """
    _must_run(actor)
    with transaction.atomic():
        practice = Practice.objects.select_for_update(no_key=True).get(pk=actor.practice_id)
        service = service_queries.service(actor, service_id) if service_id else _new(practice)
        _fill(service, practice, offered)
        service.save()
        _set_members(service, offered.members)
        record(actor, verbs.SERVICE_KEPT, subject=service, is_new=service_id is None)
        return service


def move_service(actor: Actor, service_id: UUID, *, up: bool) -> None:
    """One place up or down in the list; at the end of it nothing happens."""
    _must_run(actor)
    with transaction.atomic():
        Practice.objects.select_for_update(no_key=True).get(pk=actor.practice_id)
        rows = service_queries.all_services(actor)
        at = next((number for number, row in enumerate(rows) if row.pk == service_id), None)
        if at is None:
            raise NotYours
        other = at - 1 if up else at + 1
        if not 0 <= other < len(rows):
            return
        rows[at], rows[other] = rows[other], rows[at]
        for number, row in enumerate(rows):
            row.position = number
        Service.objects.bulk_update(rows, ["position"])
        record(actor, verbs.SERVICES_ORDERED, subject=rows[other])


def use_service(actor: Actor, service_id: UUID, *, is_in_use: bool) -> None:
    """Take a service out of use, or back into it; appointments keep theirs."""
    _must_run(actor)
    with transaction.atomic():
        service = service_queries.service(actor, service_id)
        if service.is_in_use == is_in_use:
            return
        service.is_in_use = is_in_use
        service.save(update_fields=["is_in_use"])
        record(actor, verbs.SERVICE_USED, subject=service, is_in_use=is_in_use)


def _new(practice: Practice) -> Service:
    last = Service.objects.filter(practice=practice).aggregate(last=Max("position"))["last"]
    return Service(practice=practice, position=0 if last is None else last + 1)


def _fill(service: Service, practice: Practice, offered: Offered) -> None:
    service.names = _words(offered.names, "name", 120)
    service.about = _words(offered.about, "about", 500)
    if practice.language not in service.names:
        raise Refused("no_name", f"name_{practice.language}")
    for name, most in MOST.items():
        value = getattr(offered, name)
        least = 1 if name in ("minutes", "capacity") else 0
        if value is not None and not least <= value <= most:
            raise Refused("out_of_range", name, least=least, most=most)
        setattr(service, name, value)
    if offered.fee is not None and not 0 <= offered.fee <= LARGEST_FEE:
        raise Refused("out_of_range", "fee", least=0, most=LARGEST_FEE)
    if set(offered.place_kinds) - set(PLACES):
        raise Refused("unknown_place", "place_kinds")
    if offered.booking not in BOOKINGS:
        raise Refused("unknown_booking", "booking")
    service.place_kinds = [kind for kind in PLACES if kind in offered.place_kinds]
    service.fee, service.booking = offered.fee, offered.booking
    service.is_for_newcomers = offered.is_for_newcomers


def _words(given: Mapping[str, str], name: str, most: int) -> dict[str, str]:
    found = {code: given[code].strip() for code in Language.values if given.get(code, "").strip()}
    for code, words in found.items():
        if len(words) > most:
            raise Refused("too_long", f"{name}_{code}", most=most)
    return found


def _set_members(service: Service, members: Collection[UUID]) -> None:
    known = Member.objects.filter(practice_id=service.practice_id, practises=True, pk__in=members)
    if known.filter(status__in=[MemberStatus.ACTIVE, MemberStatus.INVITED]).count() != len(set(members)):
        raise NotYours
    ServiceMember.objects.filter(service=service).exclude(member__in=members).delete()
    kept = set(ServiceMember.objects.filter(service=service).values_list("member_id", flat=True))
    ServiceMember.objects.bulk_create(
        ServiceMember(practice_id=service.practice_id, service=service, member_id=pk)
        for pk in sorted(set(members) - kept)
    )


def _must_run(actor: Actor) -> None:
    if not actor.runs_practice:
        raise NotYours
