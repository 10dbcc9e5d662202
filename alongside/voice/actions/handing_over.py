"""Asking somebody who is here: on a tablet behind a key for one answer, and what is asked next; actor first."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import open_engagement, readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.practice.actions import find_key, make_key, use_key
from alongside.trail.actors import Actor
from alongside.voice.actions.answering import answer_check_in, decline_check_in
from alongside.voice.actions.asking import ask
from alongside.voice.actions.measures import ready_version
from alongside.voice.models import CheckIn, MeasureVersion, Occasion, Rater, Way
from alongside.voice.queries.asked import askable, asked_together, waiting_of_client
from alongside.voice.queries.check_ins import KEY_PURPOSE, TABLET, WAITS, readable_check_ins

TABLET_HOLDS = timedelta(minutes=30)


@transaction.atomic
def ask_now(actor: Actor, client_id: UUID, *, what: str) -> CheckIn:
    """Ask a client who is here: `what` is one of queries.asked.askable. What waits already is not asked twice.

    Refused unknown_measure beside "what". No mail goes out.
    """
    client = readable_client(actor, client_id)
    version = _version(actor, what)
    for waiting in waiting_of_client(actor, client_id):
        if waiting.version_id == version.pk:
            return waiting
    work = open_engagement(client.pk)
    found = ask(
        actor,
        client_id=client.pk,
        version=version,
        occasion=Occasion.ONCE,
        engagement_id=work.pk if work else None,
        tells=False,
    )
    assert found is not None  # work that has ended was not looked for
    return found


@transaction.atomic
def hand_over(actor: Actor, check_in_id: UUID) -> str:
    """A secret for one answer on a tablet of the practice, good for 30 minutes and for nothing else.

    NotYours for who may not read this client's words; Refused answered_already or expired.
    """
    if not actor.is_member:
        raise NotYours
    found = readable_check_ins(actor).filter(pk=check_in_id, rater=Rater.CLIENT).first()
    if found is None:
        raise NotYours
    if found.answered_at is not None:
        raise Refused("answered_already")
    if found.expires_at is not None and found.expires_at < timezone.now():
        raise Refused("expired")
    return _key(found, TABLET)


@transaction.atomic
def answer_on_tablet(actor: Actor, secret: str, **said: Any) -> str | None:
    """Answer what the key is for, and spend it. The secret for what is asked next, or None.

    NotYours for a spent key; Refused as answer_check_in says, and then the key still holds.
    """
    check_in_id = _spend(actor, secret)
    answer_check_in(actor, check_in_id, way=Way.KIOSK, **said)
    return _next(check_in_id, TABLET)


@transaction.atomic
def skip_on_tablet(actor: Actor, secret: str) -> str | None:
    """The client would rather not say; the key is spent. The secret for what is asked next, or None."""
    check_in_id = _spend(actor, secret)
    decline_check_in(actor, check_in_id)
    return _next(check_in_id, TABLET)


@transaction.atomic
def leave_tablet(actor: Actor, secret: str) -> None:
    """Nobody is at the tablet any more: the key is spent, and nothing was said."""
    _spend(actor, secret)


@transaction.atomic
def next_link(actor: Actor, check_in_id: UUID) -> str | None:
    """The secret of a link to what the holder of a link is asked next, or None."""
    if actor.id != check_in_id:
        raise NotYours
    return _next(check_in_id, KEY_PURPOSE)


def _spend(actor: Actor, secret: str) -> UUID:
    """Spend the key that the holder of a tablet came with; what it is for."""
    key = find_key(secret, TABLET)
    if key.subject_id is None or key.subject_id != actor.id:
        raise NotYours
    use_key(key)
    return key.subject_id


def _next(check_in_id: UUID, purpose: str) -> str | None:
    waiting = asked_together(CheckIn.objects.get(pk=check_in_id))
    return _key(waiting[0], purpose) if waiting else None


def _key(check_in: CheckIn, purpose: str) -> str:
    return make_key(
        purpose,
        valid_for=TABLET_HOLDS if purpose == TABLET else WAITS,
        practice_id=check_in.practice_id,
        subject_id=check_in.pk,
    )


def _version(actor: Actor, what: str) -> MeasureVersion:
    for name, version in askable(actor):
        if name == what:
            return version or ready_version(actor.practice_id, name)
    raise Refused("unknown_measure", "what")
