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


FIVE = [
    *(logged(1, 35, "extra_time"), logged(2, 30, "other_channel"), logged(3, 20, "other_place", "client")),
    *(logged(4, 12, "extra_time"), waived(5, 6)),
]


def test_five_of_several_kinds_are_found_whoever_began() -> None:
    found = [
        Found("frame_blurring", ANNA, (1, 2, 3, 4, 5), {"times": 5, "kinds": 4, "theirs": 1, "days": 42})
    ]
    assert find(FIVE[::-1], WORK, Thresholds(), NOW) == found


@pytest.mark.parametrize(
    "facts",
    [
        [logged(number, 5 * number, "gift", "client") for number in range(1, 7)],  # many of one kind
        [*FIVE[1:4], *(logged(n, n, "extra_time") for n in (7, 8, 9))],  # more than half of one kind
        [logged(n, 5 * n, ("gift", "fee_favour")[n % 2]) for n in range(1, 6)] + [waived(9, 3)],  # two kinds
        [replace(each, at=FIVE[0].at) for each in FIVE],  # one odd day
        FIVE[1:],
        [logged(1, 43, "extra_time"), *FIVE[1:]],  # rests: one is old
        [*FIVE[:4], waived(5, -1)],
        [*FIVE, told(9, 5, "frame.agreed", version=2)],  # rests: what became usual was agreed
    ],
)
def test_look_alikes_are_silent(facts: list[Fact]) -> None:
    assert find(facts, WORK, Thresholds(), NOW) == []


@pytest.mark.parametrize("frame", [DELIVERY, replace(WORK, stage="ended"), FrameFacts()])
def test_delivery_work_ended_work_and_work_of_nobody_are_silent(frame: FrameFacts) -> None:
    assert find(FIVE, frame, Thresholds(), NOW) == []


def test_what_comes_after_a_yes_counts() -> None:
    agreed = told(9, 36, "frame.agreed", version=1)
    assert len(find([*FIVE, agreed], WORK, Thresholds(), NOW)) == 1
