"""What holds for every finding, over facts made up at random: any order, any clock, no nonsense."""

import random
from datetime import UTC, date, datetime, timedelta
from types import UnionType
from typing import Any, get_args
from uuid import UUID

import pytest

from alongside.desk.mirror_words import fact_line, words_for
from alongside.mirror.facts import Fact, FrameFacts, Thresholds
from alongside.mirror.findings import FINDINGS, IN_ORDER
from alongside.trail.verbs import VERBS

ANNA, MIKKO = UUID(int=1), UUID(int=2)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
SEEDS = range(100)
READS = {each.KIND: each.READS for each in IN_ORDER}
CODES = {
    "by": ["client", "member", "us"],
    "status": ["cancelled_late", "cancelled_in_time", "cancelled_by_us", "open"],
    "how": ["reached", "dropped", "changed"],
    "started_by": ["client", "practitioner"],
    "owner": ["client", "practitioner"],
    "set_by": ["client", "member"],
    "channel": ["portal", "sms", "phone", "visit", "letter"],
    "kind": ["advice", "delivery", "late", "gift"],
    "why": ["low", "falling", "worse"],
    "measure": ["after-meeting", "after-meeting", "benefits"],
    "rater": ["client", "client", "circle"],
    "part": ["heard", "safe", "useful"],
    "starts_at": [(NOW + timedelta(days=days)).isoformat() for days in (-30, -3, 3)],
    "occasion": ["after", "regular"],
    "was_at": [(NOW + timedelta(days=days)).isoformat() for days in (-31, -4, 2)],
}
LISTS: dict[str, list[list[str]]] = {
    "answered": [[], ["greeting"], ["greeting", "dual_ties"]],
    "off_course": [[], ["heard"], ["heard", "safe"]],
}
WHO: list[list[tuple[str, UUID | None]]] = [
    [("member", ANNA)],
    [("member", ANNA), ("client", None)],
    [("member", ANNA), ("member", MIKKO), ("client", None), ("worker", None)],
]


def value(chance: random.Random, name: str, kind: type | UnionType) -> Any:
    """Something that the verb allows as this fact."""
    kinds = get_args(kind) or (kind,)
    if type(None) in kinds and chance.random() < 0.3:
        return None
    if dict in kinds:
        return {
            item: chance.choice([0, 9, 10, 10, None, "not_applicable"])
            for item in ("heard", "safe", "useful")
        }
    if name == "near":
        return chance.choice([4, 8, 9, 10])
    if bool in kinds:
        return chance.random() < 0.5
    if int in kinds:
        return chance.choice([0, 1, 2, 3, 8, 25, 60])
    if float in kinds:
        return chance.choice([-3.0, 0.0, 5.5, 40.0])
    if list in kinds:
        return chance.choice(LISTS.get(name, [[]]))
    return chance.choice(CODES.get(name, ["other"]))


def made_up(seed: int, kind: str) -> list[Fact]:
    """Facts of some of the verbs that this finding reads: some in the future, some at the same moment."""
    chance, facts = random.Random(seed), []
    verbs = chance.sample(sorted(READS[kind]), chance.randint(1, len(READS[kind])))
    size, longest, bys = chance.choice([6, 15, 50]), chance.choice([15, 60, 150]), chance.choice(WHO)
    for number in range(size):
        verb = VERBS[chance.choice(verbs)]
        at = NOW + timedelta(days=chance.randint(-longest, 5), hours=chance.choice([0, 0, 14]))
        by, member = chance.choice(bys)
        said = {name: value(chance, name, kind) for name, kind in verb.facts.items()}
        if verb.name == "message.sent":
            said["by"] = "client" if by == "client" else "member"
        about = UUID(int=100 + chance.randint(0, 3))
        facts.append(Fact(number, at, verb.name, said, member, by, about, max(at, NOW - timedelta(days=60))))
    return facts


def frame(seed: int) -> FrameFacts:
    chance = random.Random(seed)
    return FrameFacts(
        is_advice=chance.random() < 0.8,
        minutes=50,
        practitioner=chance.choice([ANNA, ANNA, None]),
        stage=chance.choice(["intake", "active", "active", "paused", "ending", "ended"]),
        opened_at=NOW - timedelta(days=130),
        has_next=chance.random() < 0.4,
        has_frame=chance.random() < 0.7,
        is_imported=chance.random() < 0.3,
        agreed_on=chance.choice([None, date(2026, 1, 2)]),
        review_on=chance.choice([None, date(2026, 2, 2), date(2027, 2, 2)]),
        every_weeks=chance.choice([None, 1, 2]),
        reply_hours=chance.choice([None, 48]),
        contact_channels=chance.choice([frozenset(), frozenset({"portal"})]),
        zone=chance.choice(["", "Europe/Helsinki", "Asia/Tokyo"]),
    )


@pytest.mark.parametrize("kind", FINDINGS)
def test_the_same_facts_in_any_order_give_the_same_findings(kind: str) -> None:
    for seed in SEEDS:
        facts, shuffled = made_up(seed, kind), made_up(seed, kind)
        random.Random(seed + 1).shuffle(shuffled)
        ordered = sorted(facts, key=lambda fact: (fact.at, fact.id))
        found = FINDINGS[kind](ordered, frame(seed), Thresholds(), NOW)
        assert FINDINGS[kind](shuffled, frame(seed), Thresholds(), NOW) == found


@pytest.mark.parametrize("kind", FINDINGS)
def test_what_lies_in_the_future_is_not_known_yet(kind: str) -> None:
    for seed in SEEDS:
        facts = made_up(seed, kind)
        known = [fact for fact in facts if fact.at <= NOW]
        found = FINDINGS[kind](facts, frame(seed), Thresholds(), NOW)
        assert FINDINGS[kind](known, frame(seed), Thresholds(), NOW) == found


@pytest.mark.parametrize("kind", FINDINGS)
def test_numbers_are_whole_and_evidence_is_what_was_given_once(kind: str) -> None:
    for seed in SEEDS:
        facts = {fact.id: fact for fact in made_up(seed, kind)}
        for found in FINDINGS[kind](list(facts.values()), frame(seed), Thresholds(), NOW):
            assert found.kind == kind
            assert found.evidence and len(set(found.evidence)) == len(found.evidence)
            assert set(found.evidence) <= set(facts)
            assert all(type(number) is int and number >= 0 for number in found.facts.values())
            assert words_for(kind, found.facts).observation
            assert all(fact_line(facts[each]) for each in found.evidence)


@pytest.mark.parametrize("each", IN_ORDER, ids=lambda each: each.KIND)
def test_every_finding_reads_verbs_that_there_are_and_is_silent_about_nothing(each: Any) -> None:
    assert len(each.KIND) <= 32
    assert set(VERBS) >= each.READS
    assert each.find([], FrameFacts(practitioner=ANNA), Thresholds(), NOW) == []
