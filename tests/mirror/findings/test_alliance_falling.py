"""Answers about being together fall against the client's own usual, and look-alikes (C02)."""

from typing import Any

from alongside.mirror.facts import Found, Thresholds
from alongside.mirror.findings.alliance_falling import find
from tests.mirror.findings.told import ANNA, NOW, WORK, answered

USUAL = [answered(1, 28, 9), answered(2, 21, 8), answered(3, 14, 10)]


def test_a_fall_that_stays_is_found_in_any_order_of_arrival() -> None:
    expected = [Found("alliance_falling", ANNA, (1, 2, 3, 4, 5, 6), {"before": 90, "tenths": 70})]
    low = [answered(4, 9, 6), answered(5, 7, 7), answered(6, 1, 7)]
    assert find([*USUAL, *low], WORK, Thresholds(), NOW) == expected
    assert find([*reversed(low), *reversed(USUAL)], WORK, Thresholds(), NOW) == expected


def test_one_or_two_bad_evenings_are_silent() -> None:
    assert find([*USUAL, answered(4, 7, 2)], WORK, Thresholds(), NOW) == []
    assert find([*USUAL, answered(4, 7, 2), answered(5, 1, 2)], WORK, Thresholds(), NOW) == []
    assert (
        find([*USUAL, answered(4, 7, 2), answered(5, 4, 8), answered(6, 1, 2)], WORK, Thresholds(), NOW) == []
    )


def test_who_differs_much_from_evening_to_evening_is_silent() -> None:
    facts = [answered(n, 60 - 7 * n, value) for n, value in enumerate((9, 5, 10, 4, 9, 6, 6, 7))]
    assert find(facts, WORK, Thresholds(), NOW) == []


def test_a_single_ten_before_makes_no_fall() -> None:
    facts = [answered(n, 60 - 7 * n, value) for n, value in enumerate((5, 10, 5, 5, 4, 5))]
    assert find(facts, WORK, Thresholds(), NOW) == []


def test_who_always_answers_low_is_silent() -> None:
    assert find([answered(n, 45 - 7 * n, 3) for n in range(1, 7)], WORK, Thresholds(), NOW) == []


def test_a_little_less_is_silent() -> None:
    assert find([*USUAL, *(answered(n, 10 - n, 8) for n in (4, 5, 6))], WORK, Thresholds(), NOW) == []


def test_too_few_answers_before_are_silent() -> None:
    assert find([*USUAL[:2], *(answered(n, 10 - n, 2) for n in (4, 5, 6))], WORK, Thresholds(), NOW) == []


def test_only_the_use_fell() -> None:
    low = [answered(n, 10 - n, 9, valuable=1) for n in (4, 5, 6)]
    assert find([*USUAL, *low], WORK, Thresholds(), NOW) == []


def test_only_what_was_answered_each_time_is_compared() -> None:
    """The first version of the set asked less: an answer to what was not asked before is no fall."""
    later: dict[str, Any] = dict.fromkeys(("matters", "way", "comfortable", "valuable"))
    first = [answered(n, 35 - 7 * n, 9, **later) for n in (1, 2, 3)]
    new = {"matters": 0, "way": 0, "comfortable": 0}
    assert (
        find([*first, *(answered(n, 13 - 2 * n, 9, **new) for n in (4, 5, 6))], WORK, Thresholds(), NOW) == []
    )


def test_it_rests_with_the_next_usual_answer_and_when_it_grows_old() -> None:
    low = [*USUAL, *(answered(n, 12 - n, 5) for n in (4, 5, 6))]
    assert len(find(low, WORK, Thresholds(), NOW)) == 1
    assert find([*low, answered(7, 1, 9)], WORK, Thresholds(), NOW) == []
    assert find([answered(n, 120 - n, 9 if n < 4 else 5) for n in range(1, 7)], WORK, Thresholds(), NOW) == []
