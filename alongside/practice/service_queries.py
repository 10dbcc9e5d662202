"""Reads about what the practice offers."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from alongside.lib.errors import NotYours
from alongside.practice.models import Member, MemberStatus, Practice, Service, ServiceMember
from alongside.trail.actors import Actor


def services(practice: Practice, *, for_newcomers: bool = False) -> list[Service]:
    """What the practice offers now, in its order; `for_newcomers`: only what somebody new may book or ask for."""
    found = _in_use().filter(practice=practice)
    if for_newcomers:
        found = found.filter(is_for_newcomers=True).exclude(booking="members")
    return list(found)


def services_of_member(member: Member) -> list[Service]:
    """What a member offers: services that name them, or that name nobody. Two queries."""
    if not member.practises or member.status != MemberStatus.ACTIVE:
        return []
    theirs = ServiceMember.objects.filter(member=member).values("service_id")
    found = _in_use().filter(practice_id=member.practice_id)
    return list(found.filter(Q(service_members=None) | Q(pk__in=theirs)).distinct())


def all_services(actor: Actor) -> list[Service]:
    """Every service of the practice, those out of use too, in order. NotYours for who does not work here."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    return list(_with_members(Service.objects.filter(practice_id=actor.practice_id)))


def offered_services(actor: Actor) -> list[Service]:
    """What is offered now, in order, for who books it; without the people. NotYours for who does not work here."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    rows = Service.objects.filter(practice_id=actor.practice_id, is_in_use=True)
    return list(rows.order_by("position", "pk"))


def service(actor: Actor, service_id: UUID) -> Service:
    """One service of the practice. NotYours otherwise."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    found = _with_members(Service.objects.filter(practice_id=actor.practice_id, pk=service_id)).first()
    if found is None:
        raise NotYours
    return found


def offered_by(service: Service) -> list[Member]:
    """Who offers it, by name, of those who work here now; nobody named: all who practise."""
    found = [each.member for each in service.service_members.all()]
    here = [each for each in found if each.practises and each.status == MemberStatus.ACTIVE]
    return sorted(here, key=lambda member: member.name)


def name_of(service: Service, language: str, usual: str) -> str:
    """Its name in a language, else in the practice's own, else in any."""
    return _words(service.names, language, usual)


def about_of(service: Service, language: str, usual: str) -> str:
    """The short text about it in a language, else in the practice's own; "" when there is none."""
    return _words(service.about, language, usual)


def _words(said: dict[str, str], language: str, usual: str) -> str:
    return said.get(language) or said.get(usual) or next(iter(said.values()), "")


def _in_use() -> QuerySet[Service]:
    return _with_members(Service.objects.filter(is_in_use=True))


def _with_members(rows: QuerySet[Service]) -> QuerySet[Service]:
    members = Prefetch("service_members", ServiceMember.objects.select_related("member"))
    return rows.prefetch_related(members).order_by("position", "pk")
