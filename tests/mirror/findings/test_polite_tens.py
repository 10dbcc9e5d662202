"""Nothing but tens, and look-alikes that must stay silent (C02)."""

from dataclasses import replace
from uuid import UUID

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.findings.polite_tens import find
from tests.mirror.findings.told import ANNA, NOW, WORK, answered, told


def tens(count: int = 4) -> list[Fact]:
    return [answered(number, 40 - number, 10) for number in range(1, count + 1)]


def test_four_times_all_tens_without_words_are_found() -> None:
    found = find([answered(9, 60, 7), *tens()], WORK, Thresholds(), NOW)
    assert found == [Found("polite_tens", ANNA, (1, 2, 3, 4), {"answers": 4})]


def test_a_single_nine_is_silent() -> None:
    assert find([*tens(3), answered(6, 3, 10, safe=9)], WORK, Thresholds(), NOW) == []


def test_words_make_it_information() -> None:
    assert find([*tens(3), answered(6, 3, 10, words=True)], WORK, Thresholds(), NOW) == []


def test_words_that_were_added_later_count_too() -> None:
    last = replace(answered(6, 3, 10), about=UUID(int=1006))
    assert len(find([*tens(3), last], WORK, Thresholds(), NOW)) == 1
    assert find([*tens(3), last, told(7, 2, "checkin.added_to", 6)], WORK, Thresholds(), NOW) == []


def test_three_are_too_few() -> None:
    assert find(tens(3), WORK, Thresholds(), NOW) == []


def test_old_answers_and_other_peoples_are_silent() -> None:
    assert find([answered(n, 100 - n, 10) for n in range(5)], WORK, Thresholds(), NOW) == []
    assert find([answered(n, 10, 10, rater="circle") for n in range(5)], WORK, Thresholds(), NOW) == []


def test_a_question_left_open_is_no_other_answer() -> None:
    assert len(find([*tens(3), answered(6, 3, 10, safe=None)], WORK, Thresholds(), NOW)) == 1
