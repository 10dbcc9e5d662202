"""What of a file may be erased and what must be kept, until when (GDPR art. 17)."""

from datetime import date

import pytest

from alongside.file.keeping import PARTS, Fate, Why, Years, invoices_until, must_be_kept, record_until, years


def test_each_part_has_a_fate_and_a_reason() -> None:
    assert {each.name: (each.fate, each.why) for each in PARTS} == {
        "own": (Fate.YOURS, Why.NONE),
        "voice": (Fate.ASKED, Why.NONE),
        "record": (Fate.KEPT, Why.DUTY),
        "invoices": (Fate.KEPT, Why.LAW),
    }


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({}, Years(10, 7)),
        ({"record_years": 12, "invoice_years": 0}, Years(12, 0)),
        ({"record_years": -1, "invoice_years": 61}, Years(10, 7)),
        ({"record_years": "12", "invoice_years": True}, Years(10, 7)),
    ],
)
def test_the_practice_says_its_years(said: dict[str, object], kept: Years) -> None:
    assert years(said) == kept


def test_until_when() -> None:
    assert record_until(date(2024, 2, 29), Years(record=1)) == date(2025, 2, 28)
    assert record_until(date(2026, 3, 1), Years()) == date(2036, 3, 1)
    assert invoices_until(date(2026, 3, 1), Years()) == date(2033, 12, 31)


def test_what_is_over_need_not_be_kept() -> None:
    dates = {"last_work": date(2010, 5, 1), "last_invoice": date(2020, 5, 1), "kept": Years()}
    assert must_be_kept(**dates, today=date(2026, 1, 1)) == {"invoices": date(2027, 12, 31)}  # type: ignore[arg-type]
    assert must_be_kept(**dates, today=date(2020, 5, 1)) == {  # type: ignore[arg-type]
        "record": date(2020, 5, 1),
        "invoices": date(2027, 12, 31),
    }
    assert must_be_kept(last_work=None, last_invoice=None, kept=Years(), today=date(2026, 1, 1)) == {}
