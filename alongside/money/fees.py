"""What a meeting costs, and what part of it is due when it was cancelled late or missed (A02, A04). No Django."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from alongside.lib.money import Money

MEETING, LATE, MISSED = "meeting", "late", "missed"
PROJECT = "project"  # a period of payment: the work is paid as a whole, no meeting is


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the agreement in force at that time says about money. `fee` None: an import did not know it."""

    fee: Decimal | None
    currency: str
    late_percent: int
    missed_percent: int
    period: str
    free_late: int = 0  # late cancellations within twelve months that cost nothing


@dataclass(frozen=True, slots=True)
class OwnFee:
    """A fee of one client's own, for one service or for all (None), from one day until before another."""

    service_id: UUID | None
    fee: Decimal
    currency: str
    valid_from: date
    ended_on: date | None

    def holds(self, service_id: UUID | None, on: date) -> bool:
        is_meant = self.service_id is None or self.service_id == service_id
        return is_meant and self.valid_from <= on and (self.ended_on is None or on < self.ended_on)


@dataclass(frozen=True, slots=True)
class Fee:
    """The whole fee of a meeting, and where it comes from: frame, concession, service, first."""

    amount: Decimal
    currency: str
    source: str


@dataclass(frozen=True, slots=True)
class Due:
    """What is asked for: a percentage of the fee, rounded to the currency's coin."""

    fee: Fee
    percent: int
    amount: Decimal
    is_excepted: bool = False  # agreed to cost nothing this time: nothing is charged


def fee_of_meeting(
    agreed: Agreed | None,
    own: Iterable[OwnFee],
    *,
    on: date,
    currency: str,
    service_id: UUID | None = None,
    service_fee: Decimal | None = None,
    first_fee: Decimal | None = None,
    is_first: bool = False,
) -> Fee | None:
    """The fee on that day; None when nothing says any.

    The agreement always wins (A02); then the client's own fee for this service, then for all; then the
    service's; then, for a first meeting, the practice's. `currency` is the practice's, for the last two.
    """
    if agreed is not None and agreed.fee is not None:
        return Fee(agreed.fee, agreed.currency, "frame")
    holding = [each for each in own if each.holds(service_id, on)]
    nearest = max(holding, key=lambda each: (each.service_id is not None, each.valid_from), default=None)
    if nearest is not None:
        return Fee(nearest.fee, nearest.currency, "concession")
    if service_fee is not None:
        return Fee(service_fee, currency, "service")
    return Fee(first_fee, currency, "first") if is_first and first_fee is not None else None


def percent_of(kind: str, agreed: Agreed | None) -> int:
    """How much of the fee is due, 0 to 100. What was not agreed costs nothing (A04)."""
    if kind == MEETING:
        return 100
    if agreed is None:
        return 0
    return agreed.late_percent if kind == LATE else agreed.missed_percent


def late_percent_for(percent: int, free: int, earlier: int) -> int:
    """What a late cancellation costs, 0 to 100: nothing while fewer than `free` came before it."""
    return 0 if earlier < free else percent


def share(fee: Decimal, percent: int, currency: str) -> Decimal:
    """That percentage of a fee, to the currency's coin, half a coin away from zero."""
    return Money(fee * percent / 100, currency).rounded().amount


def due(
    kind: str, agreed: Agreed | None, fee: Fee | None, earlier_late: Callable[[], int] = lambda: 0
) -> Due | None:
    """What a meeting that was kept, cancelled late or missed costs; None: nothing.

    `earlier_late`: counts the late cancellations before this one; asked only where some of them are free.
    An exception that was agreed is said: `is_excepted`, and then the amount is 0.
    """
    if fee is None or (agreed is not None and agreed.period == PROJECT):
        return None
    percent = percent_of(kind, agreed)
    amount = share(fee.amount, percent, fee.currency)
    if not amount:
        return None
    if _is_excepted(agreed if kind == LATE else None, percent, earlier_late):
        return Due(fee, 0, Decimal(0), is_excepted=True)
    return Due(fee, percent, amount)


def _is_excepted(agreed: Agreed | None, percent: int, earlier_late: Callable[[], int]) -> bool:
    if agreed is None or not agreed.free_late:
        return False
    return not late_percent_for(percent, agreed.free_late, earlier_late())
