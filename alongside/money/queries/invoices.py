"""Invoices, credit notes and payments; actor first. Nothing here ever changes again."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import DecimalField, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from alongside.clients.models import Client
from alongside.lib.errors import NotYours
from alongside.money.balances import Standing
from alongside.money.models import Invoice, InvoiceKind, InvoiceLine, Payment
from alongside.money.queries.access import of_payers, payer, today_of
from alongside.money.vat import Rate, by_rate
from alongside.practice.queries import the_practice
from alongside.trail.actors import Actor

ON_A_PAGE = 50
SHOWS = ("open", "overdue", "paid", "all")
A_CRUMB = Decimal("0.004")  # less than any coin: SQLite adds with binary fractions
MONEY = DecimalField(max_digits=12, decimal_places=2)


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice (`row`) with what has become of it. `state`: open, partly, overdue, paid, credited, credit_note."""

    row: Invoice
    standing: Standing
    state: str

    @property
    def left(self) -> Decimal:
        """What is still to be paid; nothing on a credit note."""
        return Decimal(0) if self.row.kind == InvoiceKind.CREDIT_NOTE else self.standing.left


@dataclass(frozen=True, slots=True)
class Bills:
    """One page of invoices."""

    rows: list[Bill]
    number: int
    last: int

    @property
    def has_next(self) -> bool:
        return self.number < self.last


@dataclass(frozen=True, slots=True)
class Paper:
    """One invoice or credit note with all that stands on it and all that followed."""

    bill: Bill
    lines: list[InvoiceLine]
    rates: list[Rate]
    credit_notes: list[Invoice]
    payments: list[Payment]


def invoices(actor: Actor, *, show: str = "open", page: int = 1, client_id: UUID | None = None) -> Bills:
    """Invoices the actor may see, newest first; `show`: open (anything left), overdue, paid, all.

    Credit notes stand among all. A page past the end is the last one.
    """
    practice = the_practice(actor)
    today = today_of(practice)
    found = _shown(summed(_mine(actor, client_id)), show, today)
    last = max(1, -(-found.count() // ON_A_PAGE))
    number = min(max(page, 1), last)
    rows = found.select_related("client").order_by("-issued_at", "-pk")
    start = (number - 1) * ON_A_PAGE
    return Bills([_bill(each, today) for each in rows[start : start + ON_A_PAGE]], number, last)


def invoices_of_client(actor: Actor, client_id: UUID) -> list[Bill]:
    """All invoices and credit notes of one client, newest first."""
    return bills_of(payer(actor, client_id))


def bills_of(client: Client) -> list[Bill]:
    """The same of a client whom the actor was let in to see, with their practice."""
    today = today_of(client.practice)
    found = summed(Invoice.objects.filter(client=client)).select_related("client")
    return [_bill(each, today) for each in found.order_by("-issued_at", "-pk")]


def has_unpaid(actor: Actor) -> bool:
    """Whether something is left to pay on any invoice that the actor may see. One question."""
    return unpaid(actor).exists()


def unpaid(actor: Actor) -> QuerySet[Invoice]:
    """Invoices that the actor may see and that are not wholly paid."""
    bills = summed(_mine(actor, None)).filter(kind=InvoiceKind.INVOICE)
    return bills.filter(amount__gt=F("paid") - F("credited") + A_CRUMB)


def invoice(actor: Actor, invoice_id: UUID) -> Paper:
    """One invoice or credit note. NotYours otherwise."""
    found = summed(Invoice.objects.filter(of_payers(actor), pk=invoice_id))
    row = found.select_related("client", "practice", "corrects", "issued_by").first()
    if row is None:
        raise NotYours
    lines = list(row.lines.order_by("position"))
    return Paper(
        bill=_bill(row, today_of(row.practice)),
        lines=lines,
        rates=by_rate((each.amount, each.vat_percent, each.vat) for each in lines),
        credit_notes=list(row.credit_notes.order_by("issued_at")),
        payments=list(row.payments.order_by("received_on", "recorded_at")),
    )


def payments_of_client(actor: Actor, client_id: UUID) -> QuerySet[Payment]:
    """What a client paid, newest first; corrections too."""
    return payments_of(payer(actor, client_id))


def payments_of(client: Client) -> QuerySet[Payment]:
    """The same of a client whom the actor was let in to see."""
    found = Payment.objects.filter(client=client)
    return found.select_related("invoice", "corrects").order_by("-received_on", "-recorded_at")


def payment(actor: Actor, payment_id: UUID) -> Payment:
    """One payment, for its receipt. NotYours otherwise."""
    found = Payment.objects.filter(of_payers(actor), pk=payment_id)
    one = found.select_related("client", "invoice", "practice", "corrects").first()
    if one is None:
        raise NotYours
    return one


def is_corrected(payment: Payment) -> bool:
    """Whether a payment was taken back by another."""
    return Payment.objects.filter(corrects=payment).exists()


def standing_of(row: Invoice) -> Standing:
    """An invoice's sums; of a row that came with them (`credited`, `paid`)."""
    return Standing(row.amount, row.credited, row.paid, row.due_on)  # type: ignore[attr-defined]


def _mine(actor: Actor, client_id: UUID | None) -> QuerySet[Invoice]:
    found = Invoice.objects.filter(of_payers(actor))
    return found if client_id is None else found.filter(client=payer(actor, client_id))


def summed(found: QuerySet[Invoice]) -> QuerySet[Invoice]:
    """With what was credited and what was paid."""
    credit = Invoice.objects.filter(corrects=OuterRef("pk")).order_by().values("corrects")
    paid = Payment.objects.filter(invoice=OuterRef("pk")).order_by().values("invoice")
    return found.annotate(credited=_sum(credit), paid=_sum(paid))


def _sum(rows: QuerySet[Any, Any]) -> Coalesce:
    nothing = Value(Decimal(0), output_field=MONEY)
    return Coalesce(Subquery(rows.annotate(sum=Sum("amount")).values("sum")), nothing, output_field=MONEY)


def _shown(found: QuerySet[Invoice], show: str, today: date) -> QuerySet[Invoice]:
    if show == "all":
        return found
    bills = found.filter(kind=InvoiceKind.INVOICE).annotate(left=F("amount") + F("credited") - F("paid"))
    if show == "paid":
        return bills.filter(left__lte=A_CRUMB)
    unpaid = bills.filter(left__gt=A_CRUMB)
    return unpaid.filter(due_on__lt=today) if show == "overdue" else unpaid


def _bill(row: Invoice, today: date) -> Bill:
    standing = standing_of(row)
    is_credit = row.kind == InvoiceKind.CREDIT_NOTE
    return Bill(row, standing, "credit_note" if is_credit else standing.state(today))


def standings(found: Q) -> list[tuple[UUID | None, str, Standing]]:
    """(client, currency, standing) of every invoice that fits; credit notes are within their invoices."""
    rows: QuerySet[Any] = summed(Invoice.objects.filter(found, kind=InvoiceKind.INVOICE))
    sums = rows.values_list("client_id", "currency", "amount", "credited", "paid", "due_on")
    return [(client_id, currency, Standing(*each)) for client_id, currency, *each in sums]
