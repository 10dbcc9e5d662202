"""Uses of a tool counted."""

from datetime import UTC, datetime

from alongside.toolkit.helping import Helped, helped

FIRST, LAST = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC)


def test_nothing_used_says_nothing() -> None:
    assert helped([]) == Helped(0, 0, None, None)


def test_the_mean_is_of_those_with_a_number_only() -> None:
    assert helped([(LAST, 8), (FIRST, None), (FIRST, 5)]) == Helped(3, 2, 6.5, LAST)


def test_zero_is_a_number() -> None:
    assert helped([(FIRST, 0)]) == Helped(1, 1, 0.0, FIRST)


def test_uses_without_numbers_have_no_mean() -> None:
    assert helped([(FIRST, None)]) == Helped(1, 0, None, FIRST)
