"""When feelings may be an unspoken conflict (E04)."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.voice.unspoken import HARD_TO_SAY, may_be_conflict

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
YESTERDAY, LONG_AGO = NOW - timedelta(days=1), NOW - timedelta(days=91)


@pytest.mark.parametrize(
    ("felt", "has_drop", "may_be"),
    [
        ([], True, False),
        ([("anger", NOW)], False, False),
        ([("anger", NOW)], True, True),
        ([("anger", NOW), ("anger", YESTERDAY)], False, True),
        ([("anger", NOW), ("sadness", YESTERDAY)], False, False),
        ([("anger", NOW), ("anger", LONG_AGO)], False, False),
        ([("anger", LONG_AGO)], True, False),
        ([(HARD_TO_SAY, NOW), (HARD_TO_SAY, YESTERDAY)], True, False),
    ],
)
def test_twice_the_same_or_once_with_a_fall(
    felt: list[tuple[str, datetime]], has_drop: bool, may_be: bool
) -> None:
    assert may_be_conflict(felt, has_drop=has_drop, now=NOW) is may_be
