"""A plan of meeting less and less often (G05)."""

from datetime import date

import pytest

from alongside.mirror.step_down import Stage, step_down

TODAY = date(2026, 3, 2)


def test_each_rhythm_is_twice_as_wide_for_three_meetings() -> None:
    assert step_down(1, TODAY) == [
        Stage(date(2026, 3, 9), 2),
        Stage(date(2026, 4, 20), 4),
        Stage(date(2026, 7, 13), 8),
    ]
    assert [each.every_weeks for each in step_down(3, TODAY)] == [6, 12]


@pytest.mark.parametrize("weeks", [None, 0, -1, 8, 12])
def test_without_a_rhythm_or_a_wider_one_there_is_no_plan(weeks: int | None) -> None:
    assert step_down(weeks, TODAY) == []
