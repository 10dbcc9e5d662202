"""Writes to the trail: append, seal, blank. Called inside the action that did the thing."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from alongside.lib.keyring import keyring
from alongside.trail import chain
from alongside.trail.actors import Actor
from alongside.trail.models import Event, Link
from alongside.trail.verbs import Verb

BATCH = 5000


def record(
    actor: Actor,
    verb: Verb,
    *,
    client_id: UUID | None = None,
    engagement_id: UUID | None = None,
    subject: models.Model | None = None,
    at: datetime | None = None,
    corrects: Event | None = None,
    once: str | None = None,
    source_id: UUID | None = None,
    **facts: object,
) -> Event:
    """Append one event to the trail, in the caller's transaction (law 6).

    `at`: when it happened (now, if not given). `once`: a second event with the same value is dropped.
    TypeError when the facts are not those the verb declares.
    """
    event = prepare(
        actor,
        verb,
        client_id=client_id,
        engagement_id=engagement_id,
        subject=subject,
        at=at,
        corrects=corrects,
        once=once,
        source_id=source_id,
        **facts,
    )
    if once is None:
        event.save(force_insert=True)
    else:
        Event.objects.bulk_create([event], ignore_conflicts=True)
    return event


def prepare(
    actor: Actor,
    verb: Verb,
    *,
    client_id: UUID | None = None,
    engagement_id: UUID | None = None,
    subject: models.Model | None = None,
    at: datetime | None = None,
    corrects: Event | None = None,
    once: str | None = None,
    source_id: UUID | None = None,
    **facts: object,
) -> Event:
    """The event, not yet saved: for actions that append many with `record_all`.

    `source_id`: the import that told us of it; undoing that import blanks it.
    """
    verb.check(facts)
    now = timezone.now()
    event = Event(
        practice_id=actor.practice_id,
        at=at or now,
        recorded_at=now,
        actor_kind=actor.kind,
        actor_id=actor.id,
        verb=verb.name,
        client_id=client_id,
        engagement_id=engagement_id,
        subject=subject._meta.model_name or "" if subject is not None else "",
        subject_id=subject.pk if subject is not None else None,
        facts=facts,
        corrects=corrects,
        once=once,
        source_id=source_id,
        salt=secrets.token_bytes(chain.SALT_BYTES),
    )
    event.digest = chain.digest(bytes(event.salt or b""), event.content())
    return event


def record_all(events: list[Event]) -> None:
    """Append many prepared events at once (an import)."""
    Event.objects.bulk_create(events, batch_size=500)


def seal_trail() -> int:
    """Link all events that have no link yet; returns how many. One sealer at a time is enough and safe:

    the unique link number refuses a second one, which then simply finds nothing to do next time.
    Events are chosen by "has no link", never by id range: ids commit out of order.
    """
    practices = Event.objects.filter(link=None).order_by().values_list("practice_id", flat=True).distinct()
    return sum(_seal_practice(practice_id) for practice_id in list(practices))


def _seal_practice(practice_id: UUID) -> int:
    with transaction.atomic():
        newest = Link.objects.filter(practice_id=practice_id).order_by("-number").first()
        found = Event.objects.filter(practice_id=practice_id, link=None).order_by("pk")
        batch = list(found.values_list("pk", "digest")[:BATCH])
        if not batch:
            return 0
        previous = bytes(newest.root) if newest else b""
        link = Link.objects.create(
            practice_id=practice_id,
            number=newest.number + 1 if newest else 1,
            root=chain.root(keyring().sealing_keys("trail")[0], previous, (bytes(d) for _, d in batch)),
            made_at=timezone.now(),
        )
        for start in range(0, len(batch), 500):
            pks = [pk for pk, _ in batch[start : start + 500]]
            Event.objects.filter(pk__in=pks, link=None).update(link=link)
        return len(batch)


def blank_client(client_id: UUID) -> int:
    """Erase what a client's events said; the digests stay, explained by the `client.erased` event."""
    kept = Event.objects.filter(client_id=client_id).exclude(verb="client.erased")
    return kept.update(facts={}, salt=None, once=None)


def blank_source(practice_id: UUID, source_id: UUID) -> int:
    """Blank what an import told; the digests stay, explained by its `import.undone` event."""
    told = Event.objects.filter(practice_id=practice_id, source_id=source_id)
    return told.update(facts={}, salt=None, once=None)
