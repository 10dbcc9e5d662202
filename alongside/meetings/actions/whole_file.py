"""What happens to this room's rows when a piece of work ends or a client is erased; file/ calls it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from alongside.clients.models import Client
from alongside.lib.sealed import move_all_sealed
from alongside.meetings.actions.meetings import UNKNOWN, keep_end
from alongside.meetings.models import Addendum, Document, Meeting, Note
from alongside.trail.actors import Actor

TABLES: tuple[type[Any], ...] = (Addendum, Note, Document, Meeting)


@transaction.atomic
def close_engagement(actor: Actor, engagement_id: UUID) -> int:
    """Meetings whose end nobody said have an unknown end from now on; returns how many. Drafts stay."""
    found = Meeting.objects.select_for_update().filter(engagement_id=engagement_id, end_source="")
    open_ended = list(found.filter(practice_id=actor.practice_id))
    for meeting in open_ended:
        keep_end(actor, meeting, None, UNKNOWN)
    return len(open_ended)


def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give everything of one client to another (they were the same person); inside file's transaction."""
    for table in TABLES:
        move_all_sealed(table, from_client.pk, to_client.pk)


@transaction.atomic
def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete everything this room holds of the client. Nothing is recorded here: file/ says it was erased."""
    for table in TABLES:
        table.objects.filter(practice_id=actor.practice_id, client_id=client_id).delete()
