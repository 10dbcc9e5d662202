"""A file that must not be erased for now, and why; and files whose time is over (peers.md 2.14)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Client, Stage
from alongside.clients.queries import client as one_client
from alongside.file import verbs
from alongside.file.actions.erasing import erase_for_good
from alongside.file.files_kept import must_still_be_kept
from alongside.file.models import Freeze
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor


def freeze(actor: Actor, client_id: UUID, *, words: str) -> Freeze:
    """From now on nobody erases anything of this file; the client reads why.

    Refused: words_missing beside "words". NotYours for who does not run the practice.
    """
    client = _of_practice(actor, client_id)
    if not words.strip():
        raise Refused("words_missing", "words")
    with transaction.atomic():
        Client.objects.select_for_update().get(pk=client.pk)
        frozen = Freeze.objects.create(
            practice_id=actor.practice_id, client=client, made_by_id=actor.id, words=words, at=timezone.now()
        )
        record(actor, verbs.FILE_FROZEN, client_id=client.pk, subject=frozen)
        return frozen


def thaw(actor: Actor, client_id: UUID) -> None:
    """The reason is gone: the file may be erased again when its time comes. NotYours as above."""
    client = _of_practice(actor, client_id)
    with transaction.atomic():
        if Freeze.objects.filter(client=client, lifted_at=None).update(lifted_at=timezone.now()):
            record(actor, verbs.FILE_THAWED, client_id=client.pk)


def erase_out_of_time(actor: Actor, client_id: UUID) -> None:
    """Erase a file that nobody has to keep any more: work has ended, and every duty to keep it is over.

    Refused: work_is_open, is_frozen, must_be_kept. NotYours for anybody but the house itself.
    """
    if not actor.is_trusted:
        raise NotYours
    with transaction.atomic():
        client = Client.objects.select_for_update().get(pk=one_client(actor, client_id).pk)
        if client.engagements.exclude(stage=Stage.ENDED).exists():
            raise Refused("work_is_open")
        if must_still_be_kept(client, timezone.localdate()):
            raise Refused("must_be_kept")
        erase_for_good(actor, client)


def _of_practice(actor: Actor, client_id: UUID) -> Client:
    if not (actor.is_member and actor.runs_practice):
        raise NotYours
    return one_client(actor, client_id)
