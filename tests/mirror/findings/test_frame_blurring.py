"""Small departures of several kinds, and look-alikes that must stay silent (A07)."""

from dataclasses import replace

import pytest

from alongside.mirror.facts import Fact, Found, FrameFacts, Thresholds
from alongside.mirror.findings.frame_blurring import find
from tests.mirror.findings.told import ANNA, DELIVERY, NOW, WORK, told


def logged(number: int, days_ago: float, kind: str, by: str = "practitioner") -> Fact:
    return told(number, days_ago, "deviation.logged", kind=kind, started_by=by)


def waived(number: int, days_ago: float) -> Fact:
    return told(number, days_ago, "charge.waived", kind="late", amount="60.00", currency="EUR")


THREE = [logged(1, 35, "extra_time"), logged(2, 20, "other_place", "client"), waived(3, 6)]


def test_three_kinds_on_three_days_are_found_whoever_began() -> None:
    numbers = {"times": 3, "kinds": 3, "theirs": 1, "days": 42}
    assert find(THREE[::-1], WORK, Thresholds(), NOW) == [Found("frame_blurring", ANNA, (1, 2, 3), numbers)]


@pytest.mark.parametrize(
    "facts",
    [
        [logged(number, 5 * number, "gift", "client") for number in range(1, 7)],  # many of one kind
        [*THREE[:2], logged(3, 6, "extra_time")],  # two kinds
        [
            logged(1, 6, "fee_favour"),
            waived(2, 5),
            logged(3, 4, "gift"),
        ],  # a charge let go is a favour with the fee
        [logged(1, 6, "extra_time"), logged(2, 6, "gift"), waived(3, 6)],  # one odd day
        [logged(1, 43, "extra_time"), *THREE[1:]],  # rests: one is old
        [*THREE[:2], waived(3, -1)],
        [*THREE, told(4, 5, "frame.agreed", version=2)],  # rests: what became usual was agreed
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, WORK, Thresholds(), NOW) == []


@pytest.mark.parametrize("frame", [DELIVERY, replace(WORK, stage="ended"), FrameFacts()])
def test_delivery_work_ended_work_and_work_of_nobody_are_silent(frame: FrameFacts) -> None:
    assert find(THREE, frame, Thresholds(), NOW) == []


def test_what_comes_after_a_yes_counts() -> None:
    agreed = told(9, 36, "frame.agreed", version=1)
    assert len(find([*THREE, agreed], WORK, Thresholds(), NOW)) == 1
