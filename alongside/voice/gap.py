"""The same meetings from both sides: what the client answered beside what the practitioner did (C10). No Django."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

FEWEST = 3  # pairs; with fewer, a mean says little
WIDE = 2.0  # points of ten that a gap must have to count; our own choice, not validated
LASTING = 3  # meetings in a row with a wide gap the same way


@dataclass(frozen=True, slots=True)
class Pair:
    """One meeting: both sides' means, 0 to 10."""

    at: datetime
    own: float
    theirs: float

    @property
    def gap(self) -> float:
        """Above 0: the practitioner was more content than the client."""
        return self.own - self.theirs


@dataclass(frozen=True, slots=True)
class Gap:
    """What the pairs of one client say together. The means are None where there are too few."""

    n: int
    own: float | None
    theirs: float | None
    is_lasting: bool
    is_own_higher: bool


def gap_of(pairs: Sequence[Pair]) -> Gap:
    """Both means over all pairs, and whether the last ones lie apart the same way; the oldest first."""
    n = len(pairs)
    if n < FEWEST:
        return Gap(n, None, None, is_lasting=False, is_own_higher=False)
    last = [each.gap for each in pairs[-LASTING:]]
    is_lasting = all(gap >= WIDE for gap in last) or all(gap <= -WIDE for gap in last)
    own, theirs = sum(each.own for each in pairs) / n, sum(each.theirs for each in pairs) / n
    return Gap(n, own, theirs, is_lasting=is_lasting, is_own_higher=last[-1] > 0)
