"""A member's own made-up weeks: the same again, planted truth is found, look-alikes are silent."""

from dataclasses import replace
from random import Random
from uuid import UUID

import pytest

from alongside.mirror.member_findings import MEMBER_FINDINGS
from alongside.mirror.report import mondays, see_own
from alongside.mirror.simulator.habits import Strength
from alongside.mirror.simulator.members import OWN_LOOK_ALIKES, OWN_SITUATIONS, OwnPlan, Ways, plant_own, work
from alongside.mirror.simulator.practices import BEGINS, DAYS, Size, own_weeks
from alongside.mirror.simulator.record import Engagement
from alongside.trail.verbs import VERBS

SMALL = Size(practitioners=8, engagements=1, seed=3)
KINDS = [kind for kind, _ in OWN_SITUATIONS]


def planted(number: int, strength: Strength, seed: int) -> Engagement:
    chance, one = Random(seed), Engagement(UUID(int=1), BEGINS, DAYS)
    return work(one, plant_own(one, number, strength, OwnPlan(Ways()), chance), chance)


def test_the_same_seed_makes_the_same_weeks_and_calm_members_have_nothing_planted() -> None:
    made = list(own_weeks(SMALL))
    assert made == list(own_weeks(SMALL))
    assert [one.is_calm for one in made] == [False, False, False, True] * 2
    assert not any(one.truths for one in made if one.is_calm) and any(one.truths for one in made)


def test_every_finding_about_own_days_is_planted_and_the_trail_can_hold_it() -> None:
    assert set(KINDS) == set(MEMBER_FINDINGS)
    for number in range(len(KINDS)):
        for fact in planted(number, Strength.WEAK, 1).facts:
            assert set(fact.facts) == set(VERBS[fact.verb].facts), fact.verb


@pytest.mark.parametrize("number", range(len(KINDS)), ids=KINDS)
def test_what_is_planted_plainly_is_found_after_its_onset(number: int) -> None:
    one = planted(number, Strength.STRONG, 2)
    [truth] = [each for each in one.truths if not each.is_beside]
    assert max(see_own(one, list(mondays(one)))[truth.kind]) > truth.onset


def test_some_members_have_two_situations_at_once() -> None:
    made = own_weeks(replace(SMALL, practitioners=40))
    kinds = [[truth.kind for truth in one.truths if not truth.is_beside] for one in made]
    assert {len(each) for each in kinds} == {0, 1, 2} and all(len(each) == len(set(each)) for each in kinds)


@pytest.mark.parametrize(("name", "ways"), OWN_LOOK_ALIKES)
def test_look_alikes_stay_silent(name: str, ways: Ways) -> None:
    one = work(Engagement(UUID(int=1), BEGINS, DAYS), OwnPlan(ways), Random(4))
    assert see_own(one, list(mondays(one))) == {}, name
