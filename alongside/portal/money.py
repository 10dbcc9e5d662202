"""The client's money: what is open and how to pay it, invoices and receipts to keep, what is left of a package."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from alongside.lib.errors import NotYours
from alongside.money import queries
from alongside.money.balances import OVERDUE
from alongside.web.actors import Visit, for_client
from alongside.web.agreement import money as in_words
from alongside.web.invoice_page import how_to_pay, paper_pdf, svg, title_of, what
from alongside.web.invoice_page import payment_code as code_of
from alongside.web.money_words import INVOICE_STATE
from alongside.web.pdf import pdf_response
from alongside.web.receipts import payment_pdf


@for_client
def my_money(request: Visit) -> HttpResponse:
    """What I owe and paid. No word of a meeting but that it was."""
    found = queries.money_of_client(request.actor)
    unpaid = [each for each in found.invoices if each.left > 0]
    page = {
        "balances": [_balance(each) for each in found.balances],
        "unpaid": [_to_pay(each) for each in reversed(unpaid)],
        "coming": [_coming(each) for each in reversed(found.open_charges)],
        "papers": [_paper(each) for each in found.invoices],
        "receipts": [
            (each.receipt_number, each.received_on, in_words(each.amount, each.currency), each.pk)
            for each in found.payments
            if each.receipt_number
        ],
        "packages": [each for each in found.packages if not each.ended_at],
    }
    return render(request, "portal/money.html", page)


def _balance(each: Any) -> str:
    if each.owed > 0:
        return _("To pay in all: %(amount)s") % {"amount": in_words(each.owed, each.currency)}
    if each.owed < 0:
        return _("You have paid %(amount)s ahead.") % {"amount": in_words(-each.owed, each.currency)}
    return _("All is paid.")


def _to_pay(bill: Any) -> dict[str, Any]:
    """One open invoice and how to pay what is left of it."""
    row = bill.row
    return {
        "row": row,
        "title": title_of(row),
        "left": in_words(bill.left, row.currency),
        "is_late": bill.state == OVERDUE,
        "pay": how_to_pay(row.sender, row.reference),
        "code": reverse("portal:payment_code", args=[row.pk]) if code_of(row, bill.left) else "",
    }


def _coming(charge: Any) -> tuple[str, Any, str]:
    return what(charge), localtime(charge.happened_at).date(), in_words(charge.amount, charge.currency)


def _paper(bill: Any) -> tuple[Any, str, str, str]:
    return (
        bill.row,
        title_of(bill.row),
        in_words(bill.row.amount, bill.row.currency),
        str(INVOICE_STATE[bill.state]),
    )


@for_client
def my_invoice(request: Visit, invoice_id: UUID) -> HttpResponse:
    """One invoice or credit note as PDF."""
    paper = queries.invoice(request.actor, invoice_id)
    row = paper.bill.row
    return pdf_response(paper_pdf(paper), f"{row.kind}-{row.number}".replace("_", "-"))


@for_client
def payment_code(request: Visit, invoice_id: UUID) -> HttpResponse:
    """The code that a bank's app reads, for what is left to pay."""
    bill = queries.invoice(request.actor, invoice_id).bill
    code = code_of(bill.row, bill.left)
    if not code:
        raise NotYours
    return HttpResponse(svg(code), content_type="image/svg+xml")


@for_client
def my_receipt(request: Visit, payment_id: UUID) -> HttpResponse:
    """The receipt for one payment as PDF."""
    found = queries.payment(request.actor, payment_id)
    if not found.receipt_number:
        raise NotYours
    return pdf_response(payment_pdf(request.actor, found), f"receipt-{found.receipt_number}")
