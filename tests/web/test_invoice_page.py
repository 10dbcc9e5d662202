"""Invoices, credit notes and receipts as PDF, in four languages."""

import json
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
import typst
from django.utils import translation

from alongside.web.invoice_page import (
    code_width,
    invoice_paper,
    invoice_pdf,
    payment_code,
    receipt_paper,
    receipt_pdf,
    svg,
    what,
)
from alongside.web.pdf import SOURCES, fonts
from tests.web.pdf_letters import letters

SENDER = {
    "payee": "Riverside Practice",
    "address": "Rantatie 1",
    "business_id": "1234567-8",
    "vat_id": "",
    "iban": "FI2112345600000785",
    "bic": "NDEAFIHH",
    "exempt_words": {"en": "No VAT: health care.", "fi": "Ei arvonlisäveroa."},
}
CODE = "BCD\n002\n1\nSCT\nNDEAFIHH\nRiverside Practice\nFI2112345600000785\nEUR170.00\n\nRF18539007547034\n"


def line(**given: object) -> SimpleNamespace:
    usual: dict[str, object] = {
        "kind": "meeting",
        "words": "",
        "happened_on": date(2026, 3, 5),
        "minutes": 50,
        "amount": Decimal("85.00"),
        "vat_percent": Decimal(0),
        "vat": Decimal(0),
    }
    return SimpleNamespace(**(usual | given))


def invoice(**given: object) -> SimpleNamespace:
    usual: dict[str, object] = {
        "kind": "invoice",
        "label": "R-2026-12",
        "language": "en",
        "issued_on": date(2026, 4, 1),
        "due_on": date(2026, 4, 15),
        "to_name": "Vera Example",
        "to_address": "Harbour Road 1\nLondon",
        "sender": SENDER,
        "amount": Decimal("170.00"),
        "vat": Decimal(0),
        "currency": "EUR",
        "reference": "RF18 5390 0754 7034",
        "corrects": None,
    }
    return SimpleNamespace(**(usual | given))


def said(items: object) -> dict[str, str]:
    assert isinstance(items, list)
    return {item["label"]: item["text"] for item in items}


def test_it_says_who_asks_whom_for_what_and_how_to_pay() -> None:
    paper = invoice_paper(invoice(), [line(), line(kind="missed")], code=CODE)
    assert paper["title"] == "Invoice R-2026-12"
    assert paper["to"] == "Vera Example\nHarbour Road 1\nLondon"
    assert said(paper["facts"]) == {
        "Number": "R-2026-12",
        "Date": "1 April 2026",
        "Please pay by": "15 April 2026",
    }
    assert paper["lines"] == [
        {"day": "5 March 2026", "what": "Meeting, 50 minutes", "amount": "€85.00"},
        {"day": "5 March 2026", "what": "Meeting, missed, 50 minutes", "amount": "€85.00"},
    ]
    assert said(paper["sums"]) == {"To pay": "€170.00"}
    assert paper["words"] == ["No VAT: health care."]
    assert said(paper["pay"]) == {
        "Payee": "Riverside Practice",
        "IBAN": "FI21 1234 5600 0007 85",
        "BIC": "NDEAFIHH",
        "Reference": "RF18 5390 0754 7034",
    }
    assert str(paper["code"]).count("<svg") == 1
    assert paper["sender"] == ["Riverside Practice\nRantatie 1", "Business ID: 1234567-8"]


def test_vat_is_shown_for_each_rate_and_then_no_exemption() -> None:
    lines = [
        line(amount=Decimal("125.50"), vat_percent=Decimal("25.50"), vat=Decimal("25.50")),
        line(amount=Decimal("125.50"), vat_percent=Decimal("25.50"), vat=Decimal("25.50")),
        line(amount=Decimal("114.00"), vat_percent=Decimal("14.00"), vat=Decimal("14.00")),
    ]
    paper = invoice_paper(invoice(amount=Decimal("365.00"), vat=Decimal("65.00")), lines)
    assert [(item["label"], item["text"]) for item in paper["sums"]] == [  # type: ignore[attr-defined]
        ("Without VAT", "€100.00"),
        ("VAT 14 %", "€14.00"),
        ("Without VAT", "€200.00"),
        ("VAT 25.5 %", "€51.00"),
        ("To pay", "€365.00"),
    ]
    assert paper["words"] == []


def test_a_credit_note_names_what_it_corrects_and_asks_for_nothing() -> None:
    note = invoice(
        kind="credit_note", amount=Decimal("-85.00"), due_on=None, corrects=SimpleNamespace(label="R-2026-11")
    )
    paper = invoice_paper(note, [line(amount=Decimal("-85.00"))], code=CODE)
    assert paper["title"] == "Credit note R-2026-12"
    assert said(paper["facts"])["Corrects invoice"] == "R-2026-11"
    assert said(paper["sums"]) == {"Taken off": "-€85.00"}
    assert (paper["pay"], paper["code"]) == ([], "")


@pytest.mark.parametrize(
    ("amount", "label", "whom"),
    [(Decimal("85.00"), "Received", "From"), (Decimal("-85.00"), "Paid back", "To")],
)
def test_a_receipt(amount: Decimal, label: str, whom: str) -> None:
    payment = SimpleNamespace(
        amount=amount,
        currency="EUR",
        method="card",
        received_on=date(2026, 4, 3),
        receipt_language="en",
        from_name="Vera Example",
        receipt_number=17,
        invoice=SimpleNamespace(label="R-2026-12"),
    )
    paper = receipt_paper(payment, SENDER)
    assert (paper["title"], paper["to_label"], paper["to"]) == ("Receipt 17", whom, "Vera Example")
    assert said(paper["facts"]) == {"Date": "3 April 2026", "How": "Card", "For invoice": "R-2026-12"}
    assert said(paper["sums"]) == {label: "€85.00"}
    assert set("Receipt17€85.00") <= letters(receipt_pdf(payment, SENDER))


@pytest.mark.parametrize(
    ("language", "name", "currency", "amount"),
    [
        ("en", "Vera Example", "EUR", "€170.00"),
        ("ru", "Вера Ёжикова", "RUB", "170,00₽"),
        ("ja", "髙橋花子", "JPY", "￥170"),
        ("fi", "Väinö Öhman", "EUR", "170,00€"),
    ],
)
def test_the_pdf_has_number_name_and_total_in_every_language(
    language: str, name: str, currency: str, amount: str
) -> None:
    made = invoice_pdf(invoice(language=language, to_name=name, currency=currency), [line()], code=CODE)
    assert set(f"R-2026-12{name}{amount}") - {" "} <= letters(made)
    assert b"pdfuaid:part" in made


def test_its_source_compiles_without_warnings() -> None:
    paper = {"lang": "en", **invoice_paper(invoice(), [line()], code=CODE)}
    _made, warnings = typst.compile_with_warnings(
        str(SOURCES / "invoice.typ"),
        root=str(SOURCES),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(paper)},
    )
    assert list(warnings) == []


def test_many_lines_make_many_pages_with_the_heads_again() -> None:
    made = invoice_pdf(invoice(), [line()] * 120, code=CODE)
    assert b"/Count 4" in made or b"/Count 5" in made


def test_words_of_the_practice_come_in_the_documents_language() -> None:
    with translation.override("fi"):
        assert invoice_paper(invoice(), [line()])["words"] == ["Ei arvonlisäveroa."]
    with translation.override("ru"):
        assert invoice_paper(invoice(), [line()])["words"] == []


def test_small_words() -> None:
    assert what(line(kind="other", words="Report", minutes=None)) == "Report"
    assert "<script" not in svg(CODE)


def test_the_swiss_code_is_as_large_as_the_standard_has_it_with_a_cross_in_its_middle() -> None:
    home = {
        "payee": "Riverside Practice",
        "address": "Seeweg 3a\n8001 Zürich",
        "country": "CH",
        "iban": SWISS,
    }
    bill = invoice(currency="CHF", sender=SENDER | home, amount=Decimal("170.00"))
    code = payment_code(bill, bill.amount)
    assert code.splitlines()[:3] == ["SPC", "0200", "1"]
    drawn = svg(code)
    assert drawn.count("<rect") == 4
    whole, black = width_of(drawn, "<svg"), width_of(drawn, 'fill="#000"')
    assert round(code_width(code) * black / whole, 1) == 6.0  # the black of a cross of 7 mm
    assert "<rect" not in svg(CODE)
    assert code_width(CODE) == 38
    assert set("R-2026-12VeraExample170.00") <= letters(invoice_pdf(bill, [line()], code=code))


SWISS = "CH5800791123000889012"


def width_of(drawn: str, mark: str) -> float:
    tag = next(part for part in drawn.replace("<", "\n<").splitlines() if mark in part)
    return float(tag.split('width="')[1].split('"')[0])
