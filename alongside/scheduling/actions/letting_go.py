"""An offered time is taken back: nobody is waited for any more, and the time is free."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from alongside.lib.spans import Span
from alongside.notices.actions import withdraw
from alongside.scheduling import verbs
from alongside.scheduling.models import Hold, Occupied, Offer, OfferStatus, Wish
from alongside.trail.actions import record
from alongside.trail.actors import Actor


def let_go_of_wish(actor: Actor, wish: Wish, now: datetime) -> None:
    """Take back what is open for a wish that waits no more."""
    for row in Offer.objects.select_for_update(of=("self",)).filter(wish=wish, status=OfferStatus.OPEN):
        let_go(actor, row, now)


def let_go_of_time(actor: Actor, resource_ids: Iterable[UUID], span: Span, now: datetime) -> None:
    """Take back what is offered at a time that somebody books otherwise, knowingly; under the time's locks."""
    held = Occupied.objects.filter(
        resource_id__in=list(resource_ids), starts_at__lt=span.end, ends_at__gt=span.start, hold__isnull=False
    )
    holds = held.values("hold_id")
    for row in Offer.objects.select_for_update(of=("self",)).filter(hold__in=holds, status=OfferStatus.OPEN):
        let_go(actor, row, now)


def let_go(actor: Actor, row: Offer, now: datetime) -> None:
    """Take back one locked, open offer."""
    close(row, OfferStatus.WITHDRAWN, now)
    record(actor, verbs.OFFER_WITHDRAWN, client_id=row.client_id, subject=row, by=actor.kind.value)


def close(row: Offer, status: OfferStatus, now: datetime) -> None:
    """An offer is answered or over: its hold goes, and with it the time taken; its letter, if it waits still."""
    hold_id, row.hold, row.status, row.answered_at = row.hold_id, None, status, now
    row.save(update_fields=["hold", "status", "answered_at", "appointment"])
    if hold_id:
        Hold.objects.filter(pk=hold_id).delete()
    withdraw(row.practice_id, subject_id=row.pk)
