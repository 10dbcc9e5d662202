"""The text inside the QR code of a payment, line by line as the standards have it."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from alongside.money.payment_codes import code_text
from alongside.money.references import creditor

IBAN = "FI2112345600000785"
DETAILS = "Банк Приречный, р/с 40702810900000000001, к/с 30101810400000000225"


def text(**also: object) -> str | None:
    usual = {
        "payee": "Riverside",
        "amount": Decimal("85.5"),
        "currency": "EUR",
        "iban": IBAN,
        "bic": "NDEAFIHH",
    }
    return code_text(**(usual | also))  # type: ignore[arg-type]


def test_euros_as_the_european_payments_council_has_it() -> None:
    assert text(reference=creditor("1001")) == (
        f"BCD\n002\n1\nSCT\nNDEAFIHH\nRiverside\n{IBAN}\nEUR85.50\n\n{creditor('1001')}"
    )
    assert (
        text(words="Invoice 7") == f"BCD\n002\n1\nSCT\nNDEAFIHH\nRiverside\n{IBAN}\nEUR85.50\n\n\nInvoice 7"
    )


def test_a_finnish_reference_stands_in_its_international_form() -> None:
    assert str(text(reference="10016")).splitlines()[9] == creditor("10016")


def test_no_code_where_there_is_none() -> None:
    assert text(currency="JPY") is None
    assert text(iban="") is None
    assert text(iban="FI2112345600000786") is None
    assert text(amount=Decimal(0)) is None
    assert text(amount=Decimal(-5)) is None
    assert text(payee=" ") is None


def test_roubles_as_the_russian_standard_has_it() -> None:
    made = text(
        currency="RUB", iban="", bic="044525225", bank_details=DETAILS, payee="ИП Речная", words="Счёт 7"
    )
    assert made == (
        "ST00012|Name=ИП Речная|PersonalAcc=40702810900000000001|BankName=Банк Приречный|BIC=044525225"
        "|CorrespAcc=30101810400000000225|Sum=8550|Purpose=Счёт 7"
    )
    assert text(currency="RUB", iban="", bic="", bank_details=DETAILS) is None
    assert text(currency="RUB", iban="", bic="044525225", bank_details="р/с 40702810900000000001") is None


@given(st.text(max_size=200), st.text(max_size=300), st.decimals("0.01", 999999, places=2))
def test_no_name_or_word_breaks_the_lines(payee: str, words: str, amount: Decimal) -> None:
    made = text(payee=payee, words=words, amount=amount)
    if made is not None:
        lines = made.split("\n")
        assert lines[0] == "BCD"
        assert lines[6:8] == [IBAN, f"EUR{amount:.2f}"]
        assert len(lines) <= 12
        assert len(made.encode()) <= 331
    roubles = text(
        payee=payee, words=words, amount=amount, currency="RUB", bic="044525225", bank_details=DETAILS
    )
    if roubles is not None:
        assert roubles.count("|") - roubles.count("|Purpose=") == 6
