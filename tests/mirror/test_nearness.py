"""The line through ratings and how sure it is; what is usual in answers. No Django."""

from math import sqrt

import pytest

from alongside.mirror.after_meetings import error_of, usual
from alongside.mirror.facts import Fact
from alongside.mirror.nearness import course, every_day
from tests.mirror.findings.told import rated


def weekly(*values: int) -> list[Fact]:
    return [rated(place, 70 - 7 * place, value) for place, value in enumerate(values)]


def test_a_straight_line_has_its_slope_and_the_usual_spread() -> None:
    line = course(weekly(2, 4, 6))
    assert line is not None
    assert (line.slope, line.weeks, line.mean, line.change, line.end) == (2.0, 2.0, 4.0, 4.0, 6.0)
    assert line.error == pytest.approx(sqrt(4 * 0.64 / 5) / sqrt(2))  # nothing of its own lies off the line


def test_ratings_off_their_line_make_it_less_sure_and_more_ratings_surer() -> None:
    straight, off, longer = (
        course(weekly(3, 4, 5, 6)),
        course(weekly(5, 2, 7, 4)),
        course(weekly(1, 2, 3, 4, 5)),
    )
    assert straight and off and longer
    assert longer.error < straight.error < off.error


def test_a_line_worked_out_by_hand() -> None:
    line = course(weekly(4, 4, 5, 4))  # sum of (week - 1.5) * value is 0.5, of its squares 5
    assert line is not None
    assert line.slope == pytest.approx(0.1)
    off = (-0.1, -0.2, 0.7, -0.4)
    assert line.error == pytest.approx(sqrt((2.56 + sum(each * each for each in off)) / 6) / sqrt(5))


def test_two_ratings_or_all_at_one_time_are_no_line() -> None:
    assert course(weekly(2, 9)) is None
    assert course([rated(number, 3, number) for number in range(4)]) is None
    assert [fact.id for fact in every_day([rated(1, 3.1, 2), rated(2, 3, 9), rated(3, 1, 4)])] == [2, 3]


def test_what_is_usual_is_not_moved_by_one_ten_or_one_bad_evening() -> None:
    level, spread = usual([5, 5, 10, 5, 1])
    assert (level, spread) == (5, pytest.approx(sqrt(4 / 9)))
    assert usual([4, 6, 8])[1] > usual([6, 6, 6])[1]


def test_the_error_of_a_mean_shrinks_with_more_answers() -> None:
    assert error_of([4.0, 4.0]) == pytest.approx(sqrt(4 / 5) / sqrt(2))
    assert error_of([4.0] * 5) < error_of([4.0, 4.0]) < error_of([1.0, 7.0])
