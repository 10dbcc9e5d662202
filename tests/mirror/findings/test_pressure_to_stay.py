"""Writing on after an ending, and look-alikes that must stay silent (G04)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.pressure_to_stay import find

ANNA, MIKKO = UUID(int=1), UUID(int=2)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
OVER = FrameFacts(stage="ended")


def fact(number: int, days_ago: int, verb: str, **facts: object) -> Fact:
    return Fact(number, NOW - timedelta(days=days_ago), verb, facts)


def wrote(number: int, days_ago: int, *, unasked: bool = True, member: UUID = ANNA) -> Fact:
    facts = {"by": "member", "lines": 3, "answers_lines": None if unasked else 2, "is_unasked": unasked}
    return Fact(number, NOW - timedelta(days=days_ago), "message.sent", facts, member)


def client_wrote(number: int, days_ago: int) -> Fact:
    return fact(number, days_ago, "message.sent", by="client", lines=2, is_unasked=False)


ENDED = fact(1, 20, "engagement.ended", by="client", kind="left")
OFFERED = fact(1, 20, "engagement.ending_offered", by="client")
OFFERED_BY_US = fact(1, 20, "engagement.ending_offered", by="member")


@pytest.mark.parametrize("ending", [ENDED, OFFERED])
@pytest.mark.parametrize("frame", [OVER, FrameFacts(stage="ending", practitioner=MIKKO)])
def test_two_unasked_messages_are_found_for_who_wrote_them(ending: Fact, frame: FrameFacts) -> None:
    facts = [wrote(3, 9), wrote(2, 15), ending, wrote(4, 3, member=MIKKO)]
    found = find(facts, frame, Thresholds(), NOW)
    assert found == [Found("pressure_to_stay", ANNA, (1, 2, 3), {"messages": 2})]


@pytest.mark.parametrize(
    "facts",
    [
        [ENDED, wrote(2, 15)],  # one invitation
        [ENDED, wrote(2, 15), wrote(3, 15)],  # two on one day
        [ENDED, wrote(2, 15, unasked=False), wrote(3, 9, unasked=False)],  # answers
        [ENDED, wrote(2, 15), client_wrote(3, 12), wrote(4, 9)],  # rests: they wrote in between
        [wrote(2, 40), wrote(3, 30), ENDED],  # before the ending
        [fact(1, 20, "engagement.ended", by="member", kind="good"), wrote(2, 15), wrote(3, 9)],  # we ended it
        [ENDED, fact(5, 18, "engagement.opened", kind="advice"), wrote(2, 15), wrote(3, 9)],  # new work
        [OFFERED_BY_US, wrote(2, 15), wrote(3, 9)],  # no wish of theirs
        [OFFERED_BY_US, fact(5, 19, "engagement.ended", by="member", kind="good"), wrote(2, 15), wrote(3, 9)],
        [ENDED, wrote(2, 15), fact(5, 12, "meeting.ended"), wrote(3, 9)],  # they came in between
        [OFFERED, fact(5, 18, "engagement.resumed"), wrote(2, 15), wrote(3, 9)],  # it goes on
        [
            fact(1, 200, "engagement.ended", by="client", kind="left"),
            wrote(2, 180),
            wrote(3, 170),
        ],  # long ago
        [ENDED, wrote(2, 15), wrote(3, -1)],  # tomorrow
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, OVER, Thresholds(), NOW) == []


def test_theirs_holds_when_we_write_down_that_it_has_ended() -> None:
    noted = fact(5, 18, "engagement.ended", by="member", kind="left")
    [found] = find([OFFERED, noted, wrote(2, 15), wrote(3, 9)], OVER, Thresholds(), NOW)
    assert found.evidence == (1, 2, 3)


@pytest.mark.parametrize("frame", [FrameFacts(is_advice=False), FrameFacts(daily_contact_agreed=True)])
def test_until_the_end_writing_may_be_part_of_the_work(frame: FrameFacts) -> None:
    facts = [OFFERED, wrote(2, 15), wrote(3, 9)]
    assert find(facts, replace(frame, stage="ending"), Thresholds(), NOW) == []
    assert len(find(facts, replace(frame, stage="ended"), Thresholds(), NOW)) == 1


def test_where_other_work_goes_on_it_is_silent() -> None:
    assert find([ENDED, wrote(2, 15), wrote(3, 9)], replace(OVER, stage="active"), Thresholds(), NOW) == []
