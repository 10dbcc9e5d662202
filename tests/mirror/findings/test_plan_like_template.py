"""Tools and an agreement as they are for everybody, and look-alikes that must stay silent (A12)."""

from dataclasses import replace

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.plan_like_template import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, told


def tool(number: int, days_ago: float, is_copy: bool = True) -> Fact:
    return told(number, days_ago, "tool.given", number, kind="text", is_as_library=is_copy)


def changed(number: int, days_ago: float, about: int) -> Fact:
    return told(number, days_ago, "tool.changed", about, kind="text", is_as_library=False)


def proposed(number: int, days_ago: float, is_copy: bool = True) -> Fact:
    facts = {"version": number, "changed": [], "is_as_template": is_copy}
    return told(number, days_ago, "frame.proposed", number, **facts)


FOUR = [proposed(1, 60), tool(2, 40), tool(3, 30), tool(4, 20)]


@pytest.mark.parametrize("frame", [WORK, DELIVERY])
def test_four_in_a_row_are_found_in_all_work(frame: FrameFacts) -> None:
    found = [Found("plan_like_template", ANNA, (1, 2, 3, 4), {"things": 4, "tools": 3, "agreements": 1})]
    assert find(FOUR[::-1], frame, Thresholds(), NOW) == found
    assert find([tool(9, 90, is_copy=False), *FOUR], frame, Thresholds(), NOW) == found


def without(fact: Fact, name: str) -> Fact:
    return replace(fact, facts={each: said for each, said in fact.facts.items() if each != name})


@pytest.mark.parametrize(
    "facts",
    [
        FOUR[1:],  # three
        [*FOUR[:3], tool(4, 20, is_copy=False)],  # one made for this person
        [proposed(1, 60, is_copy=False), *FOUR[1:]],
        [*FOUR, changed(5, 10, 2)],  # made theirs later
        [*FOUR, tool(5, 3, is_copy=False)],  # rests
        [*FOUR[:3], replace(tool(4, 20), by="client", by_member=None)],  # found by the client
        [*FOUR[:3], without(tool(4, 20), "is_as_library")],  # from before this was known
        [proposed(1, 60), proposed(2, 50), *FOUR[2:]],  # two versions of one agreement
        [*FOUR, told(6, 59, "frame.withdrawn", 1, version=1)],
        [*FOUR[:3], tool(4, -2)],
        [replace(fact, at=fact.at.replace(year=2025)) for fact in FOUR],  # long ago
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, WORK, Thresholds(), NOW) == []


@pytest.mark.parametrize("frame", [replace(WORK, stage="ended"), FrameFacts()])
def test_ended_work_and_work_of_nobody_are_silent(frame: FrameFacts) -> None:
    assert find(FOUR, frame, Thresholds(), NOW) == []
