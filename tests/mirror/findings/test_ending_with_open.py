"""An ending with something open, and look-alikes that must stay silent (G01-G03)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.ending_with_open import find

ANNA = UUID(int=1)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
ENDING = FrameFacts(practitioner=ANNA, stage="ending")


def fact(number: int, days_ago: int, verb: str, about: int = 0, **facts: object) -> Fact:
    at = NOW - timedelta(days=days_ago)
    return Fact(number, at, verb, facts, ANNA, about=UUID(int=about) if about else None)


def opened(number: int, days_ago: int, about: int, feelings: int = 0) -> Fact:
    return fact(number, days_ago, "conflict.opened", about, feelings=feelings, is_with_circle=False)


def named(number: int, days_ago: int, *, by_client: bool = True) -> Fact:
    return fact(number, days_ago, "feeling.named", by_client=by_client)


OFFERED = fact(50, 3, "engagement.ending_offered", by="client")


@pytest.mark.parametrize("is_advice", [True, False])
def test_an_open_conflict_and_something_unsaid_are_found(is_advice: bool) -> None:
    facts = [OFFERED, opened(1, 20, about=7), named(2, 15)]
    found = find(facts, replace(ENDING, is_advice=is_advice), Thresholds(), NOW)
    assert found == [Found("ending_with_open", ANNA, (1, 2, 50), {"conflicts": 1, "named": 1})]


def test_what_was_named_waits_for_a_meeting_or_two_weeks() -> None:
    facts = [OFFERED, named(2, 10), fact(3, 11, "meeting.ended")]
    assert find(facts, ENDING, Thresholds(), NOW) == []
    assert find([*facts, fact(4, 9, "meeting.ended")], ENDING, Thresholds(), NOW) != []


def test_of_two_conflicts_the_open_one_is_the_evidence() -> None:
    closed = fact(3, 5, "conflict.closed", 8, outcome="eased")
    facts = [opened(1, 20, about=7), opened(2, 15, about=8), closed, OFFERED]
    [found] = find(facts, ENDING, Thresholds(), NOW)
    assert (found.evidence, found.facts) == ((1, 50), {"conflicts": 1, "named": 0})


@pytest.mark.parametrize(
    "facts",
    [
        [OFFERED],
        [opened(1, 20, about=7), fact(2, 5, "conflict.closed", 7, outcome="open"), OFFERED],  # both know
        [named(1, 20), fact(2, 5, "feeling.answered", count=1), OFFERED],
        [
            named(1, 20),
            opened(2, 19, about=7, feelings=1),
            fact(3, 5, "conflict.closed", 7, outcome="resolved"),
        ],
        [named(1, 20, by_client=False), OFFERED],  # what only the member noted
        [opened(1, -2, about=7), OFFERED],  # the day after tomorrow
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, ENDING, Thresholds(), NOW) == []


@pytest.mark.parametrize("stage", ["intake", "active", "paused", "ended"])
def test_while_the_work_goes_on_it_is_another_findings(stage: str) -> None:
    facts = [opened(1, 20, about=7), named(2, 10)]
    assert find(facts, replace(ENDING, stage=stage), Thresholds(), NOW) == []
