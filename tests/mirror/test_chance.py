"""How sure few numbers make, beside figures worked out by hand."""

import pytest

from alongside.mirror.chance import ONE_IN_200, at_least, trend


@pytest.mark.parametrize(
    ("part", "of", "least"),
    [(0, 0, 0.0), (0, 5, 0.0), (5, 5, 0.6489), (7, 10, 0.4416), (13, 20, 0.4664), (650, 1000, 0.6248)],
)
def test_the_lower_end_of_wilsons_interval(part: int, of: int, least: float) -> None:
    assert at_least(part, of) == pytest.approx(least, abs=0.002)
    assert at_least(part, of) <= (part / of if of else 0)


def test_who_wants_to_be_surer_hears_less() -> None:
    assert at_least(8, 10, ONE_IN_200) == pytest.approx(0.4007, abs=0.0005)


def test_a_trend_by_hand() -> None:
    """1, 2 and 3 of 4 in three weeks: half in all; 2 over the root of a quarter of 8. Another unit changes nothing."""
    weeks = [0.0] * 4 + [1.0] * 4 + [2.0] * 4
    theirs = [place < count for count in (1, 2, 3) for place in range(4)]
    assert trend(weeks, theirs) == pytest.approx(2 / (0.25 * 8) ** 0.5)
    assert trend([7 * each for each in weeks], theirs) == pytest.approx(trend(weeks, theirs))
    assert trend(weeks, [not each for each in theirs]) == pytest.approx(-trend(weeks, theirs))


@pytest.mark.parametrize(
    ("when", "is_part"),
    [([], []), ([1, 2], [False, False]), ([1, 2], [True, True]), ([3, 3], [True, False])],
)
def test_where_nothing_differs_there_is_no_trend(when: list[float], is_part: list[bool]) -> None:
    assert trend(when, is_part) == 0
