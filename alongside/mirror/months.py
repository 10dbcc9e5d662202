"""Three windows of some weeks up to now, the oldest first: what rises and what does not. No Django."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from alongside.mirror.facts import Fact

FOUR_WEEKS = timedelta(weeks=4)
WINDOWS = 3


def in_windows(facts: Sequence[Fact], now: datetime, long: timedelta = FOUR_WEEKS) -> list[list[Fact]]:
    """The facts of each of the last three windows, oldest window first; what is older or later is left out."""
    windows: list[list[Fact]] = [[] for _ in range(WINDOWS)]
    for fact in facts:
        ago = (now - fact.at) // long
        if 0 <= ago < WINDOWS:
            windows[WINDOWS - 1 - ago].append(fact)
    return windows


def rises(numbers: Sequence[float]) -> bool:
    """Whether each is more than the one before."""
    return all(later > earlier for earlier, later in pairwise(numbers))
