"""Writing at night or by another way, and look-alikes that must stay silent (A07)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.contact_outside_hours import find

ANNA, MIKKO = UUID(int=1), UUID(int=2)
NOON = datetime(2026, 3, 27, 10, tzinfo=UTC)  # noon in Helsinki
NOW = NOON + timedelta(hours=3)
FRAME = FrameFacts(zone="Europe/Helsinki", contact_channels=frozenset({"portal", "phone"}))


def sent(number: int, days_ago: int, hour: int = 12, way: str = "portal", member: UUID = ANNA) -> Fact:
    at = NOON + timedelta(days=-days_ago, hours=hour - 12)
    facts = {"by": "member", "channel": way, "lines": 2, "answers_lines": None, "is_unasked": True}
    return Fact(number, at, "message.sent", facts, member)


def test_nights_and_other_ways_are_found_together() -> None:
    facts = [sent(3, 2, 23), sent(1, 9, 5), sent(2, 4, way="sms"), sent(4, 1)]
    numbers = {"messages": 3, "night": 2, "other_way": 1, "days": 30}
    assert find(facts, FRAME, Thresholds(), NOW) == [Found("contact_outside_hours", ANNA, (1, 2, 3), numbers)]


def test_each_member_sees_only_their_own() -> None:
    facts = [sent(n, n + 1, 23, member=MIKKO) for n in range(3)] + [sent(9, 1, 23)]
    assert [each.member for each in find(facts, FRAME, Thresholds(), NOW)] == [MIKKO]


@pytest.mark.parametrize(
    "facts",
    [
        [sent(n, n + 1, 21) for n in range(5)],  # evenings
        [sent(n, n + 1, 6) for n in range(5)],  # early mornings
        [sent(n, n + 1, way="phone") for n in range(5)],  # as agreed
        [sent(n, n + 1, way="visit") for n in range(5)],  # a visit is a meeting
        [sent(1, 1, 23), sent(2, 2, 23)],  # two late evenings
        [sent(n, n + 1, 23 if n < 3 else 12) for n in range(16)],  # few among many
        [sent(n, n + 31, 23) for n in range(5)],  # long ago
        [sent(n, -1, 23) for n in range(5)],  # tomorrow
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, FRAME, Thresholds(), NOW) == []


def test_what_the_client_sends_at_night_is_theirs() -> None:
    facts = [replace(sent(n, n + 1, 23), facts={"by": "client", "channel": "sms"}) for n in range(5)]
    assert find(facts, FRAME, Thresholds(), NOW) == []


def test_where_no_way_is_agreed_every_way_is_as_good() -> None:
    facts = [sent(n, n + 1, way="sms") for n in range(5)]
    assert find(facts, replace(FRAME, contact_channels=frozenset()), Thresholds(), NOW) == []


@pytest.mark.parametrize("zone", ["", "Nowhere/At all", "/etc"])
def test_without_a_clock_the_hours_say_nothing(zone: str) -> None:
    facts = [sent(n, n + 1, 23) for n in range(5)]
    assert find(facts, replace(FRAME, zone=zone), Thresholds(), NOW) == []


def test_it_is_switched_off_for_delivery_work() -> None:
    facts = [sent(n, n + 1, 23) for n in range(5)]
    assert find(facts, replace(FRAME, is_advice=False), Thresholds(), NOW) == []
