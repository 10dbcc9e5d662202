"""Which programs are told of what, and what became of it; for an owner."""

from uuid import UUID

from alongside.doors.models import Delivery, Webhook
from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor, Role
from alongside.trail.queries import verbs_for
from alongside.trail.verbs import Audience

SHOWN_DELIVERIES = 50


def must_own(actor: Actor) -> None:
    """What leaves the house is an owner's to decide. NotYours otherwise."""
    if not (actor.is_member and actor.role is Role.OWNER):
        raise NotYours


def offered_events() -> list[str]:
    """The verbs that other programs may be told of."""
    return sorted(verbs_for(Audience.WEBHOOK))


def webhooks(actor: Actor) -> list[Webhook]:
    """All of the practice's, the oldest first."""
    must_own(actor)
    return list(Webhook.objects.filter(practice_id=actor.practice_id).order_by("made_at", "pk"))


def webhook(actor: Actor, webhook_id: UUID) -> Webhook:
    """One of them. NotYours otherwise."""
    must_own(actor)
    found = Webhook.objects.filter(practice_id=actor.practice_id, pk=webhook_id).first()
    if found is None:
        raise NotYours
    return found


def deliveries(actor: Actor, webhook_id: UUID) -> list[Delivery]:
    """What went out through one of them, or is about to; the newest first."""
    found = Delivery.objects.filter(webhook=webhook(actor, webhook_id)).select_related("event")
    return list(found.order_by("-asked_at", "-pk")[:SHOWN_DELIVERIES])
