"""What the records say about leaving now: values, never a block (G01-G03)."""

from datetime import UTC, datetime

import pytest

from alongside.file.advice import Sign, signs
from alongside.file.endings import BetterNotNow

MARCH, APRIL = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)


def test_nothing_speaks_against_it() -> None:
    assert signs(past=["kept", "missed"], has_booked=False, conflicts=[], hard_to_say=[]) == []


@pytest.mark.parametrize(
    ("past", "has_booked", "number"),
    [
        (["missed", "missed", "kept"], False, 2),
        (["missed", "missed", "missed"], False, 3),
        (["missed", "missed"], True, None),
        (["missed", "kept", "missed"], False, None),
        (["missed"], False, None),
        (["cancelled_late", "missed", "missed"], False, None),
        ([], False, None),
    ],
)
def test_two_missed_in_a_row_and_nothing_booked(
    past: list[str], has_booked: bool, number: int | None
) -> None:
    found = signs(past=past, has_booked=has_booked, conflicts=[], hard_to_say=[])
    assert found == ([] if number is None else [Sign(BetterNotNow.BOYCOTT, number)])


def test_a_conflict_and_what_is_hard_to_say_say_since_when() -> None:
    assert signs(past=[], has_booked=True, conflicts=[APRIL, MARCH], hard_to_say=[MARCH, APRIL]) == [
        Sign(BetterNotNow.CONFLICT, 2, MARCH),
        Sign(BetterNotNow.FEELINGS, 2, APRIL),
    ]
