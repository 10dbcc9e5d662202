"""Reads of imports; actor first. For who runs the practice, and for practitioners their own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.clients.models import Client, ClientStatus, ContactKind, ContactPoint
from alongside.clients.queries import visible_clients
from alongside.file.importing.answers import Answers
from alongside.file.importing.planning import FileKind, ImportPlan, Known, SourceFile, plan_import
from alongside.file.importing.sources import key_in_file, own_key
from alongside.file.models import Import, ImportedFile
from alongside.file.reading.people import Person
from alongside.lib.errors import NotYours
from alongside.lib.spans import Span
from alongside.practice import queries as practice
from alongside.practice.models import Member
from alongside.scheduling.models import Appointment, Busy, Occupied
from alongside.trail.actors import Actor


def may_import(actor: Actor) -> bool:
    """Those who run the practice, and practitioners for themselves."""
    return actor.runs_practice or (actor.is_member and actor.practises)


def import_members(actor: Actor) -> list[Member]:
    """For whom the actor may bring files in, by name. NotYours for who may not import."""
    if not may_import(actor):
        raise NotYours
    found = practice.practitioners(actor)
    return list(found if actor.runs_practice else found.filter(pk=actor.myself))


def imports(actor: Actor) -> QuerySet[Import]:
    """The imports that the actor may see, newest first. NotYours for who may not import."""
    if not may_import(actor):
        raise NotYours
    found = Import.objects.filter(practice_id=actor.practice_id)
    if not actor.runs_practice:
        found = found.filter(made_by_id=actor.myself)
    return found.select_related("member", "made_by").order_by("-uploaded_at")


def one_import(actor: Actor, import_id: UUID) -> Import:
    """One import. NotYours otherwise."""
    found = imports(actor).filter(pk=import_id).first()
    if found is None:
        raise NotYours
    return found


def files_of(found: Import) -> list[ImportedFile]:
    """The files of an import, in order, without their content."""
    return list(found.files.defer("content").order_by("position"))


def answers_of(found: Import) -> Answers:
    """What was said about an import so far."""
    return Answers.from_json(found.answers)


def source_files(found: Import) -> list[SourceFile]:
    """The files of an import with their content, in order."""
    rows = found.files.order_by("position")
    return [SourceFile(str(row.pk), row.name or "", FileKind(row.kind), row.content or b"") for row in rows]


def plan_of(actor: Actor, found: Import, now: datetime | None = None) -> ImportPlan:
    """What an import that waits would do, with the answers given so far. Writes nothing."""
    return make_plan(actor, source_files(found), answers_of(found), now or timezone.now())


def make_plan(actor: Actor, files: Iterable[SourceFile], answers: Answers, now: datetime) -> ImportPlan:
    """The plan for these files against what is here. NotYours for a member the actor may not import for."""
    known = Known()
    if answers.member:
        known = what_is_known(actor, import_member(actor, answers.member), now)
    return plan_import(files, answers, known, now)


def import_member(actor: Actor, member_id: str) -> Member:
    """The member whose clients and times the files hold. NotYours when the actor may not import for them."""
    for member in import_members(actor):
        if str(member.pk) == member_id:
            return member
    raise NotYours


def what_is_known(actor: Actor, member: Member, now: datetime) -> Known:
    """What the planning needs: a handful of queries, whatever the size of the practice."""
    people, closed = _people(actor, member)
    appointments = Appointment.objects.filter(practice_id=actor.practice_id, source_key__isnull=False)
    busy = Busy.objects.filter(member=member, source_key__isnull=False)
    return Known(
        people=tuple(people),
        closed=frozenset(closed),
        starts=_starts(member, appointments.filter(member=member).values_list("source_key", "starts_at")),
        events=_starts(member, busy.values_list("source_key", "starts_at")),
        taken=_taken_time(member),
        booked=_booked(actor, now),
    )


def _starts(member: Member, rows: Iterable[tuple[str | None, datetime]]) -> dict[str, datetime]:
    """Key in the file -> start."""
    found = {key_in_file(member.pk, kept): starts_at for kept, starts_at in rows}
    return {key: starts_at for key, starts_at in found.items() if key}


def _taken_time(member: Member) -> tuple[Span, ...]:
    rows = Occupied.objects.filter(resource_id=member.pk, overridden=False)
    return tuple(Span(start, end) for start, end in rows.values_list("starts_at", "ends_at"))


def _booked(actor: Actor, now: datetime) -> dict[str, tuple[Span, ...]]:
    """The time to come that clients are taken for, by client."""
    rows = Occupied.objects.filter(
        practice_id=actor.practice_id, resource="client", overridden=False, ends_at__gt=now
    )
    found: dict[str, tuple[Span, ...]] = defaultdict(tuple)
    for client_id, start, end in rows.values_list("resource_id", "starts_at", "ends_at"):
        found[str(client_id)] += (Span(start, end),)
    return found


def _people(actor: Actor, member: Member) -> tuple[list[Person], set[str]]:
    """The clients whom the actor may see, and those whom this member's files brought in before.

    The second value: ids of those who came from this member's files and are somebody else's now.
    """
    seen = visible_clients(actor).values("pk")
    wanted = Q(pk__in=seen) | Q(source_key__startswith=own_key(member.pk, ""))
    rows = Client.objects.filter(wanted, practice_id=actor.practice_id)
    listed = list(rows.values_list("pk", "name", "born_on", "source_key", "status", "merged_into"))
    merged = {pk: into for pk, *_, status, into in listed if status == ClientStatus.MERGED and into}
    keys: dict[UUID, set[str]] = defaultdict(set)
    for pk, _, _, kept, _, _ in listed:
        if key := key_in_file(member.pk, kept):
            keys[_survivor(pk, merged)].add(key)
    people = {pk: (name, born_on) for pk, name, born_on, *_ in listed if pk not in merged}
    emails = _emails(actor)
    found = [
        Person(str(pk), name, born_on, emails.get(pk, ""), frozenset(keys[pk]))
        for pk, (name, born_on) in people.items()
    ]
    may_see = {str(pk) for pk in seen.values_list("pk", flat=True)}
    return found, {person.handle for person in found} - may_see


def _survivor(pk: UUID, merged: Mapping[UUID, UUID]) -> UUID:
    """Whom an entry that was merged, perhaps more than once, stands for."""
    while pk in merged:
        pk = merged[pk]
    return pk


def _emails(actor: Actor) -> dict[UUID, str]:
    rows = ContactPoint.objects.filter(practice_id=actor.practice_id, kind=ContactKind.EMAIL)
    return dict(rows.order_by("-pk").values_list("client_id", "value"))
