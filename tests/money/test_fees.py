"""What a meeting costs (A02, A04)."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.money.fees import (
    Agreed,
    Due,
    Fee,
    OwnFee,
    due,
    fee_of_meeting,
    late_percent_for,
    percent_of,
    share,
)

D = Decimal
DAY = date(2030, 3, 1)
YOGA, COACHING = UUID(int=1), UUID(int=2)
AGREED = Agreed(D(85), "EUR", 50, 100, "meeting")
FOR_ALL = OwnFee(None, D(60), "EUR", date(2030, 1, 1), None)
FOR_YOGA = OwnFee(YOGA, D(40), "EUR", date(2030, 1, 1), None)


def fee(
    agreed: Agreed | None = None, own: tuple[OwnFee, ...] = (), **also: object
) -> tuple[Decimal, str] | None:
    found = fee_of_meeting(agreed, own, on=DAY, currency="SEK", **also)  # type: ignore[arg-type]
    return (found.amount, found.source) if found else None


def test_the_agreement_always_wins() -> None:
    newer = OwnFee(None, D(1), "EUR", DAY, None)
    assert fee(AGREED, (newer,), service_fee=D(99), first_fee=D(9), is_first=True) == (85, "frame")


def test_then_the_clients_own_fee_for_the_service_then_for_all() -> None:
    own = (FOR_ALL, FOR_YOGA)
    assert fee(None, own, service_id=YOGA, service_fee=D(99)) == (40, "concession")
    assert fee(None, own, service_id=COACHING, service_fee=D(99)) == (60, "concession")
    assert fee(None, own) == (60, "concession")
    assert fee(None, (FOR_YOGA,), service_id=COACHING, service_fee=D(99)) == (99, "service")
    assert fee(Agreed(None, "EUR", 100, 100, "meeting"), own) == (60, "concession")


def test_the_last_day_of_a_concession_is_the_day_before_it_ended() -> None:
    def ended(on: date) -> OwnFee:
        return OwnFee(None, D(60), "EUR", date(2030, 1, 1), on)

    assert fee(None, (ended(DAY),)) is None
    assert fee(None, (ended(date(2030, 3, 2)),)) == (60, "concession")
    assert fee(None, (OwnFee(None, D(60), "EUR", date(2030, 3, 2), None),)) is None


def test_the_newer_of_two_counts() -> None:
    newer = OwnFee(None, D(50), "EUR", date(2030, 2, 1), None)
    assert fee(None, (newer, FOR_ALL)) == (50, "concession")


def test_the_fee_of_a_first_meeting_is_for_a_first_meeting_alone() -> None:
    assert fee(first_fee=D(30), is_first=True) == (30, "first")
    assert fee(first_fee=D(30)) is None
    assert fee(first_fee=D(30), service_fee=D(70), is_first=True) == (70, "service")
    assert fee(is_first=True) is None


def test_currencies_come_with_their_fee() -> None:
    assert fee_of_meeting(AGREED, (), on=DAY, currency="SEK") == Fee(D(85), "EUR", "frame")
    assert fee_of_meeting(None, (), on=DAY, currency="SEK", service_fee=D(9)) == Fee(D(9), "SEK", "service")


@pytest.mark.parametrize(
    ("kind", "agreed", "percent"),
    [
        ("meeting", None, 100),
        ("meeting", AGREED, 100),
        ("late", AGREED, 50),
        ("missed", AGREED, 100),
        ("late", None, 0),
    ],
)
def test_the_part_that_is_due_is_the_agreed_one(kind: str, agreed: Agreed | None, percent: int) -> None:
    assert percent_of(kind, agreed) == percent


def test_what_costs_nothing_is_not_charged() -> None:
    whole = Fee(D(85), "EUR", "frame")
    assert due("meeting", AGREED, None) is None
    assert due("missed", None, whole) is None
    assert due("meeting", AGREED, Fee(D(0), "EUR", "concession")) is None
    assert due("meeting", Agreed(D(85), "EUR", 100, 100, "project"), whole) is None
    half = due("late", AGREED, whole)
    assert half is not None
    assert (half.percent, half.amount) == (50, D("42.50"))


@pytest.mark.parametrize(
    ("free", "earlier", "percent"), [(0, 0, 50), (1, 0, 0), (1, 1, 50), (2, 1, 0), (2, 5, 50)]
)
def test_a_late_one_is_free_while_fewer_came_before(free: int, earlier: int, percent: int) -> None:
    assert late_percent_for(50, free, earlier) == percent


def test_an_exception_is_for_late_ones_alone_and_is_said() -> None:
    agreed, whole = Agreed(D(85), "EUR", 50, 100, "meeting", free_late=1), Fee(D(85), "EUR", "frame")
    assert due("late", agreed, whole, lambda: 0) == Due(whole, 0, D(0), is_excepted=True)
    assert due("late", agreed, whole, lambda: 1) == Due(whole, 50, D("42.50"))
    assert due("missed", agreed, whole, lambda: 0) == Due(whole, 100, D("85.00"))
    assert due("late", Agreed(D(85), "EUR", 0, 100, "meeting", free_late=1), whole) is None


@pytest.mark.parametrize(
    ("whole", "percent", "currency", "part"),
    [
        ("85", 50, "EUR", "42.50"),
        ("0.05", 50, "EUR", "0.03"),
        ("8505", 50, "JPY", "4253"),
        ("33.33", 33, "EUR", "11.00"),
    ],
)
def test_half_a_coin_is_rounded_away_from_zero(whole: str, percent: int, currency: str, part: str) -> None:
    assert str(share(D(whole), percent, currency)) == part


@given(st.decimals(0, 99999, places=2), st.integers(0, 100), st.sampled_from(["EUR", "JPY", "RUB"]))
def test_a_part_is_never_more_than_the_whole_and_a_coin(whole: Decimal, percent: int, currency: str) -> None:
    part = share(whole, percent, currency)
    assert part >= 0
    assert abs(part - whole * percent / 100) <= (D("0.5") if currency == "JPY" else D("0.005"))
