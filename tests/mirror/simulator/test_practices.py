"""Made-up practices: the same again for the same seed, known truth, and apart from what is looked for."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from alongside.mirror.findings import FINDINGS
from alongside.mirror.member_findings import MEMBER_FINDINGS
from alongside.mirror.report import mondays, see, without_planting
from alongside.mirror.simulator.habits import Strength
from alongside.mirror.simulator.look_alikes import LOOK_ALIKES
from alongside.mirror.simulator.members import OWN_SITUATIONS
from alongside.mirror.simulator.practices import BEGINS, DAYS, Size, live, ordinary, plant, practices
from alongside.mirror.simulator.record import Engagement, by_clock
from alongside.mirror.simulator.situations import SITUATIONS
from alongside.trail.verbs import VERBS
from tests import house

SMALL = Size(practitioners=4, engagements=8, seed=3)
BY_KIND = {each.kind: each for each in SITUATIONS}
ANNA = UUID(int=1)


def planted(kind: str, strength: Strength, seed: int) -> Engagement:
    chance, one = Random(seed), Engagement(ANNA, BEGINS, DAYS)
    plan = plant(one, BY_KIND[kind], strength, ordinary(chance), chance)
    return live(one, plan, chance)


def alike(name: str, seed: int) -> Engagement:
    """A look-alike between two who are punctual and brief otherwise, and who go on."""
    chance = Random(seed)
    plan = replace(ordinary(chance), is_advice=True, ending=None, ended=None)
    usual = replace(plan.before, over=0.0, over_spread=1.5, long_evening=0.0, long_replies=0.0, unasked=0.01)
    plan = dict(LOOK_ALIKES)[name](replace(plan, before=usual, after=usual), chance)
    return live(Engagement(ANNA, BEGINS, DAYS), plan, chance)


def spoke(kind: str, one: Engagement) -> bool:
    return kind in see(one, list(mondays(one)))


def test_the_same_seed_makes_the_same_practice_and_another_another() -> None:
    assert list(practices(SMALL)) == list(practices(SMALL))
    assert list(practices(SMALL)) != list(practices(replace(SMALL, seed=4)))


def test_it_knows_no_finding_and_no_threshold() -> None:
    for path in house.python_files("mirror/simulator"):
        assert not [each for each in house.imports(path) if each.startswith("alongside.mirror.findings")]
        assert not [each for each in house.imports(path) if each.endswith((".Thresholds", "mirror.report"))]
        assert "thresholds" not in path.read_text(encoding="utf-8").lower()


def test_it_tells_only_what_the_trail_can_hold() -> None:
    for kind in BY_KIND:
        for fact in planted(kind, Strength.STRONG, 1).facts:
            assert set(fact.facts) == set(VERBS[fact.verb].facts), fact.verb


def test_what_is_planted_is_looked_for_and_what_never_is_can_be_told() -> None:
    assert set(BY_KIND) <= set(FINDINGS) and len(BY_KIND) == len(SITUATIONS)
    assert (
        set(without_planting()) == {*FINDINGS, *MEMBER_FINDINGS} - set(BY_KIND) - dict(OWN_SITUATIONS).keys()
    )


def test_calm_practitioners_have_nothing_planted_and_the_others_have() -> None:
    made = list(practices(Size(practitioners=4, engagements=80, seed=1)))
    assert not any(one.truths for one in made if one.is_calm)
    assert {one.practitioner for one in made if one.is_calm} == {UUID(int=4)}
    assert {truth.kind for one in made for truth in one.truths} > {"pressure_to_stay", "leaving_unsaid"}


def test_what_is_booked_is_known_while_it_is_to_come() -> None:
    one = planted("leaving_unsaid", Strength.CLEAR, 2)
    first, end = one.bookings[0], by_clock(one.starts + timedelta(days=DAYS), 8)
    assert one.frame_at(first.since).has_next and not one.frame_at(end).has_next
    assert one.frame_at(first.since - timedelta(days=30)).stage == "ended"
    assert one.frame_at(first.since).stage == "intake" and one.frame_at(end).practitioner == ANNA


@pytest.mark.parametrize("kind", ["meetings_over", "replies_too_long", "unasked_contact"])
def test_what_is_planted_plainly_is_found_after_its_onset(kind: str) -> None:
    for seed in range(3):
        one = planted(kind, Strength.STRONG, seed)
        [truth] = [each for each in one.truths if not each.is_beside]
        assert max(see(one, list(mondays(one)))[kind]) > truth.onset


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("meetings_over", "long meetings that were agreed"),
        ("meetings_over", "ends that nobody knows"),
        ("meetings_over", "delivery: meetings_over"),
        ("replies_too_long", "long answers to long letters"),
        ("replies_too_long", "talks by phone that were written down"),
        ("replies_too_long", "delivery: replies_too_long"),
        ("unasked_contact", "daily contact that was agreed"),
        ("unasked_contact", "somebody who writes much"),
        ("unasked_contact", "delivery: unasked_contact"),
        ("tie_undecided", "a tie that was decided about in time"),
        ("frame_blurring", "presents of the client"),
        ("avoidance", "questions left half open, all along"),
        ("avoidance", "every question answered, and meetings moved"),
        ("off_expected_course", "scores that stay as they were"),
        ("plan_like_template", "many tools, each made theirs"),
        ("plan_like_template", "an agreement in the usual words"),
    ],
)
def test_look_alikes_stay_silent(kind: str, name: str) -> None:
    assert [seed for seed in range(3) if spoke(kind, alike(name, seed))] == []
