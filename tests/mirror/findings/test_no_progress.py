"""Many meetings and goals that stand still, and look-alikes that must stay silent (D03)."""

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.findings.no_progress import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, met, rated, told

STILL = (4, 4, 5, 4, 4, 4)
MEETINGS = [met(100 + number, 14 * number) for number in range(8)]


def course(*values: int, goal: int = 1, first: int = 1) -> list[Fact]:
    """Ratings every three weeks, the last of them yesterday."""
    ago = range(1 + 21 * (len(values) - 1), 0, -21)
    return [rated(first + place, ago[place], value, goal) for place, value in enumerate(values)]


def test_goals_that_stand_still_through_many_meetings_are_found() -> None:
    numbers = {"goals": 1, "meetings": 8, "weeks": 18}
    found = find(course(*STILL) + MEETINGS, WORK, Thresholds(), NOW)
    assert found == [Found("no_progress", ANNA, (1, 2, 3, 4, 5, 6), numbers)]


def test_one_good_week_in_between_does_not_hide_it() -> None:
    assert len(find(course(4, 4, 6, 4, 4, 4) + MEETINGS, WORK, Thresholds(), NOW)) == 1


def test_one_goal_that_moves_is_enough_to_be_silent() -> None:
    facts = course(*STILL) + course(3, 4, 4, 5, 5, 6, goal=2, first=10) + MEETINGS
    assert find(facts, WORK, Thresholds(), NOW) == []


def test_what_moves_slowly_moves() -> None:
    assert find(course(4, 4, 4, 5, 5, 6) + MEETINGS, WORK, Thresholds(), NOW) == []
    assert find(course(6, 6, 5, 5, 4, 4) + MEETINGS, WORK, Thresholds(), NOW) == []


def test_a_dip_that_came_back_and_ratings_that_jump_do_not_tell() -> None:
    assert find(course(4, 3, 3, 4, 5, 5) + MEETINGS, WORK, Thresholds(), NOW) == []
    assert find(course(2, 7, 3, 6, 2, 6) + MEETINGS, WORK, Thresholds(), NOW) == []


def test_few_meetings_are_silent() -> None:
    assert find(course(*STILL) + MEETINGS[:5], WORK, Thresholds(), NOW) == []


def test_two_ratings_or_ratings_close_together_say_nothing() -> None:
    assert find(course(4, 4) + MEETINGS, WORK, Thresholds(), NOW) == []
    close = [rated(number, 10 - number, 4) for number in range(1, 5)]
    assert find(close + MEETINGS, WORK, Thresholds(), NOW) == []


def test_a_goal_that_is_near_already_is_silent() -> None:
    assert find(course(8, 7, 8, 8, 7, 8) + MEETINGS, WORK, Thresholds(), NOW) == []


def test_a_closed_goal_is_silent_and_one_that_was_reopened_is_not() -> None:
    closed = told(50, 2, "goal.closed", 1, how="changed")
    assert find([*course(*STILL), closed, *MEETINGS], WORK, Thresholds(), NOW) == []
    again = told(51, 1, "goal.reopened", 1)
    assert len(find([*course(*STILL), closed, again, *MEETINGS], WORK, Thresholds(), NOW)) == 1


def test_it_is_switched_off_for_delivery_work() -> None:
    assert find(course(*STILL) + MEETINGS, DELIVERY, Thresholds(), NOW) == []
