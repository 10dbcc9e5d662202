"""The text inside the QR code from which a banking app fills in a payment; None where there is no such code.

In euros to an account of the SEPA area: EPC069-12, version 2. In roubles: GOST R 56042-2014, ST00012.
In Switzerland and Liechtenstein: the code of the QR bill (swiss_code.py). No Django here.
"""

import re
from decimal import Decimal

from alongside.money.references import creditor, is_creditor, is_finnish, is_iban, is_qr_iban, tidy
from alongside.money.swiss_code import swiss_text

SEPA = frozenset(
    {
        "AD",
        "AT",
        "BE",
        "BG",
        "CH",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GB",
        "GI",
        "GR",
        "HR",
        "HU",
    }
    | {"IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"}
    | {"SM", "VA"}
)
LONGEST_NAME, LONGEST_WORDS, MOST_BYTES = 70, 140, 331
MOST_EUROS = Decimal("999999999.99")
ACCOUNT = re.compile(r"(?<![0-9])[0-9]{20}(?![0-9])")
CORRESPONDENT = "301"  # how the accounts that banks hold with the Bank of Russia begin


def code_text(
    *,
    payee: str,
    amount: Decimal,
    currency: str,
    iban: str = "",
    bic: str = "",
    bank_details: str = "",
    reference: str = "",
    words: str = "",
    address: str = "",
    country: str = "",
) -> str | None:
    """The text of the code for this payment. `words` (the invoice's number) stand where a reference cannot.

    `address`, `country`: of the payee, for the Swiss code alone. Without them euros still have the European one.
    """
    if amount <= 0 or not payee.strip():
        return None
    swiss = swiss_text(
        payee=payee,
        address=address,
        country=country,
        amount=amount,
        currency=currency,
        iban=iban,
        reference=reference,
        words=words,
    )
    if swiss:
        return swiss
    if currency == "EUR":
        return _epc(payee, amount, tidy(iban), tidy(bic), reference, words)
    if currency == "RUB":
        return _gost(payee, amount, bic, bank_details, words or reference)
    return None


def _epc(payee: str, amount: Decimal, iban: str, bic: str, reference: str, words: str) -> str | None:
    if not is_iban(iban) or is_qr_iban(iban) or iban[:2] not in SEPA or amount > MOST_EUROS:
        return None
    structured = _structured(reference)
    plain = "" if structured else _line(words or reference, LONGEST_WORDS)
    lines = [
        "BCD",
        "002",
        "1",
        "SCT",
        bic,
        _line(payee, LONGEST_NAME),
        iban,
        f"EUR{amount:.2f}",
        "",
        structured,
        plain,
    ]
    text = "\n".join(lines).rstrip("\n")
    return text if len(text.encode()) <= MOST_BYTES else None


def _structured(reference: str) -> str:
    """The only form that the code knows is ISO 11649; a Finnish reference has a form of it."""
    bare = tidy(reference)
    if is_creditor(bare):
        return bare
    return creditor(bare) if is_finnish(bare) else ""


def _gost(payee: str, amount: Decimal, bic: str, details: str, words: str) -> str | None:
    """All five of name, account, bank, BIC and its correspondent account are asked for; else there is no code."""
    accounts = ACCOUNT.findall(details)
    account = next((each for each in accounts if not each.startswith(CORRESPONDENT)), "")
    correspondent = next((each for each in accounts if each.startswith(CORRESPONDENT)), "")
    code = tidy(bic) if re.fullmatch(r"04[0-9]{7}", tidy(bic)) else _bank_code(details)
    bank, name = _bank_name(details), _field(payee, 160)
    if not (name and account and correspondent and code and bank):
        return None
    parts = {
        "Name": name,
        "PersonalAcc": account,
        "BankName": _field(bank, 45),
        "BIC": code,
        "CorrespAcc": correspondent,
        "Sum": str(int(amount * 100)),
        "Purpose": _field(words, 210),
    }
    return "|".join(["ST00012", *(f"{name}={value}" for name, value in parts.items() if value)])


def _bank_code(details: str) -> str:
    found = re.search(r"(?<![0-9])04[0-9]{7}(?![0-9])", details)
    return found[0] if found else ""


def _bank_name(details: str) -> str:
    """The first line or part without a long number."""
    parts = [part.strip() for part in re.split(r"[\n,;]", details)]
    return next((part for part in parts if part and not re.search(r"[0-9]{6}", part)), "")


def _line(text: str, longest: int) -> str:
    return " ".join(text.split())[:longest].strip()


def _field(text: str, longest: int) -> str:
    return _line(text.replace("|", " "), longest)
