"""What a contact point may be used for, changed by the client themselves (peers.md 3, Reminders)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import verbs
from alongside.clients.models import ContactPoint
from alongside.clients.queries import visible_clients
from alongside.lib.errors import NotYours
from alongside.trail.actions import record
from alongside.trail.actors import Actor


@transaction.atomic
def change_consent(
    actor: Actor, *, contact_point_id: UUID, may_remind: bool, may_message: bool
) -> ContactPoint:
    """The client says yes or no to reminders and to mails about messages; from the next mail on it holds."""
    if not actor.is_client:
        raise NotYours
    found = ContactPoint.objects.select_for_update().filter(client__in=visible_clients(actor))
    point = found.filter(pk=contact_point_id).first()
    if point is None:
        raise NotYours
    if (may_remind, may_message) != (point.may_remind, point.may_message):
        point.may_remind, point.may_message = may_remind, may_message
        point.agreed_at = timezone.now() if may_remind or may_message else None
        point.save(update_fields=["may_remind", "may_message", "agreed_at"])
        record(
            actor,
            verbs.CLIENT_CHANGED,
            client_id=point.client_id,
            subject=point,
            changed=["contact_points"],
        )
    return point
