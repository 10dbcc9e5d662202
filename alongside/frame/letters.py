"""Whom this room tells, and that there is something: never what (design-language.md)."""

from alongside.clients.models import Client, ContactKind, ContactPoint
from alongside.frame.models import Frame
from alongside.notices.actions import post
from alongside.practice.models import MemberStatus


def tell_client(frame: Frame, kind: str) -> None:
    """A letter to the client about their agreement, if they have a portal and an address for messages."""
    address = addresses([frame.client]).get(frame.client.pk)
    if address:
        tell_client_at(address, frame, kind)


def tell_client_at(address: str, frame: Frame, kind: str) -> None:
    """The same, where the address is known already."""
    post(
        frame.practice_id,
        kind,
        email=address,
        language=frame.client.language,
        zone=frame.client.timezone,
        client_id=frame.client_id,
        subject_id=frame.pk,
        facts={"frame": str(frame.pk), "path": "/portal/agreement/"},
    )


def tell_practitioner(frame: Frame, kind: str) -> None:
    """A letter to who does the work; nobody is told who does not work here any more."""
    member = frame.engagement.practitioner
    if member.status != MemberStatus.ACTIVE:
        return
    post(
        frame.practice_id,
        kind,
        email=member.email,
        language=member.language,
        zone=member.timezone,
        client_id=frame.client_id,
        subject_id=frame.pk,
        facts={"frame": str(frame.pk), "path": f"/desk/agreements/{frame.engagement_id}/"},
    )


def addresses(of: list[Client]) -> dict[object, str]:
    """Where each client with a portal wants letters that there is a message, by client id."""
    portal = [client.pk for client in of if client.account_id]
    points = ContactPoint.objects.filter(client__in=portal, kind=ContactKind.EMAIL, may_message=True)
    return {point.client_id: point.value for point in points.order_by("-pk")}
