"""Whom this room tells, and that there is something: never what, nor how much (design-language.md)."""

from alongside.clients.models import Client, ContactKind
from alongside.money.models import Invoice
from alongside.notices.actions import post


def tell_client(invoice: Invoice, client: Client | None) -> None:
    """A letter that there is a paper in the portal, to a client who has one and an address for messages."""
    if client is None or client.account_id is None:
        return
    found = client.contact_points.filter(kind=ContactKind.EMAIL, may_message=True)
    address = found.order_by("pk").values_list("value", flat=True).first()
    if address is None:
        return
    post(
        invoice.practice_id,
        "invoice.issued",
        email=address,
        language=client.language,
        zone=client.timezone,
        client_id=client.pk,
        subject_id=invoice.pk,
        facts={"path": "/portal/money/"},
    )
