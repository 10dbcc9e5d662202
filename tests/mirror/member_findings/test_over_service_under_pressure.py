"""Pressure to please with over-service in the same weeks, and look-alikes that must stay silent (D07)."""

import random
from dataclasses import replace

from alongside.mirror.facts import NOTHING_KNOWN, Fact, Found, OwnFrame, Thresholds
from alongside.mirror.member_findings.over_service_under_pressure import find
from tests.mirror.findings.told import ANNA, NOW, told
from tests.mirror.member_findings.weeks import PEOPLE, at, met, said, wrote


def given(first: int, weeks_ago: int) -> list[Fact]:
    """Four signs of one week: two overruns, a long answer, a charge let go."""
    return [
        met(first, weeks_ago, real=70, day=0),
        met(first + 1, weeks_ago, real=65, day=1),
        wrote(first + 2, weeks_ago, lines=30, answers=2, day=2),
        at(first + 3, weeks_ago, "charge.waived", day=3, kind="late", amount="60.00", currency="EUR"),
    ]


BOTH = [*given(10, 2), said(14, 2, pressure=7), *given(20, 0), said(24, 0, pressure=9)]
NUMBERS = {"weeks": 2, "of": 4, "pressure": 9, "signs": 8}
FOUND = [Found("over_service_under_pressure", ANNA, (10, 11, 12, 13, 14, 20, 21, 22, 23, 24), NUMBERS)]


def test_two_weeks_with_both_are_found_in_any_order_with_all_that_shows_it() -> None:
    ordinary = [met(40, 1), wrote(41, 1), said(42, 1, pressure=8), met(43, 2, who=3)]
    for seed in range(10):
        facts = random.Random(seed).sample([*BOTH, *ordinary], len(BOTH) + len(ordinary))
        assert find(facts, Thresholds(), NOW) == FOUND
    later = [
        replace(fact, id=fact.id + 500, at=NOW + (NOW - fact.at))
        for fact in BOTH
        if fact.verb != "pulse.said"
    ]
    assert find([*BOTH, *later], Thresholds(), NOW) == FOUND


def test_either_alone_is_silent() -> None:
    assert find([said(n, n, pressure=10) for n in range(6)], Thresholds(), NOW) == []
    assert find([*given(10, 2), *given(20, 0)], Thresholds(), NOW) == []
    calm = [*given(10, 2), said(14, 2, pressure=6), *given(20, 0), said(24, 0, pressure=2)]
    assert find(calm, Thresholds(), NOW) == []


def test_both_in_different_weeks_or_in_one_week_alone_are_silent() -> None:
    apart = [*given(10, 2), said(14, 3, pressure=9), *given(20, 0), said(24, 1, pressure=9)]
    assert find(apart, Thresholds(), NOW) == []
    assert find(BOTH[:5], Thresholds(), NOW) == []


def test_a_few_signs_unknown_ends_and_long_answers_to_long_letters_are_silent() -> None:
    few = [*given(10, 2)[:3], said(14, 2, pressure=9), *given(20, 0)[:3], said(24, 0, pressure=9)]
    assert find(few, Thresholds(), NOW) == []
    assert len(find(few, Thresholds(service_times=3), NOW)) == 1
    unknown = [met(30 + n, n // 4 * 2, real=None) for n in range(8)]
    letters = [wrote(50 + n, n // 4 * 2, lines=40, answers=30) for n in range(8)]
    pressed = [said(70, 0, pressure=9), said(71, 2, pressure=9)]
    assert find([*unknown, *letters, *pressed], Thresholds(), NOW) == []


def test_unasked_contact_counts_when_it_rises_and_not_as_it_always_was() -> None:
    pressed = [said(1, 0, pressure=9), said(2, 1, pressure=8)]
    more = [wrote(10 + n, n % 2, answers=None, day=n % 5) for n in range(10)]
    assert find([*pressed, *more], Thresholds(), NOW) == []  # what is usual is not known yet
    [found] = find([*pressed, *more, met(400, 10)], Thresholds(), NOW)
    assert (found.facts["signs"], found.facts["weeks"]) == (10, 2)
    always = [wrote(100 + n, 2 + n // 5, answers=None, day=n % 5) for n in range(50)]
    assert find([*pressed, *more, *always], Thresholds(), NOW) == []


def test_in_delivery_work_it_is_the_job() -> None:
    delivers = OwnFrame(delivery=frozenset({PEOPLE[0]}))
    assert find(BOTH, Thresholds(), NOW, delivers) == []
    assert find(BOTH, Thresholds(), NOW, NOTHING_KNOWN) == FOUND


def test_it_rests_when_the_pressure_goes_down_or_the_week_is_taken_away() -> None:
    lower = replace(said(60, 0, pressure=3), about=BOTH[-1].about)
    assert find([*BOTH, lower], Thresholds(), NOW) == []
    removed = replace(told(61, 0, "pulse.removed"), about=BOTH[-1].about)
    assert find([*BOTH, removed], Thresholds(), NOW) == []
    old = [replace(fact, at=fact.at - (NOW - BOTH[0].at) * 2) for fact in BOTH]
    assert find(old, Thresholds(), NOW) == []
