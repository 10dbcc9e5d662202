"""What clients owe and how they come and pay: balances, the portal's page, attendance, lost hours, the ledger."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from alongside.clients.models import Client
from alongside.money.balances import Balance, Standing, balances
from alongside.money.models import (
    Charge,
    ChargeKind,
    ChargeStatus,
    Invoice,
    InvoiceKind,
    InvoiceLine,
    Package,
    Payment,
)
from alongside.money.queries.access import check_runs, of_payers, payer, payers, today_of
from alongside.money.queries.charges import charges_of, packages_of
from alongside.money.queries.invoices import Bill, bills_of, payments_of, standings, summed
from alongside.money.vat import by_rate
from alongside.practice.models import Practice
from alongside.practice.queries import the_practice
from alongside.trail.actors import Actor

LOST = (ChargeKind.LATE, ChargeKind.MISSED)
DOCUMENT = ("pk", "issued_on", "label", "kind", "to_name", "currency", "paid")
BY_MEETING = (ChargeKind.MEETING, *LOST)


def balance(actor: Actor, client_id: UUID) -> list[Balance]:
    """What a client owes, one for each currency. A client sees their own."""
    client = payer(actor, client_id)
    mine = Q(client=client)
    return _balances(mine, today_of(client.practice)).get(client.pk, [])


def balances_of_all(actor: Actor, practice: Practice | None = None) -> dict[UUID, list[Balance]]:
    """What every client owes whose money the actor may see; who never had any is not there. Five questions."""
    return _balances(of_payers(actor) & Q(client__isnull=False), today_of(practice or the_practice(actor)))


def _balances(mine: Q, today: date) -> dict[UUID, list[Balance]]:
    charges: dict[UUID, list[tuple[str, Decimal]]] = defaultdict(list)
    for client_id, currency, amount in Charge.objects.filter(mine, status=ChargeStatus.OPEN).values_list(
        "client_id", "currency", "amount"
    ):
        charges[client_id].append((currency, amount))
    bills: dict[UUID, list[tuple[str, Standing]]] = defaultdict(list)
    for owner, currency, standing in standings(mine):
        if owner is not None:
            bills[owner].append((currency, standing))
    paid: dict[UUID, list[tuple[str, Decimal]]] = defaultdict(list)
    for owner, currency, amount in Payment.objects.filter(mine).values_list(
        "client_id", "currency", "amount"
    ):
        if owner is not None:
            paid[owner].append((currency, amount))
    everybody = charges.keys() | bills.keys() | paid.keys()
    return {each: balances(charges[each], bills[each], paid[each], today) for each in everybody}


@dataclass(frozen=True, slots=True)
class Money:
    """All money of one client; newest first. `settled`: charges that wait for nothing."""

    client: Client
    balances: list[Balance]
    open_charges: list[Charge]
    settled: list[Charge]
    invoices: list[Bill]
    payments: list[Payment]
    packages: list[Package]


def money_of_client(actor: Actor, client_id: UUID | None = None) -> Money:
    """The page of one client: in the portal their own, on the desk any that the actor may see. Five questions."""
    client = payer(actor, client_id or actor.myself)
    charges = list(charges_of(actor, client))
    bills, payments = bills_of(client), list(payments_of(client))
    open_charges = [each for each in charges if each.status == ChargeStatus.OPEN]
    return Money(
        client=client,
        balances=balances(
            ((each.currency, each.amount) for each in open_charges),
            ((each.row.currency, each.standing) for each in bills if each.row.kind == InvoiceKind.INVOICE),
            ((each.currency, each.amount) for each in payments),
            today_of(client.practice),
        ),
        open_charges=open_charges,
        settled=[each for each in charges if each.status != ChargeStatus.OPEN],
        invoices=bills,
        payments=payments,
        packages=packages_of(client),
    )


@dataclass(frozen=True, slots=True)
class Attendance:
    """How somebody comes and how they pay (A02). Meetings as charged; `balances` as of today."""

    client_id: UUID
    name: str
    kept: int
    late: int
    missed: int
    waived: int
    balances: list[Balance]


def attendance(
    actor: Actor, *, since: datetime | None = None, practice: Practice | None = None
) -> list[Attendance]:
    """Attendance beside payment for every client whose money the actor may see, by name."""
    found = Charge.objects.filter(of_payers(actor), kind__in=BY_MEETING).exclude(status=ChargeStatus.VOID)
    if since is not None:
        found = found.filter(happened_at__gte=since)
    counted: dict[UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for client_id, kind, status, count in _counts(found):
        counted[client_id][kind] += count
        counted[client_id]["waived"] += count if status == ChargeStatus.WAIVED else 0
    owed = balances_of_all(actor, practice)
    names = payers(actor).filter(pk__in=counted.keys() | owed.keys()).order_by("search_name", "pk")
    return [
        Attendance(pk, name, n["meeting"], n["late"], n["missed"], n["waived"], owed.get(pk, []))
        for pk, name in names.values_list("pk", "name")
        for n in [counted[pk]]
    ]


def _counts(found: QuerySet[Charge]) -> Iterable[tuple[UUID, str, str, int]]:
    return found.order_by().values_list("client_id", "kind", "status").annotate(count=Count("pk"))


@dataclass(slots=True)
class LostMonth:
    """Hours that were kept free and not used in one month, in one currency (A04). `fee`: what they would bring."""

    month: date
    currency: str
    late: int = 0
    missed: int = 0
    minutes: int = 0
    fee: Decimal = field(default_factory=Decimal)
    charged: Decimal = field(default_factory=Decimal)
    waived: Decimal = field(default_factory=Decimal)

    @property
    def lost(self) -> Decimal:
        """What nobody pays for."""
        return self.fee - self.charged


def lost_hours(
    actor: Actor, *, since: date, until: date, practice: Practice | None = None
) -> list[LostMonth]:
    """Late and missed meetings from one day to another (both count), by month, newest first.

    An hour for which the agreement asks nothing has no charge, and is not among them.
    """
    zone = ZoneInfo((practice or the_practice(actor)).timezone)
    start, end = _moments(since, until, zone)
    found = Charge.objects.filter(
        of_payers(actor), kind__in=LOST, happened_at__gte=start, happened_at__lt=end
    ).exclude(status=ChargeStatus.VOID)
    months: dict[tuple[date, str], LostMonth] = {}
    for each in found.defer("words", "waive_reason"):
        month = each.happened_at.astimezone(zone).date().replace(day=1)
        _count(months.setdefault((month, each.currency), LostMonth(month, each.currency)), each)
    return sorted(months.values(), key=lambda each: (each.month, each.currency), reverse=True)


def _count(month: LostMonth, charge: Charge) -> None:
    if charge.kind == ChargeKind.LATE:
        month.late += 1
    else:
        month.missed += 1
    month.minutes += charge.minutes or 0
    month.fee += charge.fee
    if charge.status == ChargeStatus.WAIVED:
        month.waived += charge.amount
    else:
        month.charged += charge.amount


def _moments(since: date, until: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    start = datetime.combine(since, time(), zone)
    return start, datetime.combine(until + timedelta(days=1), time(), zone)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One document and one rate of VAT, for the bookkeeper. `paid` is of the whole document, on its first row."""

    date: date
    number: str
    kind: str  # invoice, credit_note
    client: str
    net: Decimal
    vat_percent: Decimal
    vat: Decimal
    gross: Decimal
    currency: str
    paid: Decimal


def ledger(actor: Actor, since: date, until: date) -> list[LedgerRow]:
    """Invoices and credit notes from one day to another (both count), oldest first. Never a word of a note.

    NotYours for who does not run money. Two questions.
    """
    check_runs(actor)
    mine = Q(practice_id=actor.practice_id, issued_on__gte=since, issued_on__lte=until)
    lines: dict[UUID, list[tuple[Decimal, Decimal, Decimal]]] = defaultdict(list)
    within = Q(practice_id=actor.practice_id, invoice__issued_on__gte=since, invoice__issued_on__lte=until)
    found = InvoiceLine.objects.filter(within).values_list("invoice_id", "amount", "vat_percent", "vat")
    for invoice_id, amount, percent, vat in found:
        lines[invoice_id].append((amount, percent, vat))
    documents = summed(Invoice.objects.filter(mine)).order_by("issued_on", "issued_at").values_list(*DOCUMENT)
    return [row for pk, *document in documents for row in _ledger_rows(document, lines[pk])]


def _ledger_rows(document: list[Any], lines: list[tuple[Decimal, Decimal, Decimal]]) -> list[LedgerRow]:
    day, label, kind, client, currency, paid = document
    return [
        LedgerRow(
            date=day,
            number=label,
            kind=kind,
            client=client,
            net=rate.net,
            vat_percent=rate.percent,
            vat=rate.vat,
            gross=rate.gross,
            currency=currency,
            paid=Decimal(0) if number else paid,
        )
        for number, rate in enumerate(by_rate(lines))
    ]


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment, for the bookkeeper."""

    date: date
    receipt: int | None
    client: str
    method: str
    amount: Decimal
    currency: str
    invoice: str
    is_correction: bool


def payments_ledger(actor: Actor, since: date, until: date) -> list[PaymentRow]:
    """Payments received from one day to another (both count), oldest first. NotYours as for `ledger`."""
    check_runs(actor)
    found = Payment.objects.filter(
        practice_id=actor.practice_id, received_on__gte=since, received_on__lte=until
    )
    return [
        PaymentRow(
            date=each.received_on,
            receipt=each.receipt_number,
            client=each.from_name,
            method=each.method,
            amount=each.amount,
            currency=each.currency,
            invoice=each.invoice.label if each.invoice else "",
            is_correction=each.corrects_id is not None,
        )
        for each in found.select_related("invoice").order_by("received_on", "recorded_at")
    ]
