"""Rows of money as pages show them: plain values, in words where there are words."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from alongside.money.balances import OVERDUE, Balance
from alongside.money.queries import Bill
from alongside.web.agreement import money
from alongside.web.invoice_page import what
from alongside.web.money_words import CHARGE_STATUS, INVOICE_STATE, METHODS

MONTHS = 24
AROUND = 2
Shown = dict[str, Any]


def bill_row(bill: Bill) -> Shown:
    """One invoice in a list."""
    row = bill.row
    is_credit = bill.state == "credit_note"
    return {
        "address": reverse("desk:invoice", args=[row.pk]),
        "label": row.label,
        "name": row.to_name,
        "issued_on": row.issued_on,
        "due_on": row.due_on,
        "amount": row.amount,
        "left": None if is_credit else bill.left,
        "currency": row.currency,
        "state": INVOICE_STATE[bill.state],
        "is_late": bill.state == OVERDUE,
    }


def charge_row(charge: Any) -> Shown:
    """One charge; the words of `other` are its own."""
    return {
        "id": charge.pk,
        "what": what(charge),
        "day": localtime(charge.happened_at).date(),
        "amount": charge.amount,
        "currency": charge.currency,
        "status": CHARGE_STATUS[charge.status],
        "reason": charge.waive_reason,
    }


def payment_row(payment: Any, corrected: set[UUID]) -> Shown:
    """One payment, with its receipt where it has a number."""
    is_correction = payment.corrects_id is not None
    may_correct = not is_correction and payment.pk not in corrected
    return {
        "received_on": payment.received_on,
        "method": METHODS.get(payment.method, ""),
        "invoice": payment.invoice.label if payment.invoice else "",
        "amount": payment.amount,
        "currency": payment.currency,
        "number": payment.receipt_number,
        "receipt": reverse("desk:receipt", args=[payment.pk]) if payment.receipt_number else "",
        "correct": reverse("desk:payment_correct", args=[payment.pk]) if may_correct else "",
    }


def payment_rows(payments: Iterable[Any]) -> list[Shown]:
    """All of them; one that was taken back cannot be corrected again."""
    found = list(payments)
    corrected = {each.corrects_id for each in found if each.corrects_id}
    return [payment_row(each, corrected) for each in found]


def balance_row(balance: Balance) -> Shown:
    """What is owed in one currency, and how that comes about."""
    say: Callable[[Any], str] = lambda amount: money(amount, balance.currency)  # noqa: E731
    about = _("to pay") if balance.owed > 0 else _("paid ahead") if balance.owed < 0 else _("all is paid")
    rows = [
        (_("Not invoiced yet"), balance.not_invoiced),
        (_("Invoiced"), balance.invoiced),
        (_("Paid"), balance.paid),
        (_("Overdue"), balance.overdue),
    ]
    return {
        "value": say(abs(balance.owed)),
        "about": about,
        "rows": [(label, say(amount)) for label, amount in rows if amount],
    }


def last_months(today: date) -> list[tuple[str, str]]:
    """The last two years as choices, this month first: ("2026-03", "March 2026")."""
    found = []
    year, month = today.year, today.month
    for _number in range(MONTHS):
        found.append((f"{year}-{month:02}", month_name(date(year, month, 1))))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return found


def month_name(day: date) -> str:
    """March 2026."""
    return date_format(day, "YEAR_MONTH_FORMAT")


def month_of(text: str, otherwise: date) -> date:
    """The first day of a month written 2026-03; of `otherwise` where it is not."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return otherwise.replace(day=1)


def last_day(month: date) -> date:
    """The last day of the month that begins on this day."""
    start_of_next = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return date.fromordinal(start_of_next.toordinal() - 1)


def page_numbers(number: int, last: int) -> Iterator[int]:
    """First, those around this one, last; 0 stands for a gap. Nothing where one page is all."""
    if last < 2:
        return
    before = 0
    near = range(number - AROUND, number + AROUND + 1)
    for each in sorted({1, last, *(n for n in near if 0 < n <= last)}):
        if each > before + 1:
            yield 0
        yield each
        before = each
