"""VAT within an amount: per line, and all sums equal."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from alongside.money.vat import Rate, by_rate, contained

D = Decimal
AMOUNTS = st.decimals(-99999, 99999, places=2)
PERCENTS = st.sampled_from([D(0), D("10"), D("14"), D("25.50"), D("20")])


def test_the_tax_is_taken_out_of_the_amount() -> None:
    assert contained(D("125.50"), D("25.5"), "EUR") == D("25.50")
    assert contained(D("85"), D("25.5"), "EUR") == D("17.27")
    assert contained(D("85"), D(0), "EUR") == 0
    assert contained(D("10800"), D(8), "JPY") == 800
    assert contained(D("-85"), D("25.5"), "EUR") == D("-17.27")


def test_each_rate_is_summed_by_itself() -> None:
    lines = [(D(110), D(10), D(10)), (D(85), D(0), D(0)), (D(55), D(10), D(5))]
    assert by_rate(lines) == [Rate(D(0), D(85), D(0), D(85)), Rate(D(10), D(150), D(15), D(165))]


@given(st.lists(st.tuples(AMOUNTS, PERCENTS), max_size=20))
def test_sums_of_rates_are_the_sums_of_lines(lines: list[tuple[Decimal, Decimal]]) -> None:
    with_tax = [(amount, percent, contained(amount, percent, "EUR")) for amount, percent in lines]
    rates = by_rate(with_tax)
    assert sum(rate.gross for rate in rates) == sum(amount for amount, _ in lines)
    assert sum(rate.vat for rate in rates) == sum(vat for _, _, vat in with_tax)
    assert all(rate.net + rate.vat == rate.gross for rate in rates)


@given(AMOUNTS, PERCENTS)
def test_a_credit_takes_back_just_what_was_charged(amount: Decimal, percent: Decimal) -> None:
    assert contained(-amount, percent, "EUR") == -contained(amount, percent, "EUR")
