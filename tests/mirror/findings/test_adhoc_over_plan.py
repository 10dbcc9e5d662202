"""More beside the plan than in it, and look-alikes that must stay silent (D05, D09)."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.adhoc_over_plan import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, step, told

GOAL = told(90, 80, "goal.set", 90, set_by="member")


def wrote(number: int, days_ago: float, **also: Any) -> Fact:
    said: dict[str, Any] = {"by": "member", "lines": 3, "answers_lines": None, "is_unasked": True} | also
    return told(number, days_ago, "message.sent", **said)


def beside(*days_ago: float, first: int = 1, **also: Any) -> list[Fact]:
    return [step(first + n, days, is_planned=False, **also) for n, days in enumerate(days_ago)]


def in_plan(count: int, days_ago: float = 10) -> list[Fact]:
    return [step(40 + n, days_ago) for n in range(count)]


SIX = (50, 40, 30, 20, 10, 6)
OFF = [GOAL, *beside(*SIX), *in_plan(1), wrote(60, 12), wrote(61, 12.1), wrote(62, 5)]
NUMBERS = {"steps": 6, "contacts": 2, "planned": 1, "days": 98}
FOUND = [Found("adhoc_over_plan", ANNA, (1, 2, 3, 4, 61, 60, 5, 6, 62), NUMBERS)]


def test_steps_without_a_goal_and_unasked_contact_outweigh_the_planned_ones() -> None:
    assert find(OFF, WORK, Thresholds(), NOW) == FOUND
    for seed in range(20):
        shuffled = random.Random(seed).sample(OFF, len(OFF))
        assert find(shuffled, WORK, Thresholds(), NOW) == FOUND
    later = [replace(fact, id=fact.id + 500, at=NOW + (NOW - fact.at)) for fact in OFF]
    assert find([*later, *OFF], WORK, Thresholds(), NOW) == FOUND


def test_where_no_goal_is_open_there_is_no_plan_to_leave() -> None:
    steps = beside(*SIX)
    closed = told(91, 45, "goal.closed", 90, how="reached")
    assert find(steps, WORK, Thresholds(), NOW) == []
    assert find([GOAL, closed, *steps], WORK, Thresholds(), NOW) == []
    assert len(find([GOAL, *steps], WORK, Thresholds(), NOW)) == 1
    again = told(92, 44, "goal.reopened", 90)
    assert len(find([GOAL, closed, again, *steps], WORK, Thresholds(), NOW)) == 1


def test_steps_that_the_client_sets_are_theirs() -> None:
    assert find([GOAL, *beside(*SIX, set_by="client")], WORK, Thresholds(), NOW) == []


def test_a_goal_that_was_named_later_makes_the_step_a_planned_one() -> None:
    steps = beside(*SIX)
    named = [told(70 + n, 4, "step.changed", n, owner="client", is_planned=True) for n in (1, 2, 3)]
    assert find([GOAL, *steps, *named], WORK, Thresholds(), NOW) == []
    kept = [told(70 + n, 4, "step.changed", n, owner="client", is_planned=False) for n in (1, 2, 3)]
    assert len(find([GOAL, *steps, *kept], WORK, Thresholds(), NOW)) == 1


def test_one_busy_week_and_half_and_half_are_silent() -> None:
    assert find([GOAL, *beside(10, 10, 11, 11, 10.5, 10.6)], WORK, Thresholds(), NOW) == []
    assert find([GOAL, *beside(*SIX), *in_plan(6)], WORK, Thresholds(), NOW) == []
    assert find([GOAL, *beside(*SIX), *in_plan(3)], WORK, Thresholds(), NOW) == []
    assert find([GOAL, *beside(*SIX[1:])], WORK, Thresholds(), NOW) == []  # too few to say


def test_contact_alone_is_told_by_another_finding_and_agreed_contact_is_planned() -> None:
    much = [wrote(10 + n, 3 * n) for n in range(12)]
    assert find([GOAL, *much, *beside(40, 30, first=50)], WORK, Thresholds(), NOW) == []
    agreed = replace(WORK, daily_contact_agreed=True)
    steps = [*beside(*SIX, first=70), *in_plan(4)]
    assert len(find([GOAL, *much, *steps], WORK, Thresholds(), NOW)) == 1
    assert find([GOAL, *much, *steps], agreed, Thresholds(), NOW) == []
    answers = [wrote(10 + n, 3 * n, is_unasked=False, answers_lines=2) for n in range(12)]
    theirs = [wrote(30 + n, 3 * n, by="client") for n in range(9)]
    assert find([GOAL, *answers, *theirs, *steps], WORK, Thresholds(), NOW) == []


def test_old_steps_and_steps_that_do_not_say_are_left_out() -> None:
    assert find([GOAL, *beside(79, 78.5, 70, 65, 60, 57)], WORK, Thresholds(adhoc_days=56), NOW) == []
    assert (
        find(
            [replace(GOAL, at=NOW - timedelta(days=200)), *beside(199, 150, 120, 100, 90, 85)],
            WORK,
            Thresholds(),
            NOW,
        )
        == []
    )
    older = [
        replace(fact, facts={"owner": "client", "set_by": "member"}) for fact in beside(40, 30, 20, 10, 5)
    ]
    assert find([GOAL, *older], WORK, Thresholds(), NOW) == []


def test_it_rests_when_steps_follow_the_goals_again() -> None:
    assert find([*OFF, *in_plan(5, 2)[1:]], WORK, Thresholds(), NOW) == []
    assert find(OFF, WORK, Thresholds(adhoc_percent=90), NOW) == []
    assert find(OFF, WORK, Thresholds(adhoc_weeks=8), NOW) == []


def test_it_is_off_in_delivery_work_and_nobodys_without_a_practitioner() -> None:
    assert find(OFF, DELIVERY, Thresholds(), NOW) == []
    assert find(OFF, FrameFacts(), Thresholds(), NOW) == []
