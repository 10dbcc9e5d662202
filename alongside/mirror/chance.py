"""How sure few numbers make: what chance alone brings now and then is not yet a pattern. No Django."""

from collections.abc import Sequence
from math import sqrt

ONE_IN_TWENTY = 1.645  # one-sided, of the normal distribution


def at_least(part: int, of: int, sure: float = ONE_IN_TWENTY) -> float:
    """The share that lies behind what was counted, at least: the lower end of Wilson's interval (1927), 0 to 1.

    Chance alone makes the counted share look so much larger than this once in twenty times. 0 of nothing.
    """
    if not of:
        return 0.0
    share, more = part / of, sure * sure / of
    half = sure * sqrt(share * (1 - share) / of + more / of / 4)
    return max(0.0, (share + more / 2 - half) / (1 + more))


def trend(parts: Sequence[int], of: Sequence[int]) -> float:
    """How plainly a share rises from window to window, in standard deviations (Cochran 1954, Armitage 1955).

    0 where there is nothing to compare: no window holds anything, all is part of it or nothing is.
    """
    total, share = sum(of), sum(parts) / sum(of) if sum(of) else 0.0
    mean = sum(place * count for place, count in enumerate(of)) / total if total else 0.0
    spread = share * (1 - share) * sum(count * (place - mean) ** 2 for place, count in enumerate(of))
    if spread <= 0:
        return 0.0
    return sum((place - mean) * part for place, part in enumerate(parts)) / sqrt(spread)
