"""When and where a client can come, said by them or written down for them (H06)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.clients import queries as clients
from alongside.clients.models import Client
from alongside.lib.errors import NotYours, Refused
from alongside.scheduling import demand, occupied, verbs
from alongside.scheduling.models import LifeSituation
from alongside.trail.actions import record
from alongside.trail.actors import Actor


def say_life_situation(
    actor: Actor,
    *,
    client_id: UUID,
    times: Sequence[Any],
    place_kinds: Sequence[str],
    constraints: Sequence[str] = (),
    words: str = "",
    revision: int | None = None,
) -> LifeSituation:
    """Keep what a client says about when and where they can come; `times` as in the model.

    Who may not read the client's words changes only times and places. Refused: times (no such time),
    unknown_place, unknown_constraint, changed_meanwhile (with `saved`). NotYours: somebody else's client.
    """
    client = clients.client(actor, client_id)
    if not (actor.is_client or clients.may_keep_records(actor)):
        raise NotYours
    kept = _clean(times, place_kinds, constraints)
    with occupied.booking():
        Client.objects.select_for_update(no_key=True).get(pk=client.pk)
        row = LifeSituation.objects.filter(client=client).first()
        if row is None:
            row = LifeSituation(practice_id=actor.practice_id, client=client)
        elif revision is not None and revision != row.revision:
            raise Refused("changed_meanwhile", saved=row.said_at)
        else:
            row.revision += 1
        row.times, row.place_kinds = kept, sorted(set(place_kinds))
        if clients.may_read_words(actor, client.pk):
            row.constraints, row.words = sorted(set(constraints)), words.strip()
        row.said_at, row.said_by = timezone.now(), actor.kind.value
        row.save()
        by = actor.kind.value
        record(actor, verbs.LIFE_SITUATION_SAID, client_id=client.pk, subject=row, by=by, times=len(kept))
    return row


def _clean(times: Sequence[Any], place_kinds: Sequence[str], constraints: Sequence[str]) -> list[Any]:
    if not set(place_kinds) <= set(demand.PLACES):
        raise Refused("unknown_place", "place_kinds")
    if not set(constraints) <= set(demand.CONSTRAINTS):
        raise Refused("unknown_constraint", "constraints")
    try:
        return demand.clean_times(times)
    except (ValueError, KeyError, TypeError) as error:
        raise Refused("times", "times") from error
