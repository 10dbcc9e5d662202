"""Papers that a client lets somebody around them read: shared documents, and invoices for who pays them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from alongside.circle.looking import keep_look, look, show
from alongside.meetings import queries as meetings
from alongside.money import queries as money_of
from alongside.money.balances import OVERDUE
from alongside.web.actors import Visit, for_circle
from alongside.web.agreement import money as in_words
from alongside.web.downloads import download
from alongside.web.invoice_page import how_to_pay, paper_pdf, title_of
from alongside.web.money_words import INVOICE_STATE
from alongside.web.pdf import pdf_response


@for_circle
@require_safe
def documents(request: Visit) -> HttpResponse:
    """What was shared with the client, the newest first."""
    eyes, client_id = look(request, "documents")
    found = {"documents": meetings.documents(eyes, client_id)}
    return show(request, eyes, "documents", found)


@for_circle
@require_safe
def document(request: Visit, document_id: UUID) -> HttpResponse:
    """One of them, to keep."""
    eyes, _client = look(request, "documents")
    found = meetings.document(eyes, document_id)
    keep_look(request, eyes)
    return download(found.content or b"", name=found.name or "", media_type=found.content_type)


@for_circle
@require_safe
def money(request: Visit) -> HttpResponse:
    """Invoices: those to pay and how, then all of them."""
    eyes, _client = look(request, "money")
    found = money_of.money_of_client(eyes)
    page = {
        "unpaid": [_to_pay(each) for each in reversed(found.invoices) if each.left > 0],
        "papers": [_paper(each) for each in found.invoices],
    }
    return show(request, eyes, "money", page)


def _to_pay(bill: Any) -> dict[str, Any]:
    row = bill.row
    return {
        "row": row,
        "title": title_of(row),
        "left": in_words(bill.left, row.currency),
        "is_late": bill.state == OVERDUE,
        "pay": how_to_pay(row.sender, row.reference),
    }


def _paper(bill: Any) -> tuple[Any, str, str, Any]:
    row = bill.row
    return row, title_of(row), in_words(row.amount, row.currency), INVOICE_STATE[bill.state]


@for_circle
@require_safe
def invoice(request: Visit, invoice_id: UUID) -> HttpResponse:
    """One invoice or credit note as PDF."""
    eyes, _client = look(request, "money")
    paper = money_of.invoice(eyes, invoice_id)
    row = paper.bill.row
    keep_look(request, eyes)
    return pdf_response(paper_pdf(paper), f"{row.kind}-{row.number}".replace("_", "-"))
