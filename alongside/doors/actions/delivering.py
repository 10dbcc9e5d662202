"""What the worker does for webhooks: take what is new on the trail, and bring it to where it belongs.

Sent at least once: a message that was tried when the worker ended goes again, under the same id.
"""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from alongside.doors import signing, telling, verbs
from alongside.doors.models import Delivery, DeliveryStatus, Webhook
from alongside.doors.queries.webhooks import offered_events
from alongside.lib.fetching import Allowed, Unfetched
from alongside.lib.posting import post as send
from alongside.notices.actions import post
from alongside.practice.queries import owners
from alongside.trail.actions import record
from alongside.trail.actors import worker
from alongside.trail.models import Event, Link

LINKS, AT_ONCE, LANES = 50, 20, 8
ROUND_SECONDS = 10.0
LEASE = timedelta(minutes=2)
STOPPED = "webhook.stopped"


def gather() -> int:
    """Take over what is new on the trail; returns how many messages. What an import brought is not told."""
    on = Webhook.objects.filter(is_on=True).values_list("pk", "practice_id", "read_link")
    new = [pk for pk, practice_id, read in on if _links(practice_id, read).exists()]
    return sum(_gather(pk) for pk in new)


def _links(practice_id: UUID, read: int) -> QuerySet[Link]:
    return Link.objects.filter(practice_id=practice_id, number__gt=read).order_by("number")


def _gather(webhook_id: UUID) -> int:
    with transaction.atomic():
        hook = Webhook.objects.select_for_update().filter(pk=webhook_id, is_on=True).first()
        links = list(_links(hook.practice_id, hook.read_link)[:LINKS]) if hook else []
        if hook is None or not links:
            return 0
        wanted = set(hook.events) & set(offered_events())
        events = Event.objects.filter(link__in=links, verb__in=wanted, salt__isnull=False, source_id=None)
        now = timezone.now()
        rows = [
            Delivery(practice_id=hook.practice_id, webhook=hook, event_id=pk, asked_at=now, due_at=now)
            for pk in events.filter(recorded_at__gte=hook.made_at).order_by("pk").values_list("pk", flat=True)
        ]
        Delivery.objects.bulk_create(rows, ignore_conflicts=True)
        Webhook.objects.filter(pk=hook.pk).update(read_link=links[-1].number)
        return len(rows)


@dataclass(frozen=True, slots=True)
class Message:
    """One message, ready to go: nothing of it asks the database."""

    delivery_id: UUID
    address: str
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Came:
    """What came back: a status, or why there is none; and how long it took, in milliseconds."""

    delivery_id: UUID
    answer: int | str
    took: int


def deliver(*, allow: Allowed = ()) -> int:
    """Bring what is due to where it belongs, each webhook in its own order; returns how many were taken."""
    now = timezone.now()
    due = Delivery.objects.filter(status=DeliveryStatus.WAITING, due_at__lte=now, webhook__is_on=True)
    hooks = Webhook.objects.filter(pk__in=due.values("webhook")).order_by("pk")[:LANES]
    lanes = [messages for hook in hooks if (messages := _claim(hook, now))]
    if not lanes:
        return 0
    until = time.monotonic() + ROUND_SECONDS
    with ThreadPoolExecutor(LANES) as pool:
        came = list(pool.map(lambda messages: _bring(messages, until, allow), lanes))
    return sum(_note(each, lane, timezone.now()) for lane, each in zip(lanes, came, strict=True))


def _claim(hook: Webhook, now: datetime) -> list[Message]:
    """The next messages of a webhook, kept from others for a while; one, where the last one failed."""
    rows = Delivery.objects.filter(webhook=hook, status=DeliveryStatus.WAITING, due_at__lte=now)
    most = 1 if hook.failing_since else AT_ONCE
    messages = []
    for row in rows.select_related("event").order_by("asked_at", "pk")[:most]:
        same = Delivery.objects.filter(pk=row.pk, status=DeliveryStatus.WAITING, due_at=row.due_at)
        if row.event is not None and row.event.salt is None:
            same.update(status=DeliveryStatus.DROPPED, done_at=now)
        elif same.update(due_at=now + LEASE):
            messages.append(_message(hook, row, now))
    return messages


def _message(hook: Webhook, row: Delivery, now: datetime) -> Message:
    event = row.event
    ids: dict[str, UUID | None] = {"practice_id": row.practice_id}
    if event is None:
        body = telling.body("webhook.test", row.asked_at, ids=ids)
    else:
        ids |= {
            "client_id": event.client_id,
            "engagement_id": event.engagement_id,
            "subject_id": event.subject_id,
        }
        body = telling.body(event.verb, event.at, ids=ids, subject=event.subject, facts=event.facts)
    secrets = [str(hook.secret)]
    if hook.old_secret and hook.old_until and hook.old_until > now:
        secrets.append(str(hook.old_secret))
    headers = signing.headers(secrets, f"msg_{row.pk.hex}", int(now.timestamp()), body)
    return Message(row.pk, str(hook.address), body, headers)


def _bring(messages: Sequence[Message], until: float, allow: Allowed) -> list[Came]:
    """One after the other until one fails or the time is up. Asks no database: it runs beside others."""
    came: list[Came] = []
    for each in messages:
        began = time.monotonic()
        if came and began >= until:
            break
        try:
            answer: int | str = send(each.address, each.body, each.headers, allow=allow)
        except Unfetched as no:
            answer = no.code
        came.append(Came(each.delivery_id, answer, int((time.monotonic() - began) * 1000)))
        if not telling.is_well(answer):
            break
    return came


def _note(came: Sequence[Came], messages: Sequence[Message], now: datetime) -> int:
    """Write down what came back; what was not tried is due again at once, or when the next try is."""
    taken = 0
    with transaction.atomic():
        tried = {each.delivery_id for each in came}
        left = [each.delivery_id for each in messages if each.delivery_id not in tried]
        Delivery.objects.filter(pk__in=left, status=DeliveryStatus.WAITING).update(due_at=now)
        for each in came:
            row = Delivery.objects.select_for_update().filter(pk=each.delivery_id).first()
            if row is not None:
                taken += _note_one(row, each, now)
    return taken


def _note_one(row: Delivery, came: Came, now: datetime) -> bool:
    is_well = telling.is_well(came.answer)
    row.tries = [*row.tries, [now.isoformat(), came.answer, came.took]][-20:]
    row.tried += 1
    if is_well:
        row.status, row.done_at = DeliveryStatus.SENT, now
        Webhook.objects.filter(pk=row.webhook_id).update(failing_since=None)
    elif telling.is_too_late(row.asked_at, now):
        row.status, row.done_at = DeliveryStatus.FAILED, now
    else:
        row.due_at = now + telling.pause(row.tried)
    row.save()
    if not is_well:
        _failed(row, came.answer, now)
    return is_well


def _failed(row: Delivery, answer: int | str, now: datetime) -> None:
    """The others wait as long; after days, or where nobody wants them any more, the webhook is switched off."""
    waiting = Delivery.objects.filter(webhook_id=row.webhook_id, status=DeliveryStatus.WAITING)
    waiting.filter(due_at__lt=row.due_at).update(due_at=row.due_at)
    Webhook.objects.filter(pk=row.webhook_id, failing_since=None).update(failing_since=now)
    hook = Webhook.objects.get(pk=row.webhook_id)
    if hook.is_on and hook.failing_since and telling.should_stop(hook.failing_since, answer, now):
        _stop(hook, now)


def _stop(hook: Webhook, now: datetime) -> None:
    actor = worker(hook.practice_id)
    Webhook.objects.filter(pk=hook.pk).update(is_on=False, stopped_at=now)
    waiting = Delivery.objects.filter(webhook=hook, status=DeliveryStatus.WAITING)
    waiting.update(status=DeliveryStatus.FAILED, done_at=now)
    since = hook.failing_since or now
    record(actor, verbs.WEBHOOK_STOPPED, subject=hook, days=(now - since).days)
    for owner in owners(actor):
        post(
            hook.practice_id,
            STOPPED,
            email=owner.email,
            language=owner.language,
            zone=owner.timezone,
            subject_id=hook.pk,
            facts={"webhook": str(hook.pk)},
        )
