"""The request has rested for long while meetings go on, and look-alikes (B01)."""

from dataclasses import replace

import pytest

from alongside.mirror.facts import Found, Thresholds
from alongside.mirror.findings.request_not_looked_at import find
from tests.mirror.findings.told import ANNA, NOW, WORK, met, told

REQUEST = told(1, 120, "hypothesis.written", 1)
MEETINGS = [met(2, 100), met(3, 60), met(4, 20), met(5, 6)]


def test_a_request_that_rests_while_meetings_go_on_is_found() -> None:
    numbers = {"days": 120, "meetings": 4}
    found = find([REQUEST, *MEETINGS], WORK, Thresholds(), NOW)
    assert found == [Found("request_not_looked_at", ANNA, (1, 4, 5), numbers)]


@pytest.mark.parametrize(
    ("verb", "facts"),
    [
        ("request.written", {"is_first": False}),
        ("hypothesis.asked", {"count": 2}),
        ("hypothesis.answered", {"answer": "confirmed"}),
    ],
)
def test_what_was_looked_at_meanwhile_is_silent(verb: str, facts: dict[str, object]) -> None:
    assert find([REQUEST, *MEETINGS, told(9, 40, verb, 1, **facts)], WORK, Thresholds(), NOW) == []


def test_without_a_request_or_with_a_fresh_one_it_is_silent() -> None:
    assert find(MEETINGS, WORK, Thresholds(), NOW) == []
    assert find([told(1, 89, "hypothesis.written", 1), *MEETINGS], WORK, Thresholds(), NOW) == []


def test_a_clear_request_is_silent_however_old() -> None:
    clear = told(1, 400, "request.written", 1, is_first=True)
    assert find([clear, *MEETINGS], WORK, Thresholds(), NOW) == []


def test_when_meetings_have_stopped_or_are_few_it_is_silent() -> None:
    assert find([REQUEST, *MEETINGS[:2], met(6, 31)], WORK, Thresholds(), NOW) == []
    assert find([REQUEST, *MEETINGS[2:]], WORK, Thresholds(), NOW) == []


def test_while_it_ends_it_is_silent() -> None:
    assert find([REQUEST, *MEETINGS], replace(WORK, stage="ending"), Thresholds(), NOW) == []
