"""Reads of the outbox; actor first."""

from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from alongside.notices.models import Notice, NoticeStatus
from alongside.trail.actors import Actor

THEIR_OWN = "diary."  # what the client writes for themselves, nobody else need know of
ASKED_OF_OTHERS = "change.asked"  # a wish for another practitioner is not for who works with them (C03)


def smtp_is_set() -> bool:
    """Whether letters really leave the house; else they lie in the data folder's outbox."""
    return bool(settings.SMTP_URL)


def notices_of_client(actor: Actor, client_id: UUID) -> QuerySet[Notice]:
    """What was sent to a client, when, and what became of it; newest first (peers.md 2.9).

    Without the reminders that clients chose for themselves alone. The caller has decided already that the actor
    may see this client (clients.queries).
    """
    found = Notice.objects.filter(practice_id=actor.practice_id, client_id=client_id)
    found = found.exclude(kind__startswith=THEIR_OWN).exclude(kind=ASKED_OF_OTHERS)
    return found.order_by("-posted_at")


def failed_notices(actor: Actor) -> QuerySet[Notice]:
    """What could not be sent in this practice, newest first."""
    rows = Notice.objects.filter(practice_id=actor.practice_id, status=NoticeStatus.FAILED)
    return rows.order_by("-done_at")
