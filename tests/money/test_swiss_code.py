"""The text of the Swiss code, line by line as the Swiss Payment Standards have it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.money.payment_codes import code_text
from alongside.money.swiss_code import Address, address_parts, swiss_text

IBAN, QR_IBAN = "CH58 0079 1123 0008 8901 2", "CH44 3199 9123 0008 8901 2"
QRR = "21 00000 00003 13947 14300 09017"


def text(**also: object) -> str | None:
    usual = {
        "payee": "Riverside",
        "address": "Seeweg 3a\n8001 Zürich",
        "country": "CH",
        "amount": Decimal("85.5"),
        "currency": "CHF",
        "iban": IBAN,
    }
    return swiss_text(**(usual | also))  # type: ignore[arg-type]


def test_every_line_stands_where_banks_look_for_it() -> None:
    assert text(reference="RF18 5390 0754 7034", words="Invoice 7") == (
        "SPC\n0200\n1\nCH5800791123000889012\n"
        "S\nRiverside\nSeeweg\n3a\n8001\nZürich\nCH\n"
        "\n\n\n\n\n\n\n"
        "85.50\nCHF\n"
        "\n\n\n\n\n\n\n"
        "SCOR\nRF18539007547034\nInvoice 7\nEPD"
    )


def test_a_qr_account_asks_for_its_own_reference_and_no_other_account_may_have_it() -> None:
    assert str(text(iban=QR_IBAN, reference=QRR)).splitlines()[27:] == [
        "QRR",
        "210000000003139471430009017",
        "",
        "EPD",
    ]
    assert text(iban=QR_IBAN, reference="RF18539007547034") is None
    assert text(iban=QR_IBAN) is None
    assert str(text(reference=QRR)).splitlines()[27:29] == ["NON", ""]


@pytest.mark.parametrize(
    "changed",
    [
        {"currency": "USD"},
        {"country": "DE"},
        {"iban": "FI2112345600000785"},
        {"iban": "CH5800791123000889013"},
        {"address": "Seeweg 3a"},
        {"address": ""},
        {"amount": Decimal(0)},
        {"amount": Decimal(1000000000)},
        {"payee": "Река"},
    ],
)
def test_no_code_where_the_standard_has_none(changed: dict[str, object]) -> None:
    assert text(**changed) is None


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Seeweg 3a\n8001 Zürich", Address("Seeweg", "3a", "8001", "Zürich")),
        ("Haus am See, Seeweg 3, CH-8001 Zürich", Address("Seeweg", "3", "8001", "Zürich")),
        ("9490 Vaduz\nLiechtenstein", Address("", "", "9490", "Vaduz")),
        ("Rue du 1er-Août\n1204 Genève", Address("Rue du 1er-Août", "", "1204", "Genève")),
        ("Somewhere", None),
    ],
)
def test_the_parts_of_an_address(typed: str, parts: Address | None) -> None:
    assert address_parts(typed) == parts


def test_invoices_take_it_before_the_european_code() -> None:
    given = {"payee": "Riverside", "amount": Decimal(85), "currency": "EUR", "iban": IBAN}
    home = {"address": "Seeweg 3a\n8001 Zürich", "country": "CH"}
    assert str(code_text(**given, **home)).startswith("SPC\n")  # type: ignore[arg-type]
    assert str(code_text(**given)).startswith("BCD\n")  # type: ignore[arg-type]
    assert code_text(**(given | {"iban": QR_IBAN})) is None  # type: ignore[arg-type]


@given(st.text(max_size=200), st.text(max_size=300), st.text(max_size=300))
def test_no_name_or_word_moves_a_line(payee: str, address: str, words: str) -> None:
    made = text(payee=payee, address=f"{address}\n8001 Zürich", words=words)
    if made is not None:
        lines = made.split("\n")
        assert (len(lines), lines[0], lines[18], lines[30]) == (31, "SPC", "85.50", "EPD")
        assert len(made) <= 997
