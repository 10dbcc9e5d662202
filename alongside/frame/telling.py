"""Who is told about what a client asks, or what one side wrote: that something is there, never what."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from alongside.clients import telling
from alongside.clients.models import Client, Engagement, Stage
from alongside.notices.actions import post
from alongside.practice.models import Member, MemberStatus
from alongside.trail.actors import BOOKS_FOR_ALL


def tell_client(client: Client, kind: str, *, subject_id: UUID, path: str) -> None:
    """A letter to the client, where they have a portal and an address for letters."""
    points = telling.emails_for_messages(client) if client.account_id else []
    for point in points:
        post(
            client.practice_id,
            kind,
            email=point.value,
            language=client.language,
            zone=client.timezone,
            client_id=client.pk,
            subject_id=subject_id,
            facts={"path": path},
        )


def tell_members(
    members: Iterable[Member], client: Client, kind: str, *, subject_id: UUID, path: str
) -> None:
    """A letter to each of these members."""
    for member in members:
        post(
            client.practice_id,
            kind,
            email=member.email,
            language=member.language,
            zone=member.timezone,
            client_id=client.pk,
            subject_id=subject_id,
            facts={"path": path},
        )


def who_works_with(client: Client) -> list[Member]:
    """Who answers what the client asks about the work."""
    return telling.members_to_tell(client, timezone.now())


def impartial_members(client: Client) -> list[Member]:
    """Who answers a wish for another practitioner: who runs or coordinates the practice and does not work with

    the client; where there is nobody like that, whoever runs or coordinates it (C03).
    """
    found = coordinating(client.practice_id)
    return list(found.exclude(_working_with(client.pk)).order_by("name")) or list(found.order_by("name"))


def coordinating(practice_id: UUID) -> QuerySet[Member]:
    """Who runs or coordinates this practice, and works here now."""
    return Member.objects.filter(
        practice_id=practice_id, status=MemberStatus.ACTIVE, role__in=[role.value for role in BOOKS_FOR_ALL]
    )


def _working_with(client_id: UUID) -> Q:
    open_work = Engagement.objects.filter(client_id=client_id).exclude(stage=Stage.ENDED)
    responsible = Client.objects.filter(pk=client_id, practitioner_id=OuterRef("pk"))
    return Q(pk__in=open_work.values("practitioner_id")) | Q(Exists(responsible))
