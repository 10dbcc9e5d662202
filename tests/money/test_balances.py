"""What is owed, and what is left of a package."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.money.balances import Balance, Prepaid, Standing, balances, covering

D = Decimal
TODAY = date(2030, 3, 10)
YOGA, COACHING = UUID(int=1), UUID(int=2)
MONEY = st.decimals(0, 9999, places=2)


@pytest.mark.parametrize(
    ("amount", "credited", "paid", "due", "state", "left"),
    [
        (100, 0, 0, date(2030, 3, 10), "open", 100),
        (100, 0, 0, date(2030, 3, 9), "overdue", 100),
        (100, 0, 0, None, "open", 100),
        (100, 0, 40, date(2030, 3, 10), "partly", 60),
        (100, 0, 40, date(2030, 3, 9), "overdue", 60),
        (100, 0, 100, date(2030, 3, 9), "paid", 0),
        (100, 0, 120, date(2030, 3, 9), "paid", -20),
        (100, -100, 0, date(2030, 3, 9), "credited", 0),
        (100, -100, 100, date(2030, 3, 9), "credited", -100),
        (100, -30, 70, date(2030, 3, 9), "paid", 0),
        (100, -30, 0, date(2030, 3, 10), "open", 70),
    ],
)
def test_what_has_become_of_an_invoice(
    amount: int, credited: int, paid: int, due: date | None, state: str, left: int
) -> None:
    standing = Standing(D(amount), D(credited), D(paid), due)
    assert (standing.state(TODAY), standing.left) == (state, left)


def test_a_balance_for_each_currency() -> None:
    late = Standing(D(100), D(-20), D(30), date(2030, 3, 1))
    found = balances(
        [("EUR", D(50)), ("SEK", D(9))],
        [("EUR", late)],
        [("EUR", D(30)), ("EUR", D(5)), ("JPY", D(7))],
        TODAY,
    )
    assert found == [
        Balance("EUR", D(50), D(80), D(35), D(50)),
        Balance("JPY", D(0), D(0), D(7), D(0)),
        Balance("SEK", D(9), D(0), D(0), D(0)),
    ]
    assert [each.owed for each in found] == [95, -7, 9]


@given(st.lists(MONEY), st.lists(st.tuples(MONEY, MONEY)), st.lists(MONEY))
def test_owed_is_what_came_in_less_than_what_was_asked(
    charges: list[Decimal], bills: list[tuple[Decimal, Decimal]], paid: list[Decimal]
) -> None:
    invoices = [("EUR", Standing(amount, -min(amount, credit), D(0), None)) for amount, credit in bills]
    found = balances([("EUR", each) for each in charges], invoices, [("EUR", each) for each in paid], TODAY)
    asked = sum(charges) + sum(amount - min(amount, credit) for amount, credit in bills)
    assert sum(each.owed for each in found) == asked - sum(paid)


def package(number: int, **also: object) -> Prepaid:
    usual = {
        "service_id": None,
        "meetings": 5,
        "used": 0,
        "bought_on": date(2030, 1, number),
        "expires_on": None,
    }
    return Prepaid(UUID(int=number), **(usual | also))  # type: ignore[arg-type]


def test_the_oldest_package_covers() -> None:
    assert covering([package(2), package(1), package(3)], None, TODAY) == package(1)
    assert covering([package(1, used=5), package(2)], None, TODAY) == package(2)
    assert covering([], None, TODAY) is None


def test_a_package_covers_its_own_service_until_its_last_day() -> None:
    assert not package(1, service_id=YOGA).covers(COACHING, TODAY)
    assert package(1, service_id=YOGA).covers(YOGA, TODAY)
    assert not package(1, service_id=YOGA).covers(None, TODAY)
    assert package(1, expires_on=TODAY).covers(YOGA, TODAY)
    assert not package(1, expires_on=date(2030, 3, 9)).covers(YOGA, TODAY)
    assert not package(1, is_ended=True).covers(YOGA, TODAY)


@given(st.integers(0, 20), st.integers(0, 30))
def test_what_is_left_is_never_below_nothing(meetings: int, used: int) -> None:
    left = package(1, meetings=meetings, used=used).left
    assert left == max(0, meetings - used)
    assert package(1, meetings=meetings, used=used).covers(None, TODAY) == (left > 0)
