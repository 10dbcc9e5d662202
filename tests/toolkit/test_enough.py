"""Whether named skills are enough to go on alone."""

import pytest

from alongside.toolkit.enough import Enough, enough, needed


@pytest.mark.parametrize(
    ("ratings", "able", "is_complete"),
    [
        ([], 0, False),
        ([7, 7, 7], 3, True),
        ([7, 8, 6], 2, False),
        ([10, 9, 8, 0, None], 3, True),
        ([None, None, None], 0, False),
    ],
)
def test_seven_of_ten_three_times(ratings: list[int | None], able: int, is_complete: bool) -> None:
    found = enough(ratings, 3)
    assert found == Enough(len(ratings), able, 3)
    assert found.is_complete is is_complete


@pytest.mark.parametrize(
    ("setting", "number"), [(None, 3), (1, 1), (20, 20), (0, 3), (21, 3), ("5", 3), (True, 3), (2.5, 3)]
)
def test_the_practice_sets_how_many(setting: object, number: int) -> None:
    assert needed({} if setting is None else {"skills_for_ending": setting}) == number
