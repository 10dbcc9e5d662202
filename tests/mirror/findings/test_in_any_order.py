"""Planted courses are found the same in any order of arrival, and what lies in the future adds nothing."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from alongside.mirror.facts import Fact, Thresholds
from alongside.mirror.findings import FINDINGS
from tests.mirror.findings import (
    test_autonomy_growing,
    test_avoidance,
    test_dependence,
    test_frame_blurring,
    test_much_better,
    test_no_progress,
    test_off_expected_course,
    test_plan_like_template,
    test_practitioner_carries,
    test_request_not_looked_at,
    test_tie_undecided,
    test_worse,
)
from tests.mirror.findings.told import NOW, WORK, answered, met, rated, step, told

PLANTED: dict[str, list[Fact]] = {
    "alliance_falling": [answered(n, 30 - n, 9 if n < 4 else 4) for n in range(1, 7)],
    "alliance_low": [answered(1, 20, 4), answered(2, 10, 4)],
    "autonomy_growing": test_autonomy_growing.GROWS + test_autonomy_growing.BEGUN,
    "avoidance": [*test_avoidance.BEFORE, *test_avoidance.MOVES, *test_avoidance.THIN],
    "dependence": test_dependence.contacts(2, 4, 6),
    "frame_blurring": test_frame_blurring.FIVE,
    "much_better": test_much_better.course(5, 8, 9, 8, 8),
    "no_progress": test_no_progress.course(*test_no_progress.STILL) + test_no_progress.MEETINGS,
    "not_taken_up": [told(n, 50 - n, "concern.raised", n, part="safe", why="low") for n in (1, 2)],
    "off_expected_course": test_off_expected_course.TWO,
    "plan_like_template": test_plan_like_template.FOUR,
    "polite_tens": [answered(n, 40 - n, 10) for n in range(1, 7)],
    "practitioner_carries": test_practitioner_carries.steps(8, 2),
    "request_not_looked_at": [test_request_not_looked_at.REQUEST, *test_request_not_looked_at.MEETINGS],
    "says_and_does": [*(step(n, 50 - n) for n in (1, 2, 3)), rated(7, 25, 9), rated(8, 5, 9)],
    "tie_undecided": [test_tie_undecided.NAMED],
    "unspoken_conflict": [
        *(told(n, 40 - n, "feeling.named", n, by_client=False) for n in (1, 2)),
        met(3, 5),
    ],
    "worse": test_worse.course(8, 6, 4),
}
LONG = replace(WORK, opened_at=NOW - timedelta(days=400))


@pytest.mark.parametrize("kind", PLANTED)
def test_it_is_found_in_any_order(kind: str) -> None:
    expected = FINDINGS[kind](PLANTED[kind], LONG, Thresholds(), NOW)
    assert len(expected) == 1
    for seed in range(20):
        facts = list(PLANTED[kind])
        random.Random(seed).shuffle(facts)
        assert FINDINGS[kind](facts, LONG, Thresholds(), NOW) == expected


@pytest.mark.parametrize("kind", PLANTED)
def test_what_lies_in_the_future_adds_nothing(kind: str) -> None:
    later = [
        replace(fact, id=fact.id + 9000, at=NOW + (NOW - fact.at) + timedelta(hours=1))
        for fact in PLANTED[kind]
    ]
    expected = FINDINGS[kind](PLANTED[kind], LONG, Thresholds(), NOW)
    assert FINDINGS[kind]([*later, *PLANTED[kind]], LONG, Thresholds(), NOW) == expected
    assert FINDINGS[kind](later, LONG, Thresholds(), NOW) == []


@pytest.mark.parametrize("kind", PLANTED)
def test_it_is_nobodys_without_a_practitioner(kind: str) -> None:
    nobody = replace(LONG, practitioner=None)
    assert FINDINGS[kind](PLANTED[kind], nobody, Thresholds(), NOW) == []
