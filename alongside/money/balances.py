"""What is owed: of one invoice, by one client; and what is left of a package. No Django here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

OPEN, PARTLY, OVERDUE, PAID, CREDITED = "open", "partly", "overdue", "paid", "credited"
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Standing:
    """One invoice: its amount, what was credited (not above zero), what was paid, and when it is due."""

    amount: Decimal
    credited: Decimal
    paid: Decimal
    due_on: date | None

    @property
    def left(self) -> Decimal:
        """What is still to be paid; below zero: what goes back."""
        return self.amount + self.credited - self.paid

    def state(self, today: date) -> str:
        """One of open, partly, overdue, paid, credited."""
        if self.left <= 0:
            return CREDITED if self.credited and self.credited == -self.amount else PAID
        if self.due_on is not None and self.due_on < today:
            return OVERDUE
        return PARTLY if self.paid > 0 else OPEN


@dataclass(frozen=True, slots=True)
class Balance:
    """What a client owes in one currency: what is not invoiced yet, what is, less what was paid."""

    currency: str
    not_invoiced: Decimal = ZERO
    invoiced: Decimal = ZERO  # less credit notes
    paid: Decimal = ZERO  # less what went back
    overdue: Decimal = ZERO  # the part of it that is past its day

    @property
    def owed(self) -> Decimal:
        """Below zero: the client has paid ahead."""
        return self.not_invoiced + self.invoiced - self.paid


def balances(
    charges: Iterable[tuple[str, Decimal]],
    invoices: Iterable[tuple[str, Standing]],
    payments: Iterable[tuple[str, Decimal]],
    today: date,
) -> list[Balance]:
    """One for each currency, in alphabetical order.

    `charges`: those still open; `invoices`: with their credit notes in them; `payments`: all, those of invoices too.
    """
    sums: dict[str, list[Decimal]] = {}
    for currency, amount in charges:
        _of(sums, currency)[0] += amount
    for currency, each in invoices:
        found = _of(sums, currency)
        found[1] += each.amount + each.credited
        found[3] += each.left if each.state(today) == OVERDUE else ZERO
    for currency, amount in payments:
        _of(sums, currency)[2] += amount
    return [Balance(currency, *found) for currency, found in sorted(sums.items())]


def _of(sums: dict[str, list[Decimal]], currency: str) -> list[Decimal]:
    return sums.setdefault(currency, [ZERO, ZERO, ZERO, ZERO])


@dataclass(frozen=True, slots=True)
class Prepaid:
    """A package: for how many meetings of which service (None: any), and how many it has covered."""

    id: UUID
    service_id: UUID | None
    meetings: int
    used: int
    bought_on: date
    expires_on: date | None
    is_ended: bool = False

    @property
    def left(self) -> int:
        return max(0, self.meetings - self.used)

    def covers(self, service_id: UUID | None, on: date) -> bool:
        """Whether it pays for one more meeting of this service on that day (its last day counts)."""
        is_meant = self.service_id is None or self.service_id == service_id
        is_valid = not self.is_ended and (self.expires_on is None or on <= self.expires_on)
        return is_meant and is_valid and self.left > 0


def covering(packages: Iterable[Prepaid], service_id: UUID | None, on: date) -> Prepaid | None:
    """The package that pays for a meeting: the oldest that can."""
    found = [each for each in packages if each.covers(service_id, on)]
    return min(found, key=lambda each: (each.bought_on, each.id), default=None)
