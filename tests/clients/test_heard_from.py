"""Where clients come from (M03): plain counts by quarter."""

from collections import Counter
from datetime import date

import pytest

from alongside.clients.heard_from import by_quarter, quarter


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 1, 1), (2026, 1)),
        (date(2026, 3, 31), (2026, 1)),
        (date(2026, 4, 1), (2026, 2)),
        (date(2026, 12, 31), (2026, 4)),
    ],
)
def test_quarters(day: date, found: tuple[int, int]) -> None:
    assert quarter(day) == found


def test_newest_first_and_what_nobody_knows_is_not_said() -> None:
    came = [(date(2026, 1, 5), "search"), (date(2026, 4, 5), "search"), (date(2026, 5, 5), "x")]
    assert by_quarter([*came, (date(2026, 6, 5), "")]) == [
        ((2026, 2), Counter({"search": 1, "": 2})),
        ((2026, 1), Counter({"search": 1})),
    ]
    assert by_quarter([]) == []
