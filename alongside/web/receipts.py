"""The receipt of a payment, for the desk and the portal."""

from typing import Any

from alongside.money import queries
from alongside.money.actions.invoicing import sender
from alongside.trail.actors import Actor
from alongside.web.invoice_page import receipt_pdf


def payment_pdf(actor: Actor, payment: Any) -> bytes:
    """With the sender as the invoice has it; of money paid ahead, as the practice has it now."""
    if payment.invoice:
        return receipt_pdf(payment, payment.invoice.sender)
    now = queries.billing(actor)
    return receipt_pdf(payment, sender(payment.practice, now, payment.receipt_language))
