"""Money in the demo: what the last meetings cost, three months of invoices, and what was paid. All invented."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from alongside.clients.models import Client
from alongside.demo.builder import Builder
from alongside.demo.people import Company, actor_of
from alongside.frame.models import Frame, FrameStatus
from alongside.lib.spans import Span
from alongside.money import fees, verbs
from alongside.money.actions.invoicing import sender
from alongside.money.models import (
    Billing,
    Charge,
    ChargeKind,
    ChargeStatus,
    Concession,
    Counter,
    Invoice,
    InvoiceKind,
    InvoiceLine,
    Package,
    Payment,
)
from alongside.money.references import reference_for
from alongside.practice.models import Member
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.verbs import Verb

MONTHS = 3  # whole ones, each invoiced on the first day of the next
KINDS = {
    AppointmentStatus.KEPT: ChargeKind.MEETING,
    AppointmentStatus.CANCELLED_LATE: ChargeKind.LATE,
    AppointmentStatus.MISSED: ChargeKind.MISSED,
}
IBAN, BIC = "FI2112345600000785", "NDEAFIHH"  # the account that the Finnish banks print in their examples
EXEMPT = {
    "en": "No VAT: health care.",
    "fi": "Ei arvonlisäveroa: terveydenhuolto.",
    "ja": "非課税(医療)。",
    "ru": "НДС не облагается: медицинская помощь.",
}
FOOTER = {
    "en": "Thank you.",
    "fi": "Kiitos.",
    "ja": "ありがとうございます。",
    "ru": "Спасибо.",
}
PACKAGE, CONCESSION, PROJECT = ("en", "team"), ("fi", "everyday"), ("en", "bakery")
UNPAID, PARTLY, CREDITED = ("en", "nights"), ("ru", "doctors"), ("fi", "limits")
DUE_DAYS = 14


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


def build_money(builder: Builder, owner: Member, companies: Mapping[tuple[str, str], Company]) -> None:
    """Everything about money; call it last, when all meetings are known."""
    books = _open_books(builder, owner)
    package = _sell_package(books, companies[PACKAGE])
    _set_concession(books, companies[CONCESSION])
    _charge_meetings(books, package)
    _charge_project(books, companies[PROJECT])
    _waive_one(books)
    ours = {name: companies[name].client.pk for name in (UNPAID, PARTLY, CREDITED)}
    _invoice_months(books, ours)
    for kind, last in books.numbers.items():
        builder.add(Counter(practice=builder.practice, kind=kind, last=last))


def _open_books(builder: Builder, owner: Member) -> Books:
    start = builder.now.astimezone(builder.zone).date().replace(day=1)
    for _ in range(MONTHS):
        start = (start - timedelta(days=1)).replace(day=1)
    billing = Billing(
        practice=builder.practice,
        payee="Northlight Oy",
        business_id="1234567-1",
        iban=IBAN,
        bic=BIC,
        due_days=DUE_DAYS,
        exempt_words=EXEMPT,
        footer=FOOTER,
    )
    builder.add(billing)
    changed = ["bic", "business_id", "exempt_words", "footer", "iban", "payee"]
    at = datetime.combine(start, time(8), builder.zone)
    builder.tell(actor_of(owner), verbs.BILLING_CHANGED, at=at, subject=billing, changed=changed)
    return Books(builder, owner, billing, start)


def _sell_package(books: Books, company: Company) -> Package:
    """Ten meetings paid as one; a few are used."""
    bought_on = books.builder.now.astimezone(books.builder.zone).date() - timedelta(days=38)
    row = Package(
        practice=books.builder.practice,
        client=company.client,
        meetings=10,
        amount=Decimal(1100),
        currency="EUR",
        bought_on=bought_on,
        expires_on=bought_on + timedelta(days=365),
    )
    books.builder.add(row)
    at = books.moment(bought_on, 12)
    books.tell(verbs.PACKAGE_SOLD, row, at, meetings=10, amount="1100", currency="EUR")
    charge = _charge(
        books, company.client, ChargeKind.PACKAGE, at, Decimal(1100), member=company.member, subject_id=row.pk
    )
    _tell_charge(books, charge, at)
    return row


def _set_concession(books: Books, company: Company) -> None:
    client = company.client
    row = Concession(
        practice=client.practice,
        client=client,
        fee=Decimal(80),
        currency="EUR",
        reason="Opiskelija.",
        valid_from=client.since.date(),
    )
    books.builder.add(row)
    at = client.since + timedelta(hours=1)
    books.tell(verbs.CONCESSION_SET, row, at, fee="80", currency="EUR")


def _charge_meetings(books: Books, package: Package) -> None:
    """As the scheduling room does it, from the first day on."""
    since = datetime.combine(books.start, time(), books.builder.zone)
    frames: dict[UUID, list[Frame]] = defaultdict(list)
    for frame in _rows(books.builder, Frame):
        frames[frame.engagement_id].append(frame)
    left = package.meetings
    for made in sorted(_rows(books.builder, Appointment), key=lambda row: (row.starts_at, row.client.name)):
        kind = KINDS.get(AppointmentStatus(made.status))
        if kind is None or made.starts_at < since:
            continue
        charge = _charge_meeting(books, made, kind, frames.get(made.engagement_id or made.pk, []))
        if charge is None:
            continue
        is_after = made.starts_at.date() > package.bought_on
        if left and is_after and made.client_id == package.client_id and charge.percent == 100:
            charge.status, charge.package, left = ChargeStatus.COVERED, package, left - 1
        _tell_charge(books, charge, _learned_at(made))


def _learned_at(made: Appointment) -> datetime:
    """When it was known what became of it."""
    if made.status == AppointmentStatus.MISSED:
        return made.ends_at
    return made.cancelled_at or made.starts_at


def _charge_meeting(books: Books, made: Appointment, kind: str, frames: list[Frame]) -> Charge | None:
    agreed = next((_agreed(each) for each in frames if _held(each, made.starts_at)), None)
    practice = books.builder.practice
    fee = fees.fee_of_meeting(
        agreed,
        (),
        on=made.starts_at.date(),
        currency=practice.currency,
        first_fee=practice.first_meeting_fee,
        is_first=made.is_first,
    )
    due = fees.due(kind, agreed, fee)
    if due is None:
        return None
    return _charge(
        books,
        made.client,
        kind,
        made.starts_at,
        due.amount,
        fee=due.fee.amount,
        percent=due.percent,
        engagement=made.engagement,
        member=made.member,
        minutes=Span(made.starts_at, made.ends_at).minutes,
        subject_id=made.pk,
    )


def _agreed(frame: Frame) -> fees.Agreed:
    return fees.Agreed(
        frame.fee, frame.currency, frame.late_percent, frame.missed_percent, frame.payment_period
    )


def _held(frame: Frame, at: datetime) -> bool:
    is_in = frame.status in (FrameStatus.AGREED, FrameStatus.REPLACED)
    is_begun = frame.agreed_at is not None and frame.agreed_at <= at
    return is_in and is_begun and (frame.ended_at is None or frame.ended_at > at)


def _charge(books: Books, client: Client, kind: str, at: datetime, amount: Decimal, **also: Any) -> Charge:
    row = Charge(
        practice=books.builder.practice,
        client=client,
        kind=kind,
        amount=amount,
        currency="EUR",
        happened_at=at,
        made_at=at,
        **{"fee": amount, **also},
    )
    books.charges[client.pk].append(books.builder.add(row))
    return row


def _tell_charge(books: Books, row: Charge, at: datetime) -> None:
    row.made_at = at
    books.tell(
        verbs.CHARGE_MADE,
        row,
        at,
        kind=str(row.kind),
        amount=str(row.amount),
        currency=row.currency,
        percent=row.percent,
        status=str(row.status),
    )


def _charge_project(books: Books, company: Company) -> None:
    """Delivery is paid by the project, not by the meeting."""
    at = books.moment(books.start + timedelta(days=20))
    charge = _charge(
        books,
        company.client,
        ChargeKind.OTHER,
        at,
        Decimal(2400),
        member=company.member,
        engagement=company.work,
        words="The project, first half",
    )
    _tell_charge(books, charge, at)


def _waive_one(books: Books) -> None:
    """The newest missed or late meeting is let go, and why."""
    lost = [
        each
        for each in _rows(books.builder, Charge)
        if each.kind in (ChargeKind.LATE, ChargeKind.MISSED) and each.status == ChargeStatus.OPEN
    ]
    row = max(lost, key=lambda each: (each.happened_at, each.client.name), default=None)
    if row is None:
        return
    row.status, row.waive_reason, row.waived_by = (
        ChargeStatus.WAIVED,
        "The trains did not run that day.",
        books.owner,
    )
    row.waived_at = min(row.made_at + timedelta(hours=3), books.builder.now)
    books.tell(
        verbs.CHARGE_WAIVED,
        row,
        row.waived_at,
        kind=str(row.kind),
        amount=str(row.amount),
        currency=row.currency,
    )


def _invoice_months(books: Books, ours: dict[tuple[str, str], UUID]) -> None:
    """Every month's charges on the first day of the next, by name; then what came in, by day."""
    clients = {row.pk: row for row in _rows(books.builder, Client)}
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


def _take_payments(books: Books, sent: list[tuple[Invoice, int]], ours: dict[tuple[str, str], UUID]) -> None:
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
    lines = [each for each in _rows(books.builder, InvoiceLine) if each.invoice_id == invoice.pk]
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


def _rows(builder: Builder, table: type[Any]) -> Iterable[Any]:
    return list(builder.rows.get(table, ()))
