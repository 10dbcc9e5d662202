"""Three months of invoices in the demo, what was paid of them, and one mistake put right. All invented."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from alongside.clients.models import Client
from alongside.demo.builder import Builder
from alongside.demo.people import actor_of
from alongside.money import verbs
from alongside.money.actions.invoicing import sender
from alongside.money.models import (
    Billing,
    Charge,
    ChargeStatus,
    Invoice,
    InvoiceKind,
    InvoiceLine,
    Payment,
)
from alongside.money.references import reference_for
from alongside.practice.models import Member
from alongside.trail.verbs import Verb

MONTHS = 3  # whole ones, each invoiced on the first day of the next
IBAN = "FI2112345600000785"  # the account that the Finnish banks print in their examples
DUE_DAYS = 14
UNPAID, PARTLY, CREDITED = ("en", "nights"), ("ru", "doctors"), ("fi", "limits")


@dataclass(slots=True)
class Books:
    """What is built: the practice's billing, what each client was charged, the documents so far."""

    builder: Builder
    owner: Member
    billing: Billing
    start: date
    charges: dict[UUID, list[Charge]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def moment(self, day: date, hour: int = 10) -> datetime:
        """That day by the practice's clock, but never later than now."""
        return min(datetime.combine(day, time(hour), self.builder.zone), self.builder.now)

    def number(self, kind: str) -> int:
        self.numbers[kind] += 1
        return self.numbers[kind]

    def tell(self, verb: Verb, row: Any, at: datetime, **facts: Any) -> None:
        work = getattr(row, "engagement_id", None)
        actor = actor_of(self.owner)
        self.builder.tell(
            actor, verb, at=at, subject=row, client_id=row.client_id, engagement_id=work, **facts
        )


def invoice_months(books: Books, ours: Mapping[tuple[str, str], UUID]) -> None:
    """Every month's charges on the first day of the next, by name; then what came in, by day."""
    clients = {row.pk: row for row in rows(books.builder, Client)}
    day, sent = books.start, list[tuple[Invoice, int]]()
    for months_ago in reversed(range(MONTHS)):
        day = (day + timedelta(days=32)).replace(day=1)
        end = datetime.combine(day, time(), books.builder.zone)
        for client_id in sorted(books.charges, key=lambda pk: clients[pk].search_name):
            found = books.charges[client_id]
            ready = [each for each in found if each.status == ChargeStatus.OPEN and each.happened_at < end]
            if ready:
                sent.append((_invoice(books, clients[client_id], ready, day), months_ago))
    _take_payments(books, sent, ours)
    credited = [row for row, _ in sent if row.client_id == ours[CREDITED]]
    if credited:
        _credit(books, credited[0])


def _invoice(books: Books, client: Client, charges: list[Charge], day: date) -> Invoice:
    number, at = books.number("invoice"), books.moment(day)
    row = Invoice(
        practice=books.builder.practice,
        client=client,
        number=number,
        label=str(number),
        language=client.language,
        issued_on=day,
        due_on=day + timedelta(days=DUE_DAYS),
        to_name=client.name,
        sender=sender(books.builder.practice, books.billing, client.language),
        amount=sum((each.amount for each in charges), Decimal(0)),
        vat=Decimal(0),
        currency="EUR",
        reference=reference_for(number, country="FI", iban=IBAN),
        issued_by=books.owner,
        issued_at=at,
    )
    books.builder.add(row)
    for position, each in enumerate(sorted(charges, key=lambda charge: charge.happened_at), start=1):
        each.status = ChargeStatus.INVOICED
        _line(books, row, each, position, each.amount)
    _tell_document(books, verbs.INVOICE_ISSUED, row, len(charges))
    return row


def _line(books: Books, invoice: Invoice, charge: Charge, position: int, amount: Decimal) -> None:
    books.builder.add(
        InvoiceLine(
            practice=invoice.practice,
            client=invoice.client,
            invoice=invoice,
            charge=charge,
            position=position,
            kind=charge.kind,
            words=charge.words or "",
            happened_on=charge.happened_at.astimezone(books.builder.zone).date(),
            minutes=charge.minutes,
            amount=amount,
        )
    )


def _tell_document(books: Books, verb: Verb, row: Invoice, lines: int) -> None:
    books.tell(
        verb, row, row.issued_at, number=row.label, amount=str(row.amount), currency=row.currency, lines=lines
    )


def _take_payments(
    books: Books, sent: list[tuple[Invoice, int]], ours: Mapping[tuple[str, str], UUID]
) -> None:
    """Most pay within two weeks; one has not since last month, one paid a part."""
    today, paid = (
        books.builder.now.astimezone(books.builder.zone).date(),
        list[tuple[date, Invoice, Decimal]](),
    )
    for invoice, months_ago in sent:
        day = invoice.issued_on + timedelta(days=2 + books.builder.chance.randrange(11))
        if day >= today or (invoice.client_id == ours[UNPAID] and months_ago < 2):
            continue
        is_part = invoice.client_id == ours[PARTLY] and months_ago == 1
        paid.append((day, invoice, Decimal(50) if is_part else invoice.amount))
    for day, invoice, amount in sorted(paid, key=lambda each: (each[0], each[1].number)):
        _pay(books, invoice, day, amount)


def _pay(books: Books, invoice: Invoice, day: date, amount: Decimal) -> None:
    row = Payment(
        practice=invoice.practice,
        client=invoice.client,
        invoice=invoice,
        amount=amount,
        currency=invoice.currency,
        received_on=day,
        receipt_number=books.number("receipt"),
        receipt_language=invoice.language,
        from_name=invoice.to_name,
        recorded_by=books.owner,
        recorded_at=books.moment(day, 16),
    )
    books.builder.add(row)
    books.tell(
        verbs.PAYMENT_RECORDED,
        row,
        row.recorded_at,
        amount=str(amount),
        currency=row.currency,
        method=row.method,
    )


def _credit(books: Books, invoice: Invoice) -> None:
    """The first line was a mistake: it is taken back, nothing is changed."""
    lines = [each for each in rows(books.builder, InvoiceLine) if each.invoice_id == invoice.pk]
    charge, number = lines[0].charge, books.number("credit_note")
    assert charge is not None
    day = invoice.issued_on + timedelta(days=1)
    row = Invoice(
        practice=invoice.practice,
        client=invoice.client,
        kind=InvoiceKind.CREDIT_NOTE,
        number=number,
        label=f"C{number}",
        language=invoice.language,
        issued_on=day,
        to_name=invoice.to_name,
        sender=invoice.sender,
        amount=-lines[0].amount,
        vat=Decimal(0),
        currency=invoice.currency,
        reference=invoice.reference,
        corrects=invoice,
        issued_by=books.owner,
        issued_at=books.moment(day),
    )
    books.builder.add(row)
    charge.status = ChargeStatus.VOID
    _line(books, row, charge, lines[0].position, -lines[0].amount)
    _tell_document(books, verbs.INVOICE_CREDITED, row, 1)


def rows(builder: Builder, table: type[Any]) -> list[Any]:
    """Rows of a table that were made so far."""
    return list(builder.rows.get(table, ()))
