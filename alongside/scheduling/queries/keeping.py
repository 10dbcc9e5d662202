"""What file/ asks of every room."""

from uuid import UUID

from alongside.clients import queries as clients
from alongside.scheduling.models import Appointment
from alongside.trail.actors import Actor


def export_client(actor: Actor, client_id: UUID) -> dict[str, list[dict[str, object]]]:
    """Everything this room holds of a client, as plain values. NotYours when their words are not the actor's."""
    clients.readable_client(actor, client_id)
    rows = Appointment.objects.filter(client_id=client_id).select_related("member", "room")
    return {"appointments": [_appointment_out(each) for each in rows.order_by("starts_at")]}


def _appointment_out(each: Appointment) -> dict[str, object]:
    return {
        "id": each.pk,
        "engagement": each.engagement_id,
        "series": each.series_id,
        "with": each.member.name,
        "starts_at": each.starts_at,
        "ends_at": each.ends_at,
        "timezone": each.timezone,
        "place_kind": each.place_kind,
        "room": each.room.name if each.room else "",
        "place": each.place,
        "status": each.status,
        "is_first": each.is_first,
        "booked_by": each.booked_by,
        "booked_at": each.booked_at,
        "cancelled_at": each.cancelled_at,
    }
