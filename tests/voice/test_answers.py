"""The arithmetic of answers."""

from dataclasses import replace

from alongside.voice.answers import critical, given, low
from alongside.voice.measuring.definitions import CriticalItem, Direction
from alongside.voice.sets import AFTER_MEETING, PLACE

FINE = {"heard": 9, "understood": 8, "accepted": 10, "valuable": 7, "safe": 9}


def test_nothing_is_low_in_a_good_meeting() -> None:
    assert low(AFTER_MEETING, FINE) == ()
    assert critical(AFTER_MEETING, FINE) == ()


def test_the_middle_of_the_scale_is_low_and_one_more_is_not() -> None:
    assert low(AFTER_MEETING, FINE | {"heard": 5}) == ("heard",)
    assert low(AFTER_MEETING, FINE | {"heard": 6}) == ()


def test_safety_comes_first_then_the_lowest_then_as_asked() -> None:
    answers = {"heard": 3, "understood": 3, "accepted": 1, "valuable": 9, "safe": 5}
    assert low(AFTER_MEETING, answers) == ("safe", "accepted", "heard", "understood")


def test_zero_is_an_answer_and_an_open_question_is_not() -> None:
    assert critical(AFTER_MEETING, {"safe": 0}) == ("safe",)
    assert critical(AFTER_MEETING, {"safe": None}) == ()
    assert critical(AFTER_MEETING, {"safe": "not_applicable"}) == ()
    assert given(AFTER_MEETING, {"heard": None, "safe": 0}) == {"safe": 0}


def test_where_lower_is_better_a_high_answer_asks_for_a_conversation() -> None:
    scale = replace(AFTER_MEETING.scales[0], direction=Direction.LOWER_IS_BETTER)
    worries = replace(AFTER_MEETING, scales=(scale,), critical_items=())
    assert low(worries, {"heard": 9, "safe": 4}) == ("heard",)


def test_of_a_tested_questionnaire_only_critical_items_are_judged() -> None:
    tested = replace(AFTER_MEETING, is_validated=True, critical_items=(CriticalItem("safe", 0, 2),))
    assert low(tested, {"heard": 0, "safe": 3}) == ()
    assert low(tested, {"heard": 0, "safe": 2}) == ("safe",)


def test_an_answer_that_is_part_of_no_score_is_neither_good_nor_bad() -> None:
    assert low(PLACE, {"where": 0}) == ()
