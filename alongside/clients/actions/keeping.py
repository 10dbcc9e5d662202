"""Who keeps a client's file and where it lies: opened, archived, taken out again, handed over."""

from collections.abc import Sequence
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from alongside.clients import queries, verbs
from alongside.clients.actions import locks
from alongside.clients.models import Client, ClientStatus, Engagement, Stage
from alongside.lib.errors import NotYours, Refused
from alongside.notices.actions import post
from alongside.practice import queries as practice
from alongside.practice.models import Member
from alongside.trail.actions import record
from alongside.trail.actors import Actor, Kind

HALF_HOUR = 1800


def open_file(actor: Actor, client: Client) -> None:
    """Remember who opened this client's file, a member or somebody around them: once per half hour (law 6).

    The database refuses a second event; the cache spares most pages the question.
    """
    if not (actor.is_member or actor.kind is Kind.CIRCLE):
        return
    slot = int(timezone.now().timestamp()) // HALF_HOUR
    once = f"opened:{actor.id}:{client.pk}:{slot}"
    if cache.get(once) is None:
        record(actor, verbs.FILE_OPENED, client_id=client.pk, subject=client, once=once)
        cache.set(once, True, HALF_HOUR)


def archive_client(actor: Actor, *, client_id: UUID) -> Client:
    """Put the file away. Refused("work_is_open") while there is work that has not ended."""
    with transaction.atomic():
        client = locks.visible(actor, client_id)
        if client.engagements.exclude(stage=Stage.ENDED).exists():
            raise Refused("work_is_open")
        return _set_status(actor, client, ClientStatus.ARCHIVED)


def reactivate_client(actor: Actor, *, client_id: UUID) -> Client:
    """Take the file out again. Refused("not_archived") when it is not put away or ended."""
    with transaction.atomic():
        client = locks.visible(actor, client_id)
        if client.status not in (ClientStatus.ARCHIVED, ClientStatus.ENDED):
            raise Refused("not_archived")
        return _set_status(actor, client, ClientStatus.ACTIVE)


def _set_status(actor: Actor, client: Client, status: ClientStatus) -> Client:
    client.status = status
    client.save(update_fields=["status"])
    verb = verbs.CLIENT_ARCHIVED if status == ClientStatus.ARCHIVED else verbs.CLIENT_REACTIVATED
    record(actor, verb, client_id=client.pk, subject=client)
    return client


def hand_over(actor: Actor, *, client_ids: Sequence[UUID], to_member_id: UUID) -> int:
    """Another member becomes responsible for these clients and their open work; returns how many.

    For who runs the practice, and for a practitioner's own clients. The new member and each client are told.
    Refused("not_a_practitioner"): who takes over does not work with clients here.
    """
    with transaction.atomic():
        to_member = practice.practitioners(actor).filter(pk=to_member_id).first()
        if to_member is None:
            raise Refused("not_a_practitioner", "to_member")
        clients = _to_hand_over(actor, set(client_ids))
        moving = [client for client in clients if client.practitioner_id != to_member.pk]
        for client in moving:
            _hand_over(actor, client, to_member)
        if moving:
            _tell_member(actor, to_member, len(moving))
        return len(moving)


def hand_over_all(actor: Actor, *, from_member_id: UUID, to_member_id: UUID) -> int:
    """All clients of one member, whatever their status, go to another (the first one leaves)."""
    mine = queries.visible_clients(actor).filter(practitioner_id=from_member_id)
    return hand_over(actor, client_ids=list(mine.values_list("pk", flat=True)), to_member_id=to_member_id)


def _to_hand_over(actor: Actor, client_ids: set[UUID]) -> list[Client]:
    if not queries.may_keep_records(actor):
        raise NotYours
    may = queries.visible_clients(actor) if actor.runs_practice else queries.readable_clients(actor)
    found = list(Client.objects.select_for_update().filter(pk__in=may.filter(pk__in=client_ids).values("pk")))
    if len(found) != len(client_ids):
        raise NotYours
    return found


def _hand_over(actor: Actor, client: Client, to_member: Member) -> None:
    before = client.practitioner_id
    client.practitioner = to_member
    client.save(update_fields=["practitioner"])
    open_work = Engagement.objects.filter(client=client, practitioner_id=before).exclude(stage=Stage.ENDED)
    open_work.update(practitioner=to_member)
    record(
        actor,
        verbs.CLIENT_HANDED_OVER,
        client_id=client.pk,
        subject=client,
        from_member=str(before) if before else None,
        to_member=str(to_member.pk),
    )
    email = queries.email_of(client, use="message")
    if email and client.status == ClientStatus.ACTIVE:
        post(
            client.practice_id,
            "client.handed_over",
            email=email,
            language=client.language,
            zone=client.timezone,
            client_id=client.pk,
            subject_id=client.pk,
        )


def _tell_member(actor: Actor, member: Member, count: int) -> None:
    if member.pk != actor.id:
        post(
            member.practice_id,
            "member.took_over",
            email=member.email,
            language=member.language,
            zone=member.timezone,
            subject_id=member.pk,
            facts={"count": count},
        )
