from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.money import LARGEST, BadAmount, Money, digits, parse


def _euro(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("85", "EUR", "85.00"),
        ("85,00", "EUR", "85.00"),
        ("85.00", "EUR", "85.00"),
        ("85.5", "EUR", "85.50"),
        ("８５", "EUR", "85.00"),
        ("８５．５０", "EUR", "85.50"),
        (" 1 234,50 ", "EUR", "1234.50"),
        ("1\u00a0234,50", "EUR", "1234.50"),
        ("1\u202f234,50", "EUR", "1234.50"),
        ("1.234,50", "EUR", "1234.50"),
        ("1,234.50", "EUR", "1234.50"),
        ("1'234.50", "CHF", "1234.50"),
        ("1,234,567", "EUR", "1234567.00"),
        ("1,234", "EUR", "1234.00"),
        ("0,500", "EUR", "0.50"),
        ("-12,30", "EUR", "-12.30"),
        ("−12,30", "EUR", "-12.30"),
        ("8,500", "JPY", "8500"),
        ("8500.00", "JPY", "8500"),
        ("1.5", "KWD", "1.500"),
        ("1,234.567", "KWD", "1234.567"),
    ],
)
def test_an_amount_is_read_as_people_type_it(text, currency, amount):
    assert str(parse(text, currency).amount) == amount


@pytest.mark.parametrize(
    ("text", "currency", "code"),
    [
        ("", "EUR", "empty"),
        ("   ", "EUR", "empty"),
        ("free", "EUR", "not_a_number"),
        ("$85", "EUR", "not_a_number"),
        ("85,", "EUR", "not_a_number"),
        ("8,5,0", "EUR", "not_a_number"),
        ("1,23,456.00", "EUR", "not_a_number"),
        ("1e5", "EUR", "not_a_number"),
        ("NaN", "EUR", "not_a_number"),
        ("1.234,567.89", "EUR", "not_a_number"),
        ("0.005", "EUR", "too_precise"),
        ("85.50", "JPY", "too_precise"),
        ("1,234", "KWD", "ambiguous"),
        ("9" * 13, "EUR", "too_large"),
        ("9" * 5000, "EUR", "too_large"),
    ],
)
def test_what_is_no_amount_is_named(text, currency, code):
    with pytest.raises(BadAmount) as wrong:
        parse(text, currency)
    assert wrong.value.code == code


@given(st.decimals(-999_999, 999_999, places=2))
def test_what_is_written_is_read_again(amount):
    assert parse(f"{amount:,.2f}", "EUR").amount == amount
    assert parse(f"{amount:.2f}".replace(".", ","), "EUR").amount == amount


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_a_bad_one(text):
    with suppress(BadAmount):
        assert abs(parse(text, "EUR").amount) < LARGEST


def test_money_adds_only_to_its_own_kind():
    assert _euro("10.10") + _euro("0.20") - _euro("0.30") == _euro("10.00")
    assert -_euro("5") * 3 == _euro("-15")
    assert _euro("1") < _euro("2") <= _euro("2")
    assert not _euro("0.00")
    with pytest.raises(ValueError, match="do not add up"):
        _euro("1") + Money(Decimal(1), "JPY")


@pytest.mark.parametrize(("amount", "rounded"), [("0.005", "0.01"), ("-0.005", "-0.01"), ("0.0049", "0.00")])
def test_rounding_is_to_the_coin_and_half_goes_away_from_zero(amount, rounded):
    assert str(_euro(amount).rounded().amount) == rounded


def test_each_currency_has_its_digits():
    assert (digits("EUR"), digits("JPY"), digits("KWD")) == (2, 0, 3)


@pytest.mark.parametrize(("amount", "currency"), [(Decimal("NaN"), "EUR"), (Decimal(1), "eur"), (1.5, "EUR")])
def test_money_refuses_what_is_no_money(amount, currency):
    with pytest.raises(ValueError):
        Money(amount, currency)
