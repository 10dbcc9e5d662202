"""Reads about meetings that happened; actor first."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from alongside.clients.queries import readable_clients, visible_clients
from alongside.lib.errors import NotYours
from alongside.meetings.models import Meeting
from alongside.scheduling.models import Appointment
from alongside.trail.actors import Actor


def readable_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Meetings with clients whose words this actor may read."""
    return Meeting.objects.filter(client__in=readable_clients(actor))


def meeting(actor: Actor, meeting_id: UUID) -> Meeting:
    """One meeting with its client, engagement, appointment and member. NotYours otherwise."""
    found = readable_meetings(actor).filter(pk=meeting_id)
    one = found.select_related("client", "engagement", "appointment", "member").first()
    if one is None:
        raise NotYours
    return one


def meeting_for(actor: Actor, appointment_ids: Iterable[UUID]) -> dict[UUID, Meeting]:
    """The meetings of these appointments by appointment id, in one query: times only, for lists and Today."""
    found = Meeting.objects.filter(
        appointment_id__in=list(appointment_ids), client__in=visible_clients(actor)
    )
    return {each.appointment_id: each for each in found.defer("overrun_reason")}


def meetings_of(actor: Actor, client_id: UUID, limit: int = 20) -> list[Meeting]:
    """A client's meetings, the newest first."""
    found = readable_meetings(actor).filter(client_id=client_id)
    return list(found.select_related("appointment", "member").order_by("-started_at", "-pk")[:limit])


def not_wrapped_up(actor: Actor, limit: int = 20) -> list[Meeting]:
    """The actor's own meetings that wait for a wrap-up, the newest first (for Today)."""
    found = readable_meetings(actor).filter(member_id__in={actor.id}, wrapped_up_at=None)
    return list(found.select_related("client", "appointment").order_by("-started_at")[:limit])


def running_meeting(actor: Actor) -> Meeting | None:
    """The meeting that the actor is in: started, and nobody has said how it ended."""
    found = readable_meetings(actor).filter(member_id__in={actor.id}, wrapped_up_at=None, end_source="")
    return found.select_related("client", "appointment").order_by("-started_at").first()


def appointment_to_hold(actor: Actor, appointment_id: UUID) -> Appointment:
    """An appointment that this actor may prepare and hold. NotYours otherwise."""
    found = Appointment.objects.filter(pk=appointment_id, client__in=readable_clients(actor))
    one = found.select_related("client", "client__practitioner", "engagement", "member", "room").first()
    if one is None or not actor.is_member:
        raise NotYours
    return one
