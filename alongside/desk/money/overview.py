"""What is unpaid, overdue, paid; what is not invoiced yet; a month's invoices; the bookkeeper's file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from alongside.desk.money.forms import say
from alongside.desk.money.rows import (
    bill_row,
    last_day,
    last_months,
    month_name,
    month_of,
    page_numbers,
)
from alongside.lib.errors import Refused
from alongside.money import actions, queries
from alongside.trail.actors import Actor
from alongside.web.actors import Visit, for_member
from alongside.web.agreement import money as in_words
from alongside.web.csv_rows import csv_response
from alongside.web.money_words import METHODS

TABS = {"open": _("Unpaid"), "overdue": _("Overdue"), "paid": _("Paid"), "all": _("All")}
NOTHING = {
    "open": _("No invoice is unpaid."),
    "overdue": _("No invoice is overdue."),
    "paid": _("No invoice is paid yet."),
    "all": _("No invoice yet."),
}
MOST_WAITING = 20
LOST_DAYS = 150  # five months before this one


@dataclass(slots=True)
class Waiting:
    """What one client has not been invoiced for, in one currency."""

    client_id: UUID
    name: str
    currency: str
    amount: Decimal = Decimal(0)
    charge_ids: list[UUID] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.client_id}:{self.currency}"

    @property
    def count(self) -> int:
        return len(self.charge_ids)


@for_member
def money(request: Visit) -> HttpResponse:
    """The money of the practice for who runs it; of their own clients for who works with them."""
    actor = request.actor
    _must_see_money(actor)
    show = request.GET.get("show", "")
    show = show if show in TABS else "open"
    bills = queries.invoices(actor, show=show, page=_number(request.GET.get("page", "")))
    waiting = _waiting(actor)
    month = timezone.localdate().replace(day=1)
    page = {
        "tabs": [(_address(each), words, each == show) for each, words in TABS.items()],
        "invoices": [bill_row(each) for each in bills.rows],
        "nothing": NOTHING[show],
        "shows_client": True,
        "waiting": waiting[:MOST_WAITING],
        "more_waiting": len(waiting) > MOST_WAITING,
        "may_run": queries.may_run_money(actor),
        "lost": _lost(actor, request.practice, month),
        "months": last_months(month),
        "month": f"{month:%Y-%m}",
        "page_number": bills.number,
        "pages": [(n, n and _address(show, n)) for n in page_numbers(bills.number, bills.last)],
        "next": _address(show, bills.number + 1) if bills.has_next else "",
    }
    return render(request, "desk/money/overview.html", page)


def _address(show: str, number: int = 1) -> str:
    return "?" + urlencode({"show": show} | ({"page": str(number)} if number > 1 else {}))


def _waiting(actor: Actor, until: date | None = None) -> list[Waiting]:
    """Open charges by client and currency, in the order of names; `until`: up to the end of that day."""
    found = queries.open_charges(actor)
    rows = found.values_list("client_id", "client__name", "currency", "amount", "pk", "happened_at")
    by_client: dict[tuple[UUID, str], Waiting] = {}
    for client_id, name, currency, amount, charge_id, at in rows:
        if until is not None and timezone.localtime(at).date() > until:
            continue
        each = by_client.setdefault((client_id, currency), Waiting(client_id, name, currency))
        each.amount += amount
        each.charge_ids.append(charge_id)
    return list(by_client.values())


def _lost(actor: Actor, practice: Any, month: date) -> list[dict[str, str]]:
    """Hours of the last months that were kept free and not used, and what nobody pays of them (A04)."""
    since = date.fromordinal(month.toordinal() - LOST_DAYS).replace(day=1)
    return [
        {
            "month": month_name(each.month),
            "hours": number_format(round(Decimal(each.minutes) / 60, 1), 1),
            "asked": in_words(each.charged, each.currency),
            "lost": in_words(each.lost, each.currency),
        }
        for each in queries.lost_hours(actor, since=since, until=last_day(month), practice=practice)
    ]


@for_member
def invoicing(request: Visit) -> HttpResponse:
    """Invoice everybody for a month: first a look at what would be made, then the invoices."""
    _must_run_money(request.actor)
    given = request.POST if request.method == "POST" else request.GET
    before = timezone.localdate().replace(day=1)
    month = month_of(given.get("month", ""), date.fromordinal(before.toordinal() - 1))
    refused: list[tuple[str, str]] = []
    if request.method == "POST":
        made, refused = _issue_all(request, _waiting(request.actor, last_day(month)))
        if made:
            words = ngettext("%(n)d invoice is made.", "%(n)d invoices are made.", made)
            messages.success(request, words % {"n": made})
        if not refused:
            return redirect("desk:money")
    page = {
        "rows": _waiting(request.actor, last_day(month)),
        "refused": refused,
        "month": f"{month:%Y-%m}",
        "month_name": month_name(month),
        "months": last_months(timezone.localdate()),
    }
    return render(request, "desk/money/invoicing.html", page, status=422 if refused else 200)


def _issue_all(request: Visit, waiting: Iterable[Waiting]) -> tuple[int, list[tuple[str, str]]]:
    """One invoice for each client that was ticked, of the charges that were shown; what came since waits."""
    wanted, shown = set(request.POST.getlist("who")), set(request.POST.getlist("charge"))
    made = 0
    refused = []
    for each in waiting:
        charge_ids = [charge_id for charge_id in each.charge_ids if str(charge_id) in shown]
        if each.key not in wanted or not charge_ids:
            continue
        try:
            actions.issue_invoice(request.actor, client_id=each.client_id, charge_ids=charge_ids)
        except Refused as no:
            refused.append((each.name, say(no)))
        else:
            made += 1
    return made, refused


@for_member
def ledger(request: Visit) -> HttpResponse:
    """Invoices and credit notes of one month as CSV, one row for each rate of VAT."""
    month = month_of(request.GET.get("month", ""), timezone.localdate())
    rows = queries.ledger(request.actor, month, last_day(month))
    heads = [
        gettext("Date"),
        gettext("Number"),
        gettext("Kind"),
        gettext("Client"),
        gettext("Without VAT"),
        gettext("VAT in percent"),
        gettext("VAT"),
        gettext("Amount"),
        gettext("Currency"),
        gettext("Paid"),
    ]
    kinds = {"invoice": gettext("Invoice"), "credit_note": gettext("Credit note")}
    lines = [
        [
            each.date.isoformat(),
            each.number,
            kinds[each.kind],
            each.client,
            each.net,
            each.vat_percent,
            each.vat,
            each.gross,
            each.currency,
            each.paid,
        ]
        for each in rows
    ]
    return csv_response(f"invoices-{month:%Y-%m}.csv", [heads, *lines])


@for_member
def payments_ledger(request: Visit) -> HttpResponse:
    """Payments of one month as CSV."""
    month = month_of(request.GET.get("month", ""), timezone.localdate())
    rows = queries.payments_ledger(request.actor, month, last_day(month))
    heads = [
        gettext("Date"),
        gettext("Receipt"),
        gettext("Client"),
        gettext("How"),
        gettext("Amount"),
        gettext("Currency"),
        gettext("Invoice"),
        gettext("Corrects another payment"),
    ]
    answers = {True: gettext("yes"), False: gettext("no")}
    lines = [
        [
            each.date.isoformat(),
            each.receipt,
            each.client,
            METHODS.get(each.method, ""),
            each.amount,
            each.currency,
            each.invoice,
            answers[each.is_correction],
        ]
        for each in rows
    ]
    return csv_response(f"payments-{month:%Y-%m}.csv", [heads, *lines])


def _must_see_money(actor: Actor) -> None:
    if not (queries.may_run_money(actor) or actor.practises):
        raise Http404


def _must_run_money(actor: Actor) -> None:
    if not queries.may_run_money(actor):
        raise Http404


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
