"""What file/ asks of every room."""

from typing import Any
from uuid import UUID

from alongside.money.models import Charge, ChargeStatus, Concession, Invoice, Package, Payment
from alongside.money.queries.access import payer
from alongside.trail.actors import Actor

CHARGE = "id kind words minutes fee percent amount currency vat_percent happened_at status"
PACKAGE = "id meetings amount currency bought_on expires_on ended_at"
INVOICE = "id kind label language issued_on due_on to_name to_address sender amount vat currency reference"
LINE = "position kind words happened_on minutes amount vat_percent vat"
PAYMENT = "id amount currency method received_on receipt_number"
CONCESSION = "id fee currency valid_from ended_on"

Rows = list[dict[str, Any]]


def export_client(actor: Actor, client_id: UUID) -> dict[str, Rows]:
    """Everything this room holds of a client, as plain values; reasons of the practice's own stay with it."""
    client = payer(actor, client_id)
    charges = (
        Charge.objects.filter(client=client).exclude(status=ChargeStatus.VOID).order_by("happened_at", "pk")
    )
    invoices = Invoice.objects.filter(client=client).prefetch_related("lines").order_by("issued_at")
    packages = Package.objects.filter(client=client).order_by("bought_on", "pk")
    payments = Payment.objects.filter(client=client).select_related("invoice").order_by("recorded_at")
    concessions = Concession.objects.filter(client=client).order_by("valid_from", "pk")
    return {
        "charges": [_plain(each, CHARGE) for each in charges],
        "concessions": [_plain(each, CONCESSION) for each in concessions],
        "packages": [_plain(each, PACKAGE) for each in packages],
        "invoices": [_plain(each, INVOICE) | {"lines": _lines(each)} for each in invoices],
        "payments": [
            _plain(each, PAYMENT) | {"invoice": each.invoice.label if each.invoice else ""}
            for each in payments
        ],
    }


def _lines(invoice: Invoice) -> Rows:
    return [_plain(each, LINE) for each in sorted(invoice.lines.all(), key=lambda line: line.position)]


def _plain(row: object, names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names.split()}
