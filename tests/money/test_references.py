"""References and account numbers, against published examples and by their own check digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.money import references as r

BASES = st.integers(100, 10**19 - 1).map(str)


def test_published_examples() -> None:
    assert r.finnish("123456") == "1234561"
    assert r.creditor("539007547034") == "RF18539007547034"
    assert r.is_creditor("RF18 5390 0754 7034")
    assert r.is_iban("FI21 1234 5600 0007 85")
    assert r.is_iban("DE89370400440532013000")


@given(BASES)
def test_a_finnish_reference_checks_and_any_wrong_digit_shows(base: str) -> None:
    made = r.finnish(base)
    assert made[:-1] == base
    assert r.is_finnish(made)
    for place in range(len(made)):
        wrong = made[:place] + str((int(made[place]) + 1) % 10) + made[place + 1 :]
        assert not r.is_finnish(wrong)


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=21))
def test_a_creditor_reference_checks(base: str) -> None:
    made = r.creditor(base)
    assert made[4:] == base
    assert r.is_creditor(made)
    assert not r.is_creditor(made[:2] + f"{(int(made[2:4]) + 1) % 100:02d}" + base)


@pytest.mark.parametrize("base", ["12", "0123", "12a4", "1" * 20, ""])
def test_what_is_no_finnish_base(base: str) -> None:
    with pytest.raises(ValueError, match="digits"):
        r.finnish(base)


@pytest.mark.parametrize("text", ["", "FI21 1234 5600 0007 86", "FI", "not one", "XX00"])
def test_what_is_no_account(text: str) -> None:
    assert not r.is_iban(text)


@pytest.mark.parametrize(
    ("text", "is_one"), [("NDEAFIHH", True), ("044525225", True), ("NDEA", False), ("", False)]
)
def test_what_is_a_bank(text: str, is_one: bool) -> None:
    assert r.is_bic(text) is is_one


def test_country_and_account_decide_which() -> None:
    finnish_iban, german_iban = "FI21 1234 5600 0007 85", "DE89370400440532013000"
    assert r.reference_for(1, country="FI", iban=finnish_iban) == "10016"
    assert r.reference_for(1, country="FI", iban="") == "10016"
    assert r.reference_for(1, country="FI", iban=german_iban) == r.creditor("1001")
    assert r.reference_for(1, country="DE", iban="") == ""


def test_no_two_numbers_share_a_reference() -> None:
    made = {r.reference_for(number, country="FI", iban="") for number in range(1, 3000)}
    assert len(made) == 2999


def test_for_people_in_groups() -> None:
    assert r.grouped("1234561") == "12 34561"
    assert r.grouped("RF18539007547034") == "RF18 5390 0754 7034"
    assert r.grouped("FI2112345600000785") == "FI21 1234 5600 0007 85"
    assert r.grouped("") == ""


def test_the_swiss_reference_as_published_and_only_for_its_own_accounts() -> None:
    assert r.qr_reference("21000000000313947143000901") == "210000000003139471430009017"
    assert r.is_qr("21 00000 00003 13947 14300 09017")
    assert not r.is_qr("210000000003139471430009018")
    assert r.grouped("210000000003139471430009017") == "21 00000 00003 13947 14300 09017"
    assert r.is_qr_iban("CH44 3199 9123 0008 8901 2")
    assert not r.is_qr_iban("CH58 0079 1123 0008 8901 2")
    made = r.reference_for(1, country="CH", iban="CH4431999123000889012")
    assert (made[:-1], r.is_qr(made)) == ("1001".zfill(26), True)
    assert r.reference_for(1, country="CH", iban="CH5800791123000889012") == r.creditor("1001")
    for wrong in ("", "12a", "1" * 27):
        with pytest.raises(ValueError, match="digits"):
            r.qr_reference(wrong)
