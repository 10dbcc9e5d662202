"""Low answers about being together, and look-alikes that must stay silent (C02, C04)."""

from typing import Any

from alongside.mirror.facts import Found, FrameFacts, Thresholds
from alongside.mirror.findings.alliance_low import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, answered


def test_two_low_answers_are_found() -> None:
    facts = [answered(1, 21, 9), answered(2, 14, 4), answered(3, 7, 5)]
    numbers = {"tenths": 45, "answers": 2}
    assert find(facts, WORK, Thresholds(), NOW) == [Found("alliance_low", ANNA, (2, 3), numbers)]
    assert find(facts, DELIVERY, Thresholds(), NOW) == find(facts, WORK, Thresholds(), NOW)


def test_a_little_low_is_found_when_it_stays() -> None:
    facts = [answered(number, 50 - 7 * number, 5) for number in range(1, 6)]
    assert find(facts[:2], WORK, Thresholds(), NOW) == []
    [found] = find(facts, WORK, Thresholds(), NOW)
    assert found.facts == {"tenths": 50, "answers": 3}


def test_somebody_who_never_gives_tens_is_silent() -> None:
    facts = [answered(number, 50 - 7 * number, value) for number, value in enumerate((7, 6, 7, 5, 6))]
    assert find(facts, WORK, Thresholds(), NOW) == []


def test_one_low_evening_among_good_ones_is_silent() -> None:
    assert find([answered(1, 14, 9), answered(2, 7, 3)], WORK, Thresholds(), NOW) == []
    assert find([answered(1, 7, 2)], WORK, Thresholds(), NOW) == []


def test_low_use_with_a_good_relation_is_silent() -> None:
    facts = [answered(number, 7 * number, 6, valuable=0, useful=0) for number in (1, 2)]
    assert find(facts, WORK, Thresholds(), NOW) == []


def test_what_others_answered_or_to_something_else_is_silent() -> None:
    assert find([answered(n, 7, 2, rater="circle") for n in (1, 2)], WORK, Thresholds(), NOW) == []
    assert find([answered(n, 7, 2, measure="benefits") for n in (1, 2)], WORK, Thresholds(), NOW) == []


def test_old_answers_and_answers_from_the_future_are_silent() -> None:
    assert find([answered(1, 61, 2), answered(2, 7, 2)], WORK, Thresholds(), NOW) == []
    assert find([answered(1, -1, 2), answered(2, -2, 2)], WORK, Thresholds(), NOW) == []


def test_what_was_left_open_is_no_low_answer() -> None:
    half: dict[str, Any] = {"heard": None, "understood": "not_applicable", "safe": None}
    assert find([answered(n, 7, 8, **half) for n in (1, 2)], WORK, Thresholds(), NOW) == []
    assert find([answered(n, 7, None) for n in (1, 2)], WORK, Thresholds(), NOW) == []


def test_it_rests_when_answers_rise_and_is_nobodys_without_a_practitioner() -> None:
    low = [answered(1, 21, 4), answered(2, 14, 4)]
    assert find([*low, answered(3, 7, 9)], WORK, Thresholds(), NOW) == []
    assert find(low, FrameFacts(), Thresholds(), NOW) == []
