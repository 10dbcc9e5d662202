"""What holds for every finding about a member: any order, any clock, no nonsense, words for all of it."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from alongside.desk.mirror_words import fact_line, words_for
from alongside.mirror.facts import Fact, OwnFrame, Thresholds
from alongside.mirror.member_findings import (
    MEMBER_FINDINGS,
    MEMBER_IN_ORDER,
    switch_of,
    what_speaks_of_member,
)
from alongside.trail.verbs import VERBS
from tests.mirror.findings.told import ANNA, NOW
from tests.mirror.test_findings_hold import value

SEEDS = range(60)
EASY = Thresholds(
    energy_weeks=2,
    late_evenings=1,
    tight_dates=1,
    tight_minutes=600,
    supervision_weeks=1,
    supervision_meetings=1,
    ladder_steps=2,
    ladder_weeks=1,
    ladder_people=1,
    service_times=1,
    pressed_weeks=1,
)
VERA = UUID(int=900)
OWN = OwnFrame(minutes_a_week=60, clients=frozenset({VERA}))


def made_up(seed: int, kind: str) -> list[Fact]:
    """Facts of the verbs that this finding reads, about few rows: some corrected, some in the future."""
    chance = random.Random(seed)
    reads = sorted(next(each.READS for each in MEMBER_IN_ORDER if kind == each.KIND))
    facts = []
    for number in range(chance.choice([5, 20, 60])):
        verb = VERBS[chance.choice(reads)]
        at = NOW - timedelta(
            hours=chance.randint(-48, chance.choice([60, 720])), minutes=chance.randint(0, 59)
        )
        said: dict[str, Any] = {name: value(chance, name, each) for name, each in verb.facts.items()}
        if verb.name == "pulse.said":
            weeks = chance.randint(-1, 5)
            said["week"] = (NOW.date() - timedelta(weeks=weeks)).isoformat()
            said["energy"] = chance.choice([None, *range(11)])
        about = UUID(int=100 + chance.randint(0, 9))
        facts.append(Fact(number, at, verb.name, said, ANNA, "member", about, client=VERA))
    return facts


@pytest.mark.parametrize("kind", MEMBER_FINDINGS)
def test_order_and_the_future_change_nothing_and_all_has_words(kind: str) -> None:
    spoke, find = 0, MEMBER_FINDINGS[kind]
    for seed in SEEDS:
        facts, shuffled = made_up(seed, kind), made_up(seed, kind)
        random.Random(seed + 1).shuffle(shuffled)
        found = find(facts, EASY, NOW, OWN)
        assert find(shuffled, EASY, NOW, OWN) == found
        assert find([fact for fact in facts if fact.at <= NOW], EASY, NOW, OWN) == found
        by_id = {fact.id: fact for fact in facts}
        for each in found:
            spoke += 1
            assert (each.kind, each.member) == (kind, ANNA)
            assert each.evidence and set(each.evidence) <= set(by_id)
            assert all(type(number) is int and number >= 0 for number in each.facts.values())
            words = words_for(kind, each.facts)
            assert words.observation and "%" not in words.observation
            assert all(fact_line(by_id[number]) for number in each.evidence)
    assert spoke > 0


@pytest.mark.parametrize("each", MEMBER_IN_ORDER, ids=lambda each: each.KIND)
def test_it_reads_verbs_that_there_are_and_is_silent_about_nothing(each: Any) -> None:
    assert len(each.KIND) <= 32
    assert set(VERBS) >= each.READS
    assert each.find([], Thresholds(), NOW) == []


@pytest.mark.parametrize("kind", MEMBER_FINDINGS)
def test_each_is_switched_off_by_itself(kind: str) -> None:
    off = replace(EASY, off=frozenset({switch_of(kind), "worse:advice"}))
    silenced = 0
    for seed in SEEDS:
        facts = made_up(seed, kind)
        speaks = what_speaks_of_member(facts, EASY, NOW, OWN)
        assert what_speaks_of_member(facts, off, NOW, OWN) == [each for each in speaks if each.kind != kind]
        silenced += any(each.kind == kind for each in speaks)
    assert silenced > 0
