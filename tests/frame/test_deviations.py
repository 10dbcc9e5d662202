"""When departures become a pattern (A07)."""

from datetime import UTC, datetime, timedelta

from alongside.frame.deviations import is_blurring, recent

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def test_three_in_ninety_days_is_a_pattern() -> None:
    assert is_blurring([NOW, NOW - timedelta(days=40), NOW - timedelta(days=89)], NOW)


def test_two_are_not_nor_are_old_ones() -> None:
    assert not is_blurring([NOW, NOW - timedelta(days=40)], NOW)
    assert not is_blurring([NOW, NOW - timedelta(days=40), NOW - timedelta(days=90)], NOW)


def test_what_lies_ahead_does_not_count() -> None:
    assert recent([NOW + timedelta(minutes=1), NOW], NOW) == 1
