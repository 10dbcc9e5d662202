"""What the client says and decides themselves: how they like to work (A12), and that their file rests."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from alongside.clients import queries, verbs
from alongside.clients.actions import locks
from alongside.clients.models import Client, Profile
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor

LONGEST = 8000
OWN_WORDS = ("needs", "values", "expectations")


def say_own_way(
    actor: Actor,
    *,
    needs: str = "",
    values: str = "",
    expectations: str = "",
    style: int | None = None,
    pace: int | None = None,
    revision: int | None = None,
) -> Profile:
    """The client says what they need, what matters, what they expect, how and how fast (0 to 10) (A12).

    Refused: scale_out_of_range, too_long, changed_meanwhile. NotYours for everybody but the client.
    """
    words = {"needs": needs, "values": values, "expectations": expectations}
    for name, value in (("style", style), ("pace", pace)):
        if value is not None and value not in range(11):
            raise Refused("scale_out_of_range", name)
    for name, said in words.items():
        if len(said) > LONGEST:
            raise Refused("too_long", name)
    with transaction.atomic():
        profile = locks.profile(_own(actor))
        locks.must_be_unchanged(profile, revision)
        new: dict[str, Any] = {
            **{name: said.strip() for name, said in words.items()},
            "style": style,
            "pace": pace,
        }
        changed = [name for name, value in new.items() if _said(getattr(profile, name)) != _said(value)]
        for name, value in new.items():
            setattr(profile, name, value)
        profile.style_said_at = timezone.now()
        profile.revision += 1
        profile.save()
        about: dict[str, Any] = {"client_id": profile.client_id, "subject": profile}
        if changed:
            record(actor, verbs.PROFILE_CHANGED, **about, part="profile", changed=changed)
        record(actor, verbs.STYLE_SAID, **about, style=style, pace=pace)
        return profile


def _said(value: object) -> object:
    """Nothing written and no row are the same."""
    return None if value == "" else value


def rest_file(actor: Actor) -> Client:
    """The client lets their file rest (GDPR art. 18): nothing is asked or computed until they wake it."""
    with transaction.atomic():
        client = _own(actor)
        if client.restricted_at is None:
            client.restricted_at = timezone.now()
            client.save(update_fields=["restricted_at"])
            record(actor, verbs.FILE_RESTED, client_id=client.pk, subject=client)
        return client


def wake_file(actor: Actor) -> Client:
    """The client ends the rest, at once. Twice is once."""
    with transaction.atomic():
        client = _own(actor)
        if client.restricted_at is not None:
            client.restricted_at = None
            client.save(update_fields=["restricted_at"])
            record(actor, verbs.FILE_WOKEN, client_id=client.pk, subject=client)
        return client


def _own(actor: Actor) -> Client:
    if not (actor.is_client and actor.id):
        raise NotYours
    found = queries.readable_client(actor, actor.id)
    return Client.objects.select_for_update().get(pk=found.pk)
