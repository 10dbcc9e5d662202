"""Webhooks: added, changed, tried and removed by an owner; actor first."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.doors import signing, verbs
from alongside.doors.models import Delivery, DeliveryStatus, Webhook
from alongside.doors.queries.webhooks import must_own, offered_events, webhook
from alongside.lib.errors import NotYours, Refused
from alongside.lib.fetching import Allowed, Unfetched
from alongside.lib.posting import must_be_public, parse_https
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.trail.queries import trail_head

MOST_WEBHOOKS = 5
OLD_SECRET_FOR = timedelta(days=1)
LOG_FOR = timedelta(days=30)


def add_webhook(
    actor: Actor, *, address: str, events: Sequence[str], allow: Allowed = ()
) -> tuple[str, Webhook]:
    """Tell another program of these events from now on; the secret that signs them is shown this once.

    Refused: address_wrong, host_unknown or address_private beside "address", no_event or unknown_event beside
    "events", too_many_webhooks. NotYours: no owner. `allow`: for tests only.
    """
    must_own(actor)
    _must_be_known(events)
    _must_be_reachable(address, allow)
    secret = signing.new_secret()
    with transaction.atomic():
        if Webhook.objects.filter(practice_id=actor.practice_id).count() >= MOST_WEBHOOKS:
            raise Refused("too_many_webhooks")
        hook = Webhook.objects.create(
            practice_id=actor.practice_id,
            address=address.strip(),
            secret=secret,
            events=_in_order(events),
            read_link=_newest_link(actor),
            made_by_id=actor.myself,
        )
        record(actor, verbs.WEBHOOK_ADDED, subject=hook, events=hook.events)
    return secret, hook


def change_webhook(actor: Actor, *, webhook_id: UUID, events: Sequence[str], is_on: bool) -> Webhook:
    """Other events, or switched off or on. What happens while it is off is not told later."""
    must_own(actor)
    _must_be_known(events)
    with transaction.atomic():
        hook = _locked(actor, webhook_id)
        new = {"events": _in_order(events), "is_on": is_on}
        changed = sorted(name for name, value in new.items() if getattr(hook, name) != value)
        if "is_on" in changed and is_on:
            hook.read_link, hook.failing_since, hook.stopped_at = _newest_link(actor), None, None
        for name in changed:
            setattr(hook, name, new[name])
        if changed:
            hook.save()
            record(actor, verbs.WEBHOOK_CHANGED, subject=hook, changed=changed)
    return hook


def change_secret(actor: Actor, *, webhook_id: UUID) -> str:
    """A new secret, shown this once. For a day both sign, so that the other side has time."""
    must_own(actor)
    with transaction.atomic():
        hook = _locked(actor, webhook_id)
        hook.old_secret, hook.old_until = hook.secret, timezone.now() + OLD_SECRET_FOR
        hook.secret = signing.new_secret()
        hook.save()
        record(actor, verbs.WEBHOOK_CHANGED, subject=hook, changed=["secret"])
        return str(hook.secret)


def remove_webhook(actor: Actor, *, webhook_id: UUID) -> None:
    """Tell it nothing more; its log goes too."""
    must_own(actor)
    with transaction.atomic():
        hook = _locked(actor, webhook_id)
        record(actor, verbs.WEBHOOK_REMOVED, subject=hook)
        hook.delete()


def send_test(actor: Actor, *, webhook_id: UUID) -> Delivery:
    """Put a message into the line that says nothing but that it is a test. Refused: webhook_off."""
    must_own(actor)
    with transaction.atomic():
        hook = _locked(actor, webhook_id)
        _must_be_on(hook)
        now = timezone.now()
        return Delivery.objects.create(practice_id=actor.practice_id, webhook=hook, asked_at=now, due_at=now)


def send_again(actor: Actor, *, delivery_id: UUID) -> Delivery:
    """Put a message into the line once more, under the same id. Refused: webhook_off. NotYours: not the actor's."""
    must_own(actor)
    with transaction.atomic():
        rows = Delivery.objects.select_for_update(of=("self",)).filter(practice_id=actor.practice_id)
        row = rows.select_related("webhook").filter(pk=delivery_id).first()
        if row is None:
            raise NotYours
        _must_be_on(row.webhook)
        row.status, row.tried, row.done_at = DeliveryStatus.WAITING, 0, None
        row.asked_at = row.due_at = timezone.now()
        row.save()
        return row


def forget_deliveries(now: datetime) -> int:
    """Delete what went out, or did not, more than a month ago; returns how many."""
    old = Delivery.objects.filter(asked_at__lt=now - LOG_FOR).exclude(status=DeliveryStatus.WAITING)
    return old.delete()[0]


def _locked(actor: Actor, webhook_id: UUID) -> Webhook:
    webhook(actor, webhook_id)
    return Webhook.objects.select_for_update().get(pk=webhook_id)


def _newest_link(actor: Actor) -> int:
    head = trail_head(actor.practice_id)
    return head.number if head else 0


def _in_order(events: Sequence[str]) -> list[str]:
    return [each for each in offered_events() if each in events]


def _must_be_known(events: Sequence[str]) -> None:
    if not events:
        raise Refused("no_event", "events")
    if not set(events) <= set(offered_events()):
        raise Refused("unknown_event", "events")


def _must_be_on(hook: Webhook) -> None:
    if not hook.is_on:
        raise Refused("webhook_off")


def _must_be_reachable(address: str, allow: Allowed) -> None:
    try:
        must_be_public(parse_https(address, allow=allow), allow=allow)
    except Unfetched as no:
        raise Refused(no.code, "address") from no
