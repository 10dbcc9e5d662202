"""What happens to this room's rows when work ends, two entries become one, or a client is erased; file/ calls it."""

from typing import Any
from uuid import UUID

from alongside.clients.models import Client
from alongside.lib.sealed import move_all_sealed
from alongside.money.models import Charge, Concession, Invoice, InvoiceLine, Package, Payment
from alongside.trail.actors import Actor

KEPT: tuple[type[Any], ...] = (
    Invoice,
    InvoiceLine,
    Payment,
)  # the law on bookkeeping asks for them for years
OWN: tuple[type[Any], ...] = (Charge, Package, Concession)


def close_engagement(actor: Actor, engagement_id: UUID) -> None:
    """Work ends, what is owed stays owed: there is nothing to close here."""


def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give everything of one client to another (they were the same person); documents keep the name they were

    sent to. Inside file's transaction.
    """
    for table in OWN:
        move_all_sealed(table, from_client.pk, to_client.pk)
    for kept in KEPT:
        kept.objects.filter(client=from_client).update(client=to_client)


def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete what may be deleted. Invoices, their lines and payments are kept, and name no client any more:

    only whom they were sent to, as the law on bookkeeping asks.
    """
    mine = {"practice_id": actor.practice_id, "client_id": client_id}
    for kept in KEPT:
        kept.objects.filter(**mine).update(client=None)
    for table in OWN:
        table.objects.filter(**mine).delete()
