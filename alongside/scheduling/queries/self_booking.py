"""What a client may book in the portal, with whom, and when. One rule shows and decides (peers.md 2.5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.clients import queries as clients
from alongside.clients.models import Client, Engagement
from alongside.frame.models import Frame, PlaceKind
from alongside.lib.spans import Span
from alongside.practice.models import Member, MemberStatus, Practice, Service
from alongside.practice.service_queries import services
from alongside.scheduling import occupied
from alongside.scheduling.queries.agreed import frame_in_force, needs_no_yes, open_engagement
from alongside.scheduling.queries.newcomers import openings_of_any, rules_with
from alongside.scheduling.queries.services import CONTACT, MEMBERS
from alongside.trail.actors import Actor


@dataclass(frozen=True, slots=True)
class ClientsOffer:
    """What this client may book: the services, the agreement that holds, and whether they may at all (A02)."""

    client: Client
    practice: Practice
    engagement: Engagement | None
    frame: Frame | None
    is_agreed: bool
    services: Sequence[Service]

    def minutes(self, service: Service | None) -> int:
        """How long it takes: as the service, else as agreed."""
        if service is not None:
            return service.minutes
        return self.frame.minutes if self.frame else self.practice.first_meeting_minutes

    def place_kind(self, wanted: str) -> str:
        """Where: as wished, else as agreed."""
        return wanted or (self.frame.place_kind if self.frame else PlaceKind.ROOM)

    def other_place(self, wanted: str) -> str | None:
        """The place to say when booking: None when it is the agreed one, with its room and address."""
        return None if self.frame and wanted in ("", self.frame.place_kind) else wanted or None


def clients_offer(actor: Actor) -> ClientsOffer:
    """For the client who asks. NotYours for anybody else."""
    client = clients.client(actor, actor.myself)
    work = open_engagement(client, client.practitioner_id)
    frame = frame_in_force(work.pk if work else None)
    return ClientsOffer(
        client=client,
        practice=client.practice,
        engagement=work,
        frame=frame,
        is_agreed=needs_no_yes(actor, client, work, frame),
        services=_for_clients(services(client.practice)),
    )


def _for_clients(found: Sequence[Service]) -> list[Service]:
    """Not what is meant for newcomers, where there is anything else: it would be a way around a yes."""
    shown = [each for each in found if each.booking != MEMBERS]
    return [each for each in shown if not each.is_for_newcomers or each.booking == CONTACT] or shown


def members_for_client(offer: ClientsOffer, service: Service | None) -> list[Member]:
    """With whom, by name: who offers the service; without one, only who they work with already."""
    rows = Member.objects.filter(practice=offer.practice, practises=True, status=MemberStatus.ACTIVE)
    if service is None:
        rows = rows.filter(pk__in=[offer.client.practitioner_id] if offer.client.practitioner_id else [])
    elif named := {each.member_id for each in service.service_members.all()}:
        rows = rows.filter(pk__in=named)
    return list(rows.select_related("unit").order_by("name"))


def openings_for_client(
    offer: ClientsOffer,
    members: Sequence[Member],
    service: Service | None,
    window: Span,
    now: datetime,
    place_kind: str = "",
) -> Mapping[datetime, UUID]:
    """When, each time once, with who would take it; without times at which the client or the room is taken."""
    minutes, wanted = offer.minutes(service), place_kind
    found = openings_of_any(
        members,
        minutes,
        window,
        now,
        rules=rules_with(offer.practice, members, service),
        place_kind=offer.place_kind(wanted),
    )
    taken = [span for _, span in occupied.taken(_also(offer, wanted), window, now=now)]
    return {
        at: member
        for at, member in found.items()
        if not any(Span.lasting(at, minutes).overlaps(span) for span in taken)
    }


def _also(offer: ClientsOffer, wanted: str) -> list[UUID]:
    """Who and what is needed beside the member: the client, and the agreed room."""
    frame = offer.frame
    needs_room = frame is not None and frame.room_id and frame.place_kind == PlaceKind.ROOM
    is_there = needs_room and offer.other_place(wanted) is None
    return [offer.client.pk, *([frame.room_id] if frame and is_there and frame.room_id else [])]
