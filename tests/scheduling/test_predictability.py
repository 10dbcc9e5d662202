"""How much of what was certain stayed so (A06)."""

import pytest

from alongside.scheduling.predictability import changes_per_ten
from alongside.scheduling.terms import misses_often


@pytest.mark.parametrize(
    ("changes", "meetings", "score"),
    [(0, 0, None), (0, 7, 0.0), (1, 10, 1.0), (1, 3, 3.3), (2, 5, 4.0), (12, 10, 12.0)],
)
def test_changes_per_ten_meetings(changes: int, meetings: int, score: float | None) -> None:
    assert changes_per_ten(changes, meetings) == score


@pytest.mark.parametrize(
    ("statuses", "often"),
    [
        ([], False),
        (["missed"], False),
        (["missed", "missed"], True),
        (["kept", "cancelled_late", "kept", "missed"], True),
        (["kept", "kept", "kept", "missed", "missed"], False),
        (["missed", "kept", "kept", "kept", "missed"], False),
    ],
)
def test_two_of_the_last_four(statuses: list[str], often: bool) -> None:
    """A04."""
    assert misses_often(statuses) is often
