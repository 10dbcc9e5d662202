"""The text inside the code of a Swiss QR bill: Swiss Payment Standards, version 0200. No Django here.

The payer is left open, as the standard allows: their bank knows them, and the code carries nobody's name but
the payee's.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from alongside.money.references import is_creditor, is_iban, is_qr, is_qr_iban, tidy

COUNTRIES = ("CH", "LI")
CURRENCIES = ("CHF", "EUR")
MOST = Decimal("999999999.99")
LONGEST_NAME, LONGEST_STREET, LONGEST_TOWN, LONGEST_WORDS, MOST_LETTERS = 70, 70, 35, 140, 997
NOBODY = ("",) * 7
PLACE = re.compile(r"(?:(?:CH|FL|LI)[- ]*)?(?P<code>[0-9]{4})\s+(?P<town>\S.*)", re.IGNORECASE)
STREET = re.compile(r"(?P<street>.*\S)\s+(?P<number>[0-9]+\s?[a-z]?(?:[-/][0-9]+\s?[a-z]?)?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address in the parts that the code asks for."""

    street: str
    number: str
    code: str
    town: str


def address_parts(typed: str) -> Address | None:
    """The parts of an address that people typed in lines or with commas; None where no town is found in it."""
    parts = [" ".join(part.split()) for part in re.split(r"[\n,;]", typed)]
    for at, part in enumerate(parts):
        place = PLACE.fullmatch(part)
        if place:
            before = next((each for each in reversed(parts[:at]) if each), "")
            found = STREET.fullmatch(before)
            street, number = (found["street"], found["number"]) if found else (before, "")
            return Address(street, number, place["code"], place["town"])
    return None


def swiss_text(
    *,
    payee: str,
    address: str,
    country: str,
    amount: Decimal,
    currency: str,
    iban: str,
    reference: str = "",
    words: str = "",
) -> str | None:
    """The text for this payment, or None: another country, no address in parts, a reference that does not fit."""
    account, parts = tidy(iban), address_parts(address)
    home = tidy(country) or account[:2]
    if not is_iban(account) or account[:2] not in COUNTRIES or home not in COUNTRIES:
        return None
    if currency not in CURRENCIES or not 0 < amount <= MOST:
        return None
    name, kind = _latin(payee, LONGEST_NAME), _kind(account, tidy(reference))
    if parts is None or not name or kind is None:
        return None
    lines = [
        *("SPC", "0200", "1", account),
        *("S", name, _latin(parts.street, LONGEST_STREET), _latin(parts.number, 16)),
        *(parts.code, _latin(parts.town, LONGEST_TOWN), home),
        *NOBODY,
        *(f"{amount:.2f}", currency),
        *NOBODY,
        *(kind, "" if kind == "NON" else tidy(reference), _latin(words, LONGEST_WORDS), "EPD"),
    ]
    text = "\n".join(lines)
    return text if len(text) <= MOST_LETTERS else None


def _kind(account: str, reference: str) -> str | None:
    """QRR belongs to a QR-IBAN and to nothing else; None where the two do not fit."""
    if is_qr_iban(account):
        return "QRR" if is_qr(reference) else None
    return "SCOR" if is_creditor(reference) else "NON"


def _latin(text: str, longest: int) -> str:
    """In one line, and only the letters that the standard allows."""
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(letter for letter in plain if _allowed(ord(letter)))[:longest].strip()


def _allowed(point: int) -> bool:
    return 0x20 <= point <= 0x7E or 0xA0 <= point <= 0x17F or 0x218 <= point <= 0x21B or point == 0x20AC
