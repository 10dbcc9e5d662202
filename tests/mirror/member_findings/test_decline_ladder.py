"""The seven steps of decline in a member's own weeks, and look-alikes that must stay silent (D06)."""

import random
from dataclasses import replace
from datetime import timedelta

from alongside.mirror.facts import Fact, Found, OwnFrame, Thresholds
from alongside.mirror.member_findings.decline_ladder import find
from alongside.mirror.own_ladder import STEPS, ladder
from tests.mirror.findings.told import ANNA, NOW
from tests.mirror.member_findings.weeks import PEOPLE, at, met, said, wrote

HALF_A_YEAR = range(30)


def steady(people: int = 4, first: int = 1000) -> list[Fact]:
    """The same few people once a week for half a year, on time."""
    return [
        met(first + 10 * week + who, week, who=who, day=who) for week in HALF_A_YEAR for who in range(people)
    ]


def longer(weeks_ago: int, first: int) -> list[Fact]:
    return [met(first + n, weeks_ago, who=n, real=75, day=n) for n in range(4)]


def late(weeks_ago: int, first: int) -> list[Fact]:
    return [wrote(first + n, weeks_ago, day=n, hour=22) for n in range(2)]


def seen(facts: list[Fact], own: OwnFrame | None = None) -> list[str]:
    """The steps of the last whole week."""
    return list(ladder(facts, Thresholds(), NOW, own or OwnFrame(), 1)[0].seen)


def test_each_step_is_seen_by_itself_from_its_own_records() -> None:
    more = [met(10 + n, n, who=8 + n) for n in range(2)]
    assert seen([*steady(), *more]) == ["people"]
    assert seen([*steady(), *longer(0, 10)]) == ["longer"]
    assert seen([*steady(), *late(0, 10)]) == ["overwhelmed"]
    assert seen(steady(), OwnFrame(minutes_a_week=220)) == ["overwhelmed"]
    assert seen([said(1, 0, energy=3)]) == seen([said(1, 0, rest=2)]) == ["tired"]
    assert seen([said(1, 0, doubt=7)]) == seen([said(1, 0, own=1)]) == ["unsure"]
    before = [said(10 + n, 4 + n, shown=5) for n in range(4)]
    assert seen([*before, said(1, 0, shown=1)]) == ["silent"]
    offers = [at(1, 0, "service.kept", is_new=False), at(2, 1, "introduction.written", language="en")]
    assert seen([*steady(), *offers]) == ["offer"]
    assert list(STEPS) == ["people", "longer", "overwhelmed", "tired", "unsure", "silent", "offer"]


DECLINE = [
    *(longer(0, 10) + longer(1, 20)),
    *(late(0, 30) + late(1, 40)),
    said(50, 0, energy=3, doubt=8),
    said(51, 1, energy=2, doubt=2),
]
EVIDENCE = (20, 40, 21, 41, 22, 23, 51, 10, 30, 11, 31, 12, 13, 50)
FOUND = [Found("decline_ladder", ANNA, EVIDENCE, {"step": 4, "seen": 3, "weeks": 2})]


def test_three_steps_in_each_of_two_weeks_are_found_with_the_furthest() -> None:
    assert find([*steady(), *DECLINE], Thresholds(), NOW) == FOUND
    doubts = replace(DECLINE[-1], facts={**DECLINE[-1].facts, "doubt": 9})
    [further] = find([*steady(), *DECLINE[:-1], doubts], Thresholds(), NOW)
    assert further.facts == {"step": 5, "seen": 4, "weeks": 2}


def test_the_order_of_arrival_and_what_is_to_come_change_nothing() -> None:
    facts = [*steady(), *DECLINE]
    for seed in range(10):
        assert find(random.Random(seed).sample(facts, len(facts)), Thresholds(), NOW) == FOUND
    later = [replace(fact, id=fact.id + 90_000, at=fact.at + timedelta(weeks=3)) for fact in longer(0, 10)]
    assert find([*facts, *later], Thresholds(), NOW) == FOUND


def test_one_hard_week_is_silent() -> None:
    hard = [fact for fact in DECLINE if fact.at >= NOW - timedelta(weeks=1)]
    assert seen([*steady(), *hard]) == ["longer", "overwhelmed", "tired", "unsure"]
    assert find([*steady(), *hard], Thresholds(), NOW) == []
    assert len(find([*steady(), *hard], Thresholds(ladder_weeks=1), NOW)) == 1


def test_two_steps_and_other_steps_in_each_week_are_silent() -> None:
    tired_alone = [*late(0, 30), *late(1, 40), *DECLINE[-2:]]
    assert find([*steady(), *tired_alone], Thresholds(), NOW) == []
    different = [*longer(1, 20), *late(1, 40), DECLINE[-1], said(50, 0, doubt=9)]
    assert find([*steady(), *different], Thresholds(), NOW) == []


def test_more_people_for_who_just_began_and_the_same_people_again_are_no_step() -> None:
    new_here = [met(10 * week + who, week, who=who) for week in range(6) for who in range(6)]
    assert seen(new_here) == []
    one_more = [*steady(), met(10, 0, who=9)]
    assert seen(one_more) == []
    swapped = [*steady(2, 1000), *(met(10 + n, n, who=8 + n) for n in range(2))]
    fewer = [fact for fact in swapped if fact.id < 1000 or fact.at < NOW - timedelta(weeks=4)]
    assert seen(fewer) == []


def test_long_meetings_that_were_agreed_unknown_ends_and_delivery_are_no_step() -> None:
    agreed = [replace(fact, facts={**fact.facts, "planned_minutes": 75}) for fact in longer(0, 10)]
    unknown = [replace(fact, facts={**fact.facts, "real_minutes": None}) for fact in longer(0, 10)]
    assert seen([*steady(), *agreed]) == seen([*steady(), *unknown]) == []
    assert seen([*steady(), *longer(0, 10)], OwnFrame(delivery=frozenset(PEOPLE))) == []


def test_who_never_told_others_and_who_says_nothing_are_not_silent_to_the_outside() -> None:
    never = [said(10 + n, n, shown=0) for n in range(12)]
    assert seen(never) == []
    before = [said(10 + n, 4 + n, shown=6) for n in range(6)]
    assert seen(before) == []
    assert seen([*before, said(1, 0, shown=3)]) == []


def test_an_offer_put_in_order_on_one_day_is_no_haste() -> None:
    one_day = [at(n, 0, "service.kept", is_new=True, about=n) for n in range(1, 6)]
    assert seen([*steady(), *one_day]) == []
    long_ago = [at(n, 5 + n, "service.kept", is_new=False) for n in range(1, 4)]
    assert seen([*steady(), *long_ago]) == []


def test_thirteen_weeks_are_shown_the_earliest_first_without_this_one() -> None:
    weeks = ladder([*steady(), *DECLINE], Thresholds(), NOW, OwnFrame())
    assert [week.monday for week in weeks][::12] == [
        NOW.date() - timedelta(weeks=13),
        NOW.date() - timedelta(weeks=1),
    ]
    assert [list(week.seen) for week in weeks[-3:]] == [
        [],
        ["longer", "overwhelmed", "tired"],
        ["longer", "overwhelmed", "tired", "unsure"],
    ]


def test_it_rests_when_the_last_week_was_lighter() -> None:
    lighter = [fact for fact in DECLINE if fact.at < NOW - timedelta(weeks=1)]
    assert find([*steady(), *lighter, said(60, 0, energy=7)], Thresholds(), NOW) == []
