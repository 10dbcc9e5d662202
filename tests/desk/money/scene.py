"""Money on the desk: who looks after it, and some of it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from alongside.clients.models import Client
from alongside.money import actions
from alongside.money.models import Charge, Invoice
from alongside.practice.models import Member
from alongside.trail.actors import Role
from tests.cast import Cast, make_member

LAST_MONTH = datetime(2026, 3, 12, 12, tzinfo=UTC)


def bookkeeper(cast: Cast) -> Member:
    """Somebody who keeps the books and has no clients."""
    return make_member(cast.practice, "Berta", Role.BOOKKEEPER, practises=False)


def charge(cast: Cast, client: Client, amount: str = "85.00", **also: object) -> Charge:
    """An open charge of a meeting."""
    usual: dict[str, object] = {
        "practice": cast.practice,
        "client": client,
        "member": client.practitioner,
        "kind": "meeting",
        "minutes": 50,
        "fee": Decimal(amount),
        "amount": Decimal(amount),
        "currency": "EUR",
        "happened_at": timezone.now() - timedelta(days=2),
    }
    return Charge.objects.create(**(usual | also))


def invoice(cast: Cast, client: Client, amount: str = "85.00") -> Invoice:
    """An invoice of one meeting."""
    made = charge(cast, client, amount)
    return actions.issue_invoice(cast.actor(cast.anna), client_id=client.pk, charge_ids=[made.pk])
