"""The card for hard days: the client writes it, keeps it, and says whether we may read it (L03)."""

from typing import Any

from django.db import transaction

from alongside.clients.models import Client
from alongside.clients.queries import readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.toolkit import verbs
from alongside.toolkit.card_parts import LONGEST, PARTS
from alongside.toolkit.models import HardDayCard
from alongside.trail.actions import record
from alongside.trail.actors import Actor


@transaction.atomic
def save_card(actor: Actor, *, revision: int, **parts: str) -> HardDayCard:
    """Keep what stands on the card; a draft of it is nobody's event.

    Refused: too_long beside its part; changed_meanwhile with `saved`, the card as it is kept.
    """
    row = _card(actor)
    for name in PARTS:
        if len(parts.get(name, "")) > LONGEST:
            raise Refused("too_long", name, most=LONGEST)
    new = {name: parts[name] for name in PARTS if name in parts}
    if all((getattr(row, name) or "") == words for name, words in new.items()):
        return row
    if revision != row.revision:
        raise Refused("changed_meanwhile", saved=row)
    for name, words in new.items():
        setattr(row, name, words)
    row.revision += 1
    row.save()
    return row


@transaction.atomic
def share_card(actor: Actor, *, is_shared: bool) -> HardDayCard:
    """Let who works with the client read the card, or take that back. A second press changes nothing."""
    row = _card(actor)
    if row.is_shared != is_shared:
        row.is_shared = is_shared
        row.save()
        verb = verbs.CARD_SHARED if is_shared else verbs.CARD_UNSHARED
        record(actor, verb, client_id=row.client_id, subject=row)
    return row


def _card(actor: Actor) -> HardDayCard:
    """The client's card, or an empty one that is not saved yet; two windows wait for each other here."""
    if not actor.is_client:
        raise NotYours
    client = readable_client(actor, actor.myself)
    Client.objects.select_for_update().only("pk").get(pk=client.pk)
    about: dict[str, Any] = {"practice_id": client.practice_id, "client": client}
    return HardDayCard.objects.filter(client=client).first() or HardDayCard(**about)
