"""What a finding is made from and what it is: plain values, no Django."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Fact:
    """One event of the trail, as arithmetic sees it. `at` is aware; `by_member` tells who acted."""

    id: int
    at: datetime
    verb: str
    facts: Mapping[str, Any]
    by_member: UUID | None = None


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """What of the agreement in force matters to findings. Without an agreement, the careful defaults."""

    is_advice: bool = True
    minutes: int | None = None
    daily_contact_agreed: bool = False


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a finding speaks. All are settings of the practice; [derived] marks numbers that are ours."""

    over_minutes: int = 5  # an end later than this is an overrun [derived]
    over_meetings: int = 3  # so many overruns [derived]
    over_of_last: int = 5  # among so many last meetings whose end is known [derived]
    long_lines: int = 20  # a reply of so many lines (D01) ...
    short_lines: int = 2  # ... to a question of at most so many (D01)
    long_replies: int = 2  # so often [derived] ...
    long_within_days: int = 30  # ... within so many days [derived]
    unasked_days: int = 3  # unasked contact on so many days in a row [derived from "every day", D01]
    unasked_within_days: int = 14  # looked for in so many last days [derived]

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Thresholds":
        """Those that a practice has set; anything unknown or not a positive number is left at its default."""
        known = {
            name: value
            for name, value in settings.items()
            if name in cls.__dataclass_fields__ and isinstance(value, int) and value > 0
        }
        return cls(**known)


@dataclass(frozen=True, slots=True)
class Found:
    """What a finding's arithmetic found: whose it is, the evidence (ids of events), the sentence's numbers."""

    kind: str
    member: UUID
    evidence: tuple[int, ...]
    facts: Mapping[str, int] = field(default_factory=dict)


class Find(Protocol):
    """The shape of every finding's function."""

    def __call__(
        self, facts: Sequence[Fact], frame: FrameFacts, thresholds: Thresholds, now: datetime
    ) -> list[Found]: ...
