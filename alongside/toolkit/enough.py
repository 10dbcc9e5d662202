"""Whether the skills that a client names and can use are enough to go on alone (L03). No Django here.

Advice, never a block: an ending needs nobody's leave.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ABLE = 7  # of 10, by the client's own rating [derived]
USUAL = 3  # so many skills [derived]
MOST = 20
SETTING = "skills_for_ending"


@dataclass(frozen=True, slots=True)
class Enough:
    """`named`: skills in words. `able`: those the client rates 7 or more. `needed`: as the practice has set."""

    named: int
    able: int
    needed: int

    @property
    def is_complete(self) -> bool:
        return self.able >= self.needed


def needed(thresholds: Mapping[str, object]) -> int:
    """How many skills the practice asks for: 3 unless it has set a whole number from 1 to 20."""
    value = thresholds.get(SETTING)
    known = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST
    return int(str(value)) if known else USUAL


def enough(ratings: Iterable[int | None], needed: int) -> Enough:
    """From the client's rating of each skill that they have not dropped; None: not rated yet."""
    listed = list(ratings)
    return Enough(len(listed), sum(1 for each in listed if each is not None and each >= ABLE), needed)
