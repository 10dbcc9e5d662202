"""Replies far longer than the question, and look-alikes that must stay silent (D01, D09)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.replies_too_long import find

ANNA = UUID(int=1)
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)


def reply(number: int, lines: int, answers: int | None, days_ago: int = 5) -> Fact:
    facts = {"by": "member", "lines": lines, "answers_lines": answers, "is_unasked": answers is None}
    return Fact(number, NOW - timedelta(days=days_ago), "message.sent", facts, ANNA)


def asked(number: int, lines: int) -> Fact:
    facts = {"by": "client", "lines": lines, "answers_lines": None, "is_unasked": False}
    return Fact(number, NOW - timedelta(days=5), "message.sent", facts)


def test_twenty_lines_to_two_more_than_once_are_found() -> None:
    facts = [asked(1, 2), reply(2, 24, 2), asked(3, 1), reply(4, 20, 1)]
    found = find(facts, FrameFacts(), Thresholds(), NOW)
    assert found == [Found("replies_too_long", ANNA, (2, 4), {"replies": 2, "lines": 24, "asked": 2})]


@pytest.mark.parametrize(
    ("lines", "answers", "days_ago"),
    [
        (24, 9, 5),  # a long answer to a long letter
        (19, 2, 5),  # shorter than 20 lines
        (40, None, 5),  # a letter nobody asked for is another finding's
        (24, 2, 40),  # long ago
    ],
)
def test_look_alikes_are_silent(lines: int, answers: int | None, days_ago: int) -> None:
    facts = [reply(number, lines, answers, days_ago) for number in range(3)]
    assert find(facts, FrameFacts(), Thresholds(), NOW) == []


@pytest.mark.parametrize(("channel", "found"), [("phone", 0), ("visit", 0), ("letter", 1), ("portal", 1)])
def test_the_record_of_a_talk_is_no_reply(channel: str, found: int) -> None:
    facts = [reply(1, 24, 1), reply(2, 24, 1)]
    said = [Fact(each.id, each.at, each.verb, {**each.facts, "channel": channel}, ANNA) for each in facts]
    assert len(find(said, FrameFacts(), Thresholds(), NOW)) == found


def test_one_long_reply_is_silent() -> None:
    assert find([reply(1, 60, 1)], FrameFacts(), Thresholds(), NOW) == []


def test_it_is_switched_off_for_delivery_work() -> None:
    facts = [reply(1, 60, 1), reply(2, 60, 1)]
    assert find(facts, FrameFacts(is_advice=False), Thresholds(), NOW) == []
