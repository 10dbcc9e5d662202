"""One file per finding about a member's own days. Each is a pure function of that member's facts alone.

`facts` are what this one member did, with whomever; `now` is by the member's clock: its zone says what an evening is.
`own` is what beside the trail matters: working hours, and with whom they work.

The practice can switch each off, for everybody in it. Not by kind of work as the findings about clients: a member's own
days hold advice and delivery at once, and no evening belongs to one of them.
"""

from collections.abc import Sequence
from datetime import datetime
from types import ModuleType
from typing import Protocol

from alongside.mirror.facts import NOTHING_KNOWN, Fact, Found, OwnFrame, Thresholds
from alongside.mirror.member_findings import (
    capacity,
    decline_ladder,
    late_evenings,
    low_pulse,
    no_rest_between,
    no_supervision,
    over_service_under_pressure,
)


class FindOfMember(Protocol):
    """The shape of every such finding's function."""

    def __call__(
        self, facts: Sequence[Fact], thresholds: Thresholds, now: datetime, own: OwnFrame = NOTHING_KNOWN
    ) -> list[Found]: ...


# In order of harm if unseen.
MEMBER_IN_ORDER: tuple[ModuleType, ...] = (
    decline_ladder,
    low_pulse,
    over_service_under_pressure,
    capacity,
    late_evenings,
    no_rest_between,
    no_supervision,
)

MEMBER_FINDINGS: dict[str, FindOfMember] = {each.KIND: each.find for each in MEMBER_IN_ORDER}
OWN_DAYS = "own"  # stands where the switch of a finding about a client names the kind of work
MEMBER_READ: frozenset[str] = frozenset().union(*(each.READS for each in MEMBER_IN_ORDER))


def switch_of(kind: str) -> str:
    """What `Thresholds.off` holds when the practice has switched this finding off."""
    return f"{kind}:{OWN_DAYS}"


def what_speaks_of_member(
    facts: Sequence[Fact], thresholds: Thresholds, now: datetime, own: OwnFrame
) -> list[Found]:
    """Everything that is found about one member's own days, but what the practice has switched off."""
    return [
        found
        for kind, find in MEMBER_FINDINGS.items()
        if switch_of(kind) not in thresholds.off
        for found in find(facts, thresholds, now, own)
    ]
