"""When a letter is tried again."""

from datetime import UTC, datetime, timedelta

from alongside.notices.retries import next_try

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)


def test_pauses_grow_and_come_to_an_end() -> None:
    minutes = [(again - NOW) / timedelta(minutes=1) for n in range(1, 7) if (again := next_try(n, NOW))]
    assert minutes == [1, 5, 15, 60, 240, 720]
    assert next_try(7, NOW) is None
