"""Two entries that are one person become one: everything moves, words are sealed anew, nothing is lost."""

from uuid import UUID

from django.db import transaction

from alongside.clients.models import Client
from alongside.clients.whole_file import mark_merged
from alongside.file import queries, verbs
from alongside.file.rooms import ROOMS
from alongside.lib.errors import Refused
from alongside.notices.models import Notice
from alongside.practice.models import Key
from alongside.trail.actions import record
from alongside.trail.actors import Actor


def merge_clients(actor: Actor, *, from_client_id: UUID, to_client_id: UUID) -> int:
    """Move everything of one entry to the other; returns how many rows that were. The trail stays as it was.

    Refused("same_client"). NotYours for who neither runs the practice nor works with both.
    """
    if from_client_id == to_client_id:
        raise Refused("same_client", "other")
    with transaction.atomic():
        for client_id in sorted((from_client_id, to_client_id)):
            queries.mergeable_client(actor, client_id)
            Client.objects.select_for_update().get(pk=client_id)
        from_client, to_client = (Client.objects.get(pk=pk) for pk in (from_client_id, to_client_id))
        rows = sum(queries.rows_of(from_client_id).values())
        for room in ROOMS:
            room.move_rows(actor, from_client, to_client)
        _move_traces(from_client, to_client)
        mark_merged(actor, from_client, to_client)
        record(
            actor,
            verbs.CLIENT_MERGED,
            client_id=to_client.pk,
            subject=from_client,
            from_client=str(from_client.pk),
            rows=rows,
        )
        return rows


def _move_traces(from_client: Client, to_client: Client) -> None:
    """What lies below all rooms: letters that still wait, and invitations on their way."""
    Notice.objects.filter(client_id=from_client.pk).update(client_id=to_client.pk)
    Key.objects.filter(subject_id=from_client.pk).update(subject_id=to_client.pk)
