"""For whom did I do this? Motives, their pattern, and how much follows the plan (D05). No Django here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

MOTIVES = ("asked_for", "agreed", "for_client", "disliked", "habit", "other")
FEAR = "disliked"  # the fear of it
ABOUTS = ("start", "reply", "overrun", "contact")
LOOKED_BACK = timedelta(days=90)
OFTEN = 3
FEWEST = 5  # steps, below which a share says nothing
OFF_PLAN = 0.5


@dataclass(frozen=True, slots=True)
class Pattern:
    """How often each motive was named in the last 90 days, the most frequent first."""

    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(number for _motive, number in self.counts)

    @property
    def suggests_supervision(self) -> bool:
        """Three times or more the fear of being disliked: worth talking about with somebody (D05)."""
        return dict(self.counts).get(FEAR, 0) >= OFTEN


def pattern(answers: Iterable[tuple[str, datetime]], now: datetime) -> Pattern:
    """From (motive, when) pairs; what is older than 90 days, or no motive, does not count."""
    recent = Counter(motive for motive, at in answers if motive in MOTIVES and now - LOOKED_BACK <= at <= now)
    ordered = sorted(recent.items(), key=lambda pair: (-pair[1], MOTIVES.index(pair[0])))
    return Pattern(tuple(ordered))


@dataclass(frozen=True, slots=True)
class Adherence:
    """Steps that belong to a goal, and those that do not."""

    planned: int
    other: int

    @property
    def total(self) -> int:
        return self.planned + self.other

    @property
    def other_share(self) -> float | None:
        """0 to 1; None for fewer than five steps."""
        return self.other / self.total if self.total >= FEWEST else None

    @property
    def is_off_plan(self) -> bool:
        """Whether more than half of the steps belong to no goal."""
        return self.other_share is not None and self.other_share > OFF_PLAN

    @property
    def percent(self) -> int | None:
        return None if self.other_share is None else round(100 * self.other_share)


def adherence(has_goal: Iterable[bool]) -> Adherence:
    """Of these steps."""
    listed = list(has_goal)
    return Adherence(sum(listed), len(listed) - sum(listed))
