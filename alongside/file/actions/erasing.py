"""A client is erased: the rows go, the key is destroyed, and the trail says that it happened (peers.md 2.14)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.actions.accounts import forget_accounts
from alongside.clients.models import CirclePerson, Client, Stage
from alongside.clients.queries import client as one_client
from alongside.file import backups, verbs
from alongside.file.files_kept import is_frozen
from alongside.file.models import Erasure
from alongside.file.rooms import ROOMS
from alongside.lib.errors import NotYours, Refused
from alongside.lib.keyring import keyring
from alongside.notices import actions as notices
from alongside.practice.models import Parked
from alongside.trail.actions import blank_client, record
from alongside.trail.actors import Actor, Role, command


def erase_client(actor: Actor, *, client_id: UUID, name: str) -> None:
    """Erase a client for good; only an owner may, and types the client's name to say so.

    Refused: name_differs beside "name"; work_is_open while there is work that has not ended; is_frozen.
    """
    if not (actor.is_member and actor.role is Role.OWNER):
        raise NotYours
    with transaction.atomic():
        client = Client.objects.select_for_update().get(pk=one_client(actor, client_id).pk)
        if " ".join(name.split()) != " ".join(client.name.split()):
            raise Refused("name_differs", "name")
        if client.engagements.exclude(stage=Stage.ENDED).exists():
            raise Refused("work_is_open")
        erase_for_good(actor, client)


def erase_for_good(actor: Actor, client: Client) -> None:
    """Erase a client whose row is locked; the caller has decided that it may be. Refused: is_frozen."""
    if is_frozen(client.pk):
        raise Refused("is_frozen")
    _erase(actor, client)


def apply_erasures() -> int:
    """Erase again whoever was erased after this data was kept (a restore); returns how many came back.

    The list is what the keyring and the data know together: the keyring is newer than the data.
    """
    listed = set(Erasure.objects.values_list("client_id", flat=True))
    for client_id in listed - _destroyed():
        keyring().destroy(client_id)
    back = list(Client.objects.filter(pk__in=_destroyed()))
    for client in back:
        with transaction.atomic():
            if Client.objects.filter(pk=client.pk).exists():
                _erase(command(client.practice_id), client)
    return len(back)


def _destroyed() -> set[UUID]:
    """Owners whose keys are gone; a practice's own wrapping key is no person."""
    return {UUID(owner) for owner in keyring().destroyed_owners() if ":" not in owner}


def _erase(actor: Actor, client: Client) -> None:
    merged = list(Client.objects.filter(merged_into=client))
    accounts = {each.account_id for each in [client, *merged] if each.account_id}
    ids = [each.pk for each in [client, *merged]]
    around = CirclePerson.objects.filter(client__in=ids, account__isnull=False)
    accounts |= set(around.values_list("account", flat=True))
    for room in ROOMS:
        room.erase_client(actor, client.pk)
    for client_id in ids:
        _erase_traces(actor, client_id)
    forget_accounts(accounts)
    transaction.on_commit(lambda: _destroy_keys(ids))


def _erase_traces(actor: Actor, client_id: UUID) -> None:
    """What lies below all rooms: letters, forms kept for later, what the trail said; one event explains the gap."""
    notices.erase_client(actor.practice_id, client_id)
    Parked.objects.filter(practice_id=actor.practice_id, path__contains=str(client_id)).delete()
    blank_client(client_id)
    now = timezone.now()
    Erasure.objects.get_or_create(client_id=client_id, defaults={"practice_id": actor.practice_id, "at": now})
    record(actor, verbs.CLIENT_ERASED, client_id=client_id)


def _destroy_keys(client_ids: list[UUID]) -> None:
    for client_id in client_ids:
        keyring().destroy(client_id)
    backups.renew_keyring_copy()
