"""An invoice, a credit note or a receipt on paper, in the client's language (A02, A04).

Neutral words only: that it was a meeting, when and how long, never what it was about. What is printed comes from
the document itself, so that it reads the same in ten years.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from django.utils import timezone, translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from alongside.lib.money import digits
from alongside.money.payment_codes import code_text
from alongside.money.references import grouped
from alongside.money.vat import by_rate, contained
from alongside.web.agreement import length, money
from alongside.web.money_words import LINES, METHODS
from alongside.web.pdf import pdf

if TYPE_CHECKING:  # large, and seldom needed
    from segno import QRCode

OF_PAYEE = ("payee", "address", "country", "iban", "bic", "bank_details")
CODE_SCALE = 4
CODE_BORDER = 2  # modules
CODE_WIDTH = 38  # millimetres
SWISS_WIDTH, CROSS_WIDTH = 46, 7  # without the white edge, as the standard has it
Fact = dict[str, object]


def paper_pdf(paper: Any) -> bytes:
    """An invoice or credit note as the money room hands it out, with its payment code."""
    return invoice_pdf(paper.bill.row, paper.lines, code=payment_code(paper.bill.row, paper.bill.row.amount))


def payment_code(invoice: Any, amount: Decimal) -> str:
    """The text from which a bank's app fills in a payment; "" where the country has none."""
    sender = invoice.sender
    given = {name: str(sender.get(name, "")) for name in OF_PAYEE}
    found = code_text(
        **given,
        amount=amount,
        currency=invoice.currency,
        reference=invoice.reference,
        words=invoice.label,
    )
    return found or ""


def invoice_pdf(invoice: Any, lines: Iterable[Any], *, code: str = "") -> bytes:
    """An invoice or a credit note as PDF. `code` is the text of the payment code, "" where the country has none."""
    with translation.override(invoice.language):
        return pdf("invoice", invoice_paper(invoice, list(lines), code=code))


def receipt_pdf(payment: Any, sender: Mapping[str, Any]) -> bytes:
    """What a client gets for a payment, as PDF."""
    with translation.override(payment.receipt_language):
        return pdf("invoice", receipt_paper(payment, sender))


def sample_pdf(sender: Mapping[str, Any], *, percent: Decimal, language: str, currency: str) -> bytes:
    """How an invoice would look in this language: of nobody, and numbered nowhere."""
    with translation.override(language):
        amount = Decimal(85) if digits(currency) else Decimal(8500)
        day = timezone.localdate()
        line = SimpleNamespace(
            kind="meeting",
            words="",
            happened_on=day,
            minutes=50,
            amount=amount,
            vat_percent=percent,
            vat=contained(amount, percent, currency),
        )
        invoice = SimpleNamespace(
            kind="invoice",
            label=_("Sample"),
            language=language,
            issued_on=day,
            due_on=day,
            to_name=_("Name of the client"),
            to_address="",
            sender=sender,
            amount=amount,
            vat=line.vat,
            currency=currency,
            reference="",
            corrects=None,
        )
        return invoice_pdf(invoice, [line], code=payment_code(invoice, amount))


def invoice_paper(invoice: Any, lines: list[Any], *, code: str = "") -> dict[str, object]:
    """What templates/pdf/invoice.typ says of an invoice or a credit note, in the language that is active."""
    is_credit = invoice.kind == "credit_note"
    pays = not is_credit
    return {
        **_frame(title_of(invoice), invoice.sender),
        "to": _typed(invoice.to_name, invoice.to_address),
        "facts": _invoice_facts(invoice),
        "lines": [
            {
                "day": _day(line.happened_on),
                "what": what(line),
                "amount": money(line.amount, invoice.currency),
            }
            for line in lines
        ],
        "sums": [*_vat(lines, invoice.currency), _total(invoice.amount, invoice.currency, is_credit)],
        "words": [] if invoice.vat else _exempt(invoice.sender),
        "pay": how_to_pay(invoice.sender, invoice.reference) if pays else [],
        "code": svg(code) if code and pays else "",
        "code_width": code_width(code),
    }


def receipt_paper(payment: Any, sender: Mapping[str, Any]) -> dict[str, object]:
    """The same for a receipt."""
    went_back = payment.amount < 0
    label = _("Paid back") if went_back else _("Received")
    facts = [
        _fact(_("Date"), _day(payment.received_on)),
        _fact(_("How"), str(METHODS.get(payment.method, ""))),
        _fact(_("For invoice"), payment.invoice.label if payment.invoice else ""),
    ]
    return {
        **_frame(_("Receipt %(number)s") % {"number": payment.receipt_number}, sender),
        "to_label": _("To") if went_back else pgettext("payer", "From"),
        "to": payment.from_name,
        "facts": [each for each in facts if each["text"]],
        "lines": [],
        "sums": [_fact(label, money(abs(payment.amount), payment.currency), strong=True)],
        "words": [],
        "pay": [],
        "code": "",
    }


def title_of(invoice: Any) -> str:
    """Invoice R-12, Credit note R-C3."""
    is_credit = invoice.kind == "credit_note"
    name = _("Credit note %(number)s") if is_credit else _("Invoice %(number)s")
    return name % {"number": invoice.label}


def what(line: Any) -> str:
    """One line in neutral words: Meeting, 50 minutes."""
    kind = line.words or str(LINES.get(line.kind, LINES["other"]))
    if not line.minutes:
        return kind
    return _("%(what)s, %(length)s") % {"what": kind, "length": length(line.minutes)}


def svg(code: str) -> str:
    """The payment code as a picture: error correction M, as banks ask for."""
    drawn, made = BytesIO(), _made(code)
    made.save(drawn, kind="svg", scale=CODE_SCALE, border=CODE_BORDER, light="#fff")
    found = drawn.getvalue().decode()
    return found.replace("</svg>", f"{_swiss_cross(made)}</svg>") if is_swiss(code) else found


def code_width(code: str) -> float:
    """How wide the picture is printed, in millimetres, its white edge included."""
    if not is_swiss(code):
        return CODE_WIDTH
    inner, _height = _made(code).symbol_size(border=0)
    return round(SWISS_WIDTH * (inner + 2 * CODE_BORDER) / inner, 2)


def _made(code: str) -> "QRCode":
    import segno

    return segno.make(code, error="m", micro=False, boost_error=False)


def is_swiss(code: str) -> bool:
    """Whether it is the code of a Swiss QR bill, which has a cross in its middle."""
    return code.startswith("SPC\n")


def _swiss_cross(made: "QRCode") -> str:
    """A white cross on black within a white edge, over what error correction can miss."""
    whole, _height = made.symbol_size(scale=CODE_SCALE, border=CODE_BORDER)
    inner, _height = made.symbol_size(scale=CODE_SCALE, border=0)
    edge = inner * CROSS_WIDTH / SWISS_WIDTH
    black = edge * 6 / 7
    long, thin = black * 20 / 32, black * 6 / 32
    parts = [("#fff", edge, edge), ("#000", black, black), ("#fff", long, thin), ("#fff", thin, long)]
    return "".join(
        f'<rect x="{(whole - width) / 2:.2f}" y="{(whole - height) / 2:.2f}" '
        f'width="{width:.2f}" height="{height:.2f}" fill="{color}"/>'
        for color, width, height in parts
    )


def how_to_pay(sender: Mapping[str, Any], reference: str) -> list[Fact]:
    """What somebody types who pays by hand."""
    facts = [
        _fact(_("Payee"), str(sender.get("payee", ""))),
        _fact(_("IBAN"), grouped(str(sender.get("iban", "")))),
        _fact(_("BIC"), str(sender.get("bic", ""))),
        _fact(_("Bank"), str(sender.get("bank_details", ""))),
        _fact(_("Reference"), grouped(reference)),
    ]
    return [each for each in facts if each["text"]]


def _frame(title: str, sender: Mapping[str, Any]) -> dict[str, object]:
    return {
        "title": title,
        "practice": str(sender.get("payee", "")),
        "foot": title,
        "to_label": _("To"),
        "heads": [_("Date"), _("What"), _("Amount")],
        "pay_label": _("How to pay"),
        "code_label": _("Payment code: open your bank's app and scan it."),
        "sender": _sender(sender),
    }


def _sender(sender: Mapping[str, Any]) -> list[str]:
    """Who asks, with the numbers by which authorities know them."""
    ids = [
        _("Business ID: %(id)s") % {"id": sender["business_id"]} if sender.get("business_id") else "",
        _("VAT number: %(id)s") % {"id": sender["vat_id"]} if sender.get("vat_id") else "",
    ]
    who = _typed(sender.get("payee", ""), sender.get("address", ""))
    return [each for each in (who, " · ".join(filter(None, ids)), _own_words(sender, "footer")) if each]


def _invoice_facts(invoice: Any) -> list[Fact]:
    facts = [
        _fact(_("Number"), invoice.label),
        _fact(_("Date"), _day(invoice.issued_on)),
        _fact(_("Please pay by"), _day(invoice.due_on)),
        _fact(_("Corrects invoice"), invoice.corrects.label if invoice.corrects else ""),
    ]
    return [each for each in facts if each["text"]]


def _vat(lines: list[Any], currency: str) -> list[Fact]:
    """Without VAT and the VAT, for each rate that stands on the document."""
    found: list[Fact] = []
    for rate in by_rate((line.amount, line.vat_percent, line.vat) for line in lines):
        if not rate.vat:
            continue
        percent = {"percent": number_format(rate.percent.normalize())}
        found.append(_fact(_("Without VAT"), money(rate.net, currency)))
        found.append(_fact(_("VAT %(percent)s %%") % percent, money(rate.vat, currency)))
    return found


def _total(amount: Decimal, currency: str, is_credit: bool) -> Fact:
    label = _("Taken off") if is_credit else _("To pay")
    return _fact(label, money(amount, currency), strong=True)


def _exempt(sender: Mapping[str, Any]) -> list[str]:
    words = _own_words(sender, "exempt_words")
    return [words] if words else []


def _own_words(sender: Mapping[str, Any], name: str) -> str:
    """The practice's own sentence: kept in the document's language, or in several."""
    words = sender.get(name) or ""
    if isinstance(words, Mapping):
        words = words.get(translation.get_language() or "en", "")
    return str(words)


def _fact(label: str, text: str, *, strong: bool = False) -> Fact:
    return {"label": label, "text": text, "strong": strong}


def _typed(*parts: object) -> str:
    return "\n".join(str(part) for part in parts if part)


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
