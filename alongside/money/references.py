"""References by which a bank tells one payment from another, and whether an IBAN is one. No Django here.

The Finnish viitenumero (weights 7, 3, 1 from the right), ISO 11649 (RF and two digits, as in ISO 7064), and the
Swiss QR reference (27 digits, the last by modulo 10, recursive).
"""

import re

FIRST = 1000  # a Finnish reference has at least three digits before its check digit
WEIGHTS = (7, 3, 1)
SWISS_TABLE = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)
QR_BANKS = range(30000, 32000)  # the numbers of banks that stand in a QR-IBAN only


def reference_for(number: int, *, country: str, iban: str) -> str:
    """The reference of an invoice with this number; "" where payers have no place to write one."""
    base = str(FIRST + number)
    account = tidy(iban)
    if account[:2] == "FI" or (not account and country == "FI"):
        return finnish(base)
    if is_qr_iban(account):
        return qr_reference(base)
    return creditor(base) if account else ""


def finnish(base: str) -> str:
    """A Finnish reference: the digits and their check digit. ValueError: not 3 to 19 digits, or a zero first."""
    if not re.fullmatch(r"[1-9][0-9]{2,18}", base):
        raise ValueError("three to nineteen digits")
    return base + str(_check_digit(base))


def is_finnish(reference: str) -> bool:
    """Whether the check digit is right."""
    digits = tidy(reference).lstrip("0")
    return bool(re.fullmatch(r"[0-9]{4,20}", digits)) and int(digits[-1]) == _check_digit(digits[:-1])


def _check_digit(base: str) -> int:
    total = sum(int(digit) * WEIGHTS[place % 3] for place, digit in enumerate(reversed(base)))
    return -total % 10


def qr_reference(base: str) -> str:
    """A Swiss QR reference: 26 digits and their check digit. ValueError: not 1 to 26 digits."""
    if not re.fullmatch(r"[0-9]{1,26}", base):
        raise ValueError("one to twenty-six digits")
    return base.zfill(26) + str(_swiss_digit(base))


def is_qr(reference: str) -> bool:
    """Whether it is a Swiss QR reference."""
    digits = tidy(reference)
    return bool(re.fullmatch(r"[0-9]{27}", digits)) and int(digits[-1]) == _swiss_digit(digits[:-1])


def is_qr_iban(text: str) -> bool:
    """Whether it is a Swiss account that asks for a QR reference."""
    iban = tidy(text)
    return iban[:2] in ("CH", "LI") and is_iban(iban) and iban[4:9].isdigit() and int(iban[4:9]) in QR_BANKS


def _swiss_digit(base: str) -> int:
    carry = 0
    for digit in base:
        carry = SWISS_TABLE[(carry + int(digit)) % 10]
    return (10 - carry) % 10


def creditor(base: str) -> str:
    """An ISO 11649 reference. ValueError: not 1 to 21 letters and digits."""
    if not re.fullmatch(r"[A-Z0-9]{1,21}", base):
        raise ValueError("one to twenty-one letters and digits")
    return f"RF{98 - _remainder(base + 'RF00'):02d}{base}"


def is_creditor(reference: str) -> bool:
    """Whether it is an ISO 11649 reference."""
    text = tidy(reference)
    return bool(re.fullmatch(r"RF[0-9]{2}[A-Z0-9]{1,21}", text)) and _remainder(text[4:] + text[:4]) == 1


def is_iban(text: str) -> bool:
    """Whether letters, length and check digits can be those of an account."""
    iban = tidy(text)
    return (
        bool(re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", iban)) and _remainder(iban[4:] + iban[:4]) == 1
    )


def is_bic(text: str) -> bool:
    """Whether it can be the code of a bank: ISO 9362, or the nine digits of a Russian one."""
    return bool(re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?|04[0-9]{7}", tidy(text)))


def tidy(text: str) -> str:
    """Without spaces, in capitals: as a machine writes it."""
    return "".join(text.split()).upper()


def grouped(text: str) -> str:
    """For people: Finnish references in fives from the right, all else in fours from the left."""
    bare = tidy(text)
    if bare.isdigit():
        start = len(bare) % 5
        parts = [bare[:start], *(bare[at : at + 5] for at in range(start, len(bare), 5))]
    else:
        parts = [bare[at : at + 4] for at in range(0, len(bare), 4)]
    return " ".join(part for part in parts if part)


def _remainder(text: str) -> int:
    """Modulo 97, letters as 10 to 35."""
    return int("".join(str(int(letter, 36)) for letter in text)) % 97
