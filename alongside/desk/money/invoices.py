"""One invoice: what stands on it, as PDF, paid, taken back. And receipts."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.desk.money.forms import PaymentForm, chosen, refuse, say
from alongside.lib.errors import NotYours, Refused
from alongside.money import actions, queries
from alongside.money.references import grouped
from alongside.web.actors import Visit, for_member
from alongside.web.agreement import day
from alongside.web.agreement import money as in_words
from alongside.web.forms import Choices
from alongside.web.invoice_page import paper_pdf, title_of, what
from alongside.web.money_words import INVOICE_STATE
from alongside.web.pdf import pdf_response
from alongside.web.receipts import payment_pdf

AGAIN = [("yes", _("Open again, to be invoiced anew")), ("no", _("Gone: nobody has to pay for it"))]


class CreditForm(forms.Form):
    """What becomes of the charges that a credit note takes back."""

    reopen = forms.ChoiceField(label=_("What stood on it is then"), choices=AGAIN, widget=Choices)


@for_member
def invoice(request: Visit, invoice_id: UUID) -> HttpResponse:
    """One invoice or credit note."""
    return _page(request, queries.invoice(request.actor, invoice_id), CreditForm())


def _page(request: Visit, paper: Any, form: forms.Form) -> HttpResponse:
    row, bill = paper.bill.row, paper.bill
    is_invoice = bill.state != "credit_note"
    page = {
        "invoice": row,
        "title": title_of(row),
        "state": INVOICE_STATE[bill.state],
        "client_money": reverse("desk:client_money", args=[row.client_id]) if row.client_id else "",
        "lines": [(line, what(line)) for line in paper.lines],
        "facts": _facts(paper),
        "related": _related(paper),
        "pay_url": reverse("desk:invoice_payment", args=[row.pk]) if is_invoice and bill.left else "",
        "may_credit": is_invoice and bill.standing.credited > -row.amount,
        "form": form,
    }
    return render(request, "desk/money/invoice.html", page, status=422 if form.errors else 200)


def _facts(paper: Any) -> list[tuple[str, str]]:
    row, standing, left = paper.bill.row, paper.bill.standing, paper.bill.left
    facts = [
        (gettext("Amount"), in_words(row.amount, row.currency)),
        (gettext("VAT in it"), in_words(row.vat, row.currency) if row.vat else ""),
        (gettext("Please pay by"), day(row.due_on)),
        (gettext("Reference"), grouped(row.reference)),
        (gettext("Taken back"), in_words(standing.credited, row.currency) if standing.credited else ""),
        (gettext("Paid"), in_words(standing.paid, row.currency) if standing.paid else ""),
        (gettext("Still open"), in_words(left, row.currency) if left > 0 else ""),
        (gettext("To pay back"), in_words(-left, row.currency) if left < 0 else ""),
    ]
    return [(label, words) for label, words in facts if words]


def _related(paper: Any) -> list[tuple[str, str]]:
    """What it corrects, what corrects it, and receipts."""
    row = paper.bill.row
    corrected = [row.corrects] if row.corrects else []
    papers = [
        (title_of(each), reverse("desk:invoice", args=[each.pk]))
        for each in [*corrected, *paper.credit_notes]
    ]
    receipts = [
        (
            gettext("Receipt %(number)s") % {"number": each.receipt_number},
            reverse("desk:receipt", args=[each.pk]),
        )
        for each in paper.payments
        if each.receipt_number
    ]
    return [*papers, *receipts]


@for_member
def invoice_pdf(request: Visit, invoice_id: UUID) -> HttpResponse:
    """The invoice or credit note as it was sent."""
    paper = queries.invoice(request.actor, invoice_id)
    return pdf_response(paper_pdf(paper), f"{paper.bill.row.kind}-{paper.bill.row.number}".replace("_", "-"))


@for_member
def receipt(request: Visit, payment_id: UUID) -> HttpResponse:
    """The receipt for a payment; one that went back has none."""
    found = queries.payment(request.actor, payment_id)
    if not found.receipt_number:
        raise NotYours
    return pdf_response(payment_pdf(request.actor, found), f"receipt-{found.receipt_number}")


@require_POST
@for_member
def invoice_credit(request: Visit, invoice_id: UUID) -> HttpResponse:
    """Take back what is left of an invoice by a credit note."""
    form = CreditForm(request.POST)
    paper = queries.invoice(request.actor, invoice_id)
    if form.is_valid():
        try:
            note = actions.credit_invoice(
                request.actor, invoice_id=invoice_id, reopen=form.cleaned_data["reopen"] == "yes"
            )
        except Refused as no:
            refuse(form, no)
        else:
            return redirect("desk:invoice", note.pk)
    return _page(request, paper, form)


@for_member
def invoice_payment(request: Visit, invoice_id: UUID) -> HttpResponse:
    """Write down a payment for one invoice, of somebody who was erased too."""
    paper = queries.invoice(request.actor, invoice_id)
    row = paper.bill.row
    bills = [paper.bill]
    return _payment(request, row.client, row.client_id, bills, reverse("desk:invoice", args=[row.pk]))


@for_member
def client_payment(request: Visit, client_id: UUID) -> HttpResponse:
    """Write down a payment of a client, for an invoice or ahead."""
    client = queries.payers(request.actor).filter(pk=client_id).first()
    if client is None:
        raise NotYours
    bills = [each for each in queries.invoices_of_client(request.actor, client_id) if each.left > 0]
    return _payment(request, client, client_id, bills, reverse("desk:client_money", args=[client_id]))


def _payment(
    request: Visit, client: Any, client_id: UUID | None, bills: list[Any], back: str
) -> HttpResponse:
    chosen_id = request.POST.get("invoice_id", str(bills[-1].row.pk) if bills else "")
    bill = next((each for each in bills if str(each.row.pk) == chosen_id), None)
    form = PaymentForm(
        request.POST or None,
        currency=bill.row.currency if bill else request.practice.currency,
        invoices=[(str(each.row.pk), _choice(each)) for each in bills],
        may_be_ahead=client_id is not None,
        initial={
            "invoice_id": chosen_id,
            "amount": bill.left if bill else "",
            "received_on": timezone.localdate(),
        },
    )
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        invoice_id = chosen(given.pop("invoice_id"))
        try:
            actions.record_payment(request.actor, client_id=client_id, invoice_id=invoice_id, **given)
        except Refused as no:
            refuse(form, no)
        else:
            return redirect(back)
    page = {
        "client": client,
        "form": form,
        "back": back,
        "heading": gettext("Write down a payment"),
        "button": gettext("Save"),
    }
    return render(request, "desk/money/form.html", page, status=422 if form.errors else 200)


def _choice(bill: Any) -> str:
    left = in_words(bill.left, bill.row.currency)
    return gettext("%(number)s, %(amount)s open") % {"number": bill.row.label, "amount": left}


@for_member
def payment_correct(request: Visit, payment_id: UUID) -> HttpResponse:
    """Take back a payment that was written down by mistake: one the other way comes to stand beside it."""
    found = queries.payment(request.actor, payment_id)
    form = forms.Form(request.POST if request.method == "POST" else None)
    back = _after(found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_payment(request.actor, payment_id=payment_id)
        except Refused as no:
            form.add_error(None, say(no))
        else:
            messages.success(
                request, gettext("Taken back. Write down what it really was, if anything came in.")
            )
            return redirect(back)
    page = {
        "client": found.client,
        "form": form,
        "back": back,
        "heading": gettext("Was this payment a mistake?"),
        "lead": f"{day(found.received_on)} · {in_words(found.amount, found.currency)}",
        "button": gettext("Take it back"),
    }
    return render(request, "desk/money/form.html", page, status=422 if form.errors else 200)


def _after(payment: Any) -> str:
    if payment.client_id:
        return reverse("desk:client_money", args=[payment.client_id])
    return reverse("desk:invoice", args=[payment.invoice_id]) if payment.invoice_id else reverse("desk:money")
