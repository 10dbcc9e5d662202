"""Payments, written down by hand; actor first. A mistake is put right by a payment the other way."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from alongside.clients.models import Client
from alongside.lib.errors import NotYours, Refused
from alongside.money import verbs
from alongside.money.actions.billing import check_amount
from alongside.money.actions.numbers import RECEIPT, next_number
from alongside.money.models import Invoice, InvoiceKind, Payment
from alongside.money.queries.access import handled, may_run_money, today_of
from alongside.practice.models import Practice
from alongside.trail.actions import record
from alongside.trail.actors import Actor

METHODS = ("transfer", "card", "cash", "other")


def record_payment(
    actor: Actor,
    *,
    client_id: UUID | None,
    amount: Decimal,
    method: str = "transfer",
    received_on: date,
    invoice_id: UUID | None = None,
    currency: str | None = None,
) -> Payment:
    """Money came in, for an invoice or on account; or (below zero) it went back. Money in gets a receipt number.

    `client_id` None: for an invoice of somebody who was erased. Refused: out_of_range or too_precise beside
    "amount", day_ahead beside "received_on", unknown_method, not_an_invoice, currencies. NotYours.
    """
    practice = Practice.objects.get(pk=actor.practice_id)
    client = _payer(actor, client_id)
    if method not in METHODS:
        raise Refused("unknown_method", "method")
    if received_on > today_of(practice):
        raise Refused("day_ahead", "received_on")
    with transaction.atomic():
        invoice = _invoice(actor, client, invoice_id)
        counted_in = currency or (invoice.currency if invoice else practice.currency)
        check_amount(abs(amount), counted_in, "amount")
        if invoice is not None and invoice.currency != counted_in:
            raise Refused("currencies", "currency")
        is_in = amount > 0
        row = Payment.objects.create(
            practice=practice,
            client=client,
            invoice=invoice,
            amount=amount,
            currency=counted_in,
            method=method,
            received_on=received_on,
            receipt_number=next_number(practice.pk, RECEIPT) if is_in else None,
            receipt_language=client.language if client else practice.language,
            from_name=invoice.to_name if invoice else (client.name if client else ""),
            recorded_by_id=actor.id if actor.is_member else None,
        )
        _remember(actor, row, is_correction=False)
    return row


def _payer(actor: Actor, client_id: UUID | None) -> Client | None:
    if client_id is not None:
        return handled(actor, client_id)
    if not may_run_money(actor):
        raise NotYours
    return None


def _invoice(actor: Actor, client: Client | None, invoice_id: UUID | None) -> Invoice | None:
    """The invoice that is paid, locked; of this client (or of nobody any more)."""
    if invoice_id is None:
        if client is None:
            raise NotYours
        return None
    found = Invoice.objects.select_for_update().filter(pk=invoice_id, practice_id=actor.practice_id)
    row = found.filter(client=client).first()
    if row is None:
        raise NotYours
    if row.kind != InvoiceKind.INVOICE:
        raise Refused("not_an_invoice", "invoice_id")
    return row


def correct_payment(actor: Actor, *, payment_id: UUID) -> Payment:
    """Take back a payment that was written down by mistake, by one the other way, of today.

    Refused: is_correction, already_corrected.
    """
    with transaction.atomic():
        wrong = Payment.objects.select_for_update(of=("self",)).filter(
            pk=payment_id, practice_id=actor.practice_id
        )
        row = wrong.select_related("practice").first()
        if row is None:
            raise NotYours
        _payer(actor, row.client_id)
        if row.corrects_id is not None:
            raise Refused("is_correction")
        if Payment.objects.filter(corrects=row).exists():
            raise Refused("already_corrected")
        back = Payment.objects.create(
            practice=row.practice,
            client_id=row.client_id,
            invoice_id=row.invoice_id,
            amount=-row.amount,
            currency=row.currency,
            method=row.method,
            received_on=today_of(row.practice),
            receipt_language=row.receipt_language,
            from_name=row.from_name,
            corrects=row,
            recorded_by_id=actor.id if actor.is_member else None,
        )
        _remember(actor, back, is_correction=True)
    return back


def _remember(actor: Actor, row: Payment, *, is_correction: bool) -> None:
    record(
        actor,
        verbs.PAYMENT_CORRECTED if is_correction else verbs.PAYMENT_RECORDED,
        client_id=row.client_id,
        subject=row,
        amount=str(row.amount),
        currency=row.currency,
        method=row.method,
    )
