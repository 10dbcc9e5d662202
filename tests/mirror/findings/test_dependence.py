"""A long work with ever more contact, and look-alikes that must stay silent (L05, G05)."""

from dataclasses import replace
from datetime import timedelta

from alongside.mirror.facts import Fact, Found, Thresholds
from alongside.mirror.findings.dependence import find
from tests.mirror.findings.told import ANNA, NOW, WORK, step, told

LONG = replace(WORK, opened_at=NOW - timedelta(days=400))


def wrote(number: int, days_ago: float) -> Fact:
    about = {"lines": 2, "answers_lines": None, "is_unasked": False}
    return told(number, days_ago, "message.sent", by="client", **about)


def contacts(first: int, second: int, third: int) -> list[Fact]:
    """So many days with a message in each of three windows of four weeks."""
    days = [58 + n for n in range(first)] + [30 + n for n in range(second)] + [2 + n for n in range(third)]
    return [wrote(number, ago) for number, ago in enumerate(days, start=1)]


def test_rising_contact_in_a_long_work_without_own_steps_is_found() -> None:
    numbers = {"months": 13, "first": 2, "last": 6, "steps": 0}
    found = find(contacts(2, 4, 6), LONG, Thresholds(), NOW)
    assert found == [Found("dependence", ANNA, (12, 11, 10, 9, 8, 7), numbers)]


def test_own_steps_that_rise_too_are_silent() -> None:
    assert find([*contacts(2, 4, 6), step(50, 5, set_by="client")], LONG, Thresholds(), NOW) == []


def test_a_young_work_or_one_of_unknown_age_is_silent() -> None:
    young = replace(WORK, opened_at=NOW - timedelta(days=200))
    assert find(contacts(2, 4, 6), young, Thresholds(), NOW) == []
    assert find(contacts(2, 4, 6), WORK, Thresholds(), NOW) == []


def test_much_contact_that_is_usual_and_a_little_more_are_silent() -> None:
    assert find(contacts(8, 8, 8), LONG, Thresholds(), NOW) == []
    assert find(contacts(8, 4, 9), LONG, Thresholds(), NOW) == []
    assert find(contacts(1, 2, 3), LONG, Thresholds(), NOW) == []


def test_many_messages_of_one_day_are_one_contact() -> None:
    same_day = [wrote(100 + number, 3) for number in range(10)]
    assert find(contacts(1, 2, 0) + same_day, LONG, Thresholds(), NOW) == []


def test_daily_contact_that_was_agreed_an_ending_and_delivery_are_silent() -> None:
    for frame in (
        replace(LONG, daily_contact_agreed=True),
        replace(LONG, stage="ending"),
        replace(LONG, is_advice=False),
    ):
        assert find(contacts(2, 4, 6), frame, Thresholds(), NOW) == []
