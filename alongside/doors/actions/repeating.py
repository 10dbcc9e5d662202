"""The same request sent twice makes one thing (the header Idempotency-Key); actor first."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from alongside.doors.models import Repeatable, Token
from alongside.lib.errors import Refused
from alongside.practice.keys import digest
from alongside.trail.actors import Actor

KEPT = timedelta(days=1)


def once(actor: Actor, token: Token, *, key: str, asked: str, make: Callable[[], UUID]) -> tuple[UUID, bool]:
    """The id of what was made, and whether it was made now. Without a key it is made each time.

    What is made and that it was made are kept in one transaction. `asked`: all that the request says.
    Refused key_used: the same key came with another request within a day.
    """
    if not key:
        return make(), True
    if (made := _made(token, key, asked)) is not None:
        return made, False
    try:
        with transaction.atomic():
            row = Repeatable(practice_id=actor.practice_id, token=token, key=digest(key))
            row.request, row.made_id = digest(asked), row.pk
            row.save(force_insert=True)
            row.made_id = make()
            row.save(update_fields=["made_id"])
            return row.made_id, True
    except IntegrityError:
        # Somebody with the same key was quicker.
        if (made := _made(token, key, asked)) is not None:
            return made, False
        raise


def _made(token: Token, key: str, asked: str) -> UUID | None:
    found = Repeatable.objects.filter(token=token, key=digest(key)).first()
    if found is None:
        return None
    if bytes(found.request) != digest(asked):
        raise Refused("key_used", "Idempotency-Key")
    return found.made_id


def forget_repeatables(now: datetime) -> int:
    """Delete what is older than a day; returns how many."""
    return Repeatable.objects.filter(at__lt=now - KEPT).delete()[0]
