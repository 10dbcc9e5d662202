"""More people than one's hours hold at one's style, and look-alikes that must stay silent (D02)."""

import random
from dataclasses import replace

from alongside.mirror.facts import NOTHING_KNOWN, Fact, OwnFrame, Thresholds
from alongside.mirror.member_findings.capacity import find
from alongside.mirror.own_ladder import record_of
from alongside.mirror.own_practice import capacity, done
from alongside.mirror.own_record import weeks_before
from tests.mirror.findings.told import ANNA, NOW
from tests.mirror.member_findings.weeks import PEOPLE, met, wrote


def weeks(people: int, real: int = 80, count: int = 12) -> list[Fact]:
    """Each of so many people once a week."""
    return [
        met(100 * week + who, week, who=who, real=real, hour=9 + who)
        for week in range(count)
        for who in range(people)
    ]


def own(people: int, hours: int) -> OwnFrame:
    return OwnFrame(minutes_a_week=60 * hours, clients=frozenset(PEOPLE[:people]))


def test_six_people_are_more_than_five_hours_hold() -> None:
    long = met(5000, 1, who=0, real=200)
    facts = [*weeks(6), long]
    [found] = find(facts, Thresholds(), NOW, own(6, 5))
    assert found.facts == {
        "people": 6,
        "holds": 3,
        "minutes": 83,
        "hours": 5,
        "shorter": 0,
        "on_time": 192,
        "asked": 0,
    }
    assert (found.kind, found.member, len(found.evidence)) == ("capacity", ANNA, 10)
    assert 5000 in found.evidence
    for seed in range(10):
        assert find(random.Random(seed).sample(facts, len(facts)), Thresholds(), NOW, own(6, 5)) == [found]
    later = [replace(fact, id=fact.id + 9000, at=NOW + (NOW - fact.at)) for fact in facts]
    assert find([*facts, *later], Thresholds(), NOW, own(6, 5)) == [found]


def test_it_reckons_as_my_practice_does() -> None:
    facts = [*weeks(6), wrote(8000, 2, lines=60), met(8001, 3, who=4, about=302, real=50)]
    facts += [wrote(8002, 4, lines=3, channel="phone", minutes=45)]
    held = capacity(done([record_of(fact) for fact in facts]), weeks_before(NOW), PEOPLE[:6], available=300)
    assert held is not None
    [found] = find(facts, Thresholds(), NOW, own(6, 5))
    assert (found.facts["people"], found.facts["holds"], found.facts["minutes"]) == (
        held.people,
        held.holds,
        round(held.minutes),
    )


def test_who_has_room_is_left_alone() -> None:
    assert find(weeks(6), Thresholds(), NOW, own(6, 9)) == []
    assert find(weeks(6), Thresholds(), NOW, own(6, 8)) == []  # just as many as they hold
    assert len(find(weeks(6), Thresholds(), NOW, own(6, 7))) == 1
    assert find(weeks(6), Thresholds(capacity_over=2), NOW, own(6, 7)) == []


def test_three_people_who_fill_all_hours_are_a_style_and_not_a_full_practice() -> None:
    [found] = find(weeks(3, real=200), Thresholds(), NOW, own(3, 10))
    assert (found.facts["people"], found.facts["holds"]) == (3, 3)
    assert find(weeks(2, real=200), Thresholds(), NOW, own(2, 10)) == []
    assert find(weeks(3, real=200), Thresholds(full_at=2), NOW, own(3, 10)) == []


def test_without_working_hours_and_in_the_first_weeks_it_says_nothing() -> None:
    assert find(weeks(6), Thresholds(), NOW, own(6, 0)) == []
    assert find(weeks(6), Thresholds(), NOW, NOTHING_KNOWN) == []
    assert find(weeks(6, count=3), Thresholds(), NOW, own(6, 5)) == []


def test_people_with_whom_the_work_has_ended_and_old_weeks_are_left_out() -> None:
    assert find(weeks(6), Thresholds(), NOW, own(2, 5)) == []
    old = [replace(fact, at=fact.at - (NOW - weeks(1)[0].at) * 20) for fact in weeks(6)]
    assert find(old, Thresholds(), NOW, own(6, 5)) == []


def test_it_rests_when_each_takes_less() -> None:
    assert find(weeks(6, real=45), Thresholds(), NOW, own(6, 5)) == []
