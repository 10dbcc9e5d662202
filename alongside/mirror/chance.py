"""How sure few numbers make: what chance alone brings now and then is not yet a pattern. No Django."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean

ONE_IN_TWENTY, ONE_IN_200 = 1.645, 2.576  # one-sided, of the normal distribution


def at_least(part: int, of: int, sure: float = ONE_IN_TWENTY) -> float:
    """The share that lies behind what was counted, at least: the lower end of Wilson's interval (1927), 0 to 1.

    Chance alone makes the counted share so much larger than this once in twenty times, or as `sure` says. 0 of nothing.
    """
    if not of:
        return 0.0
    share, more = part / of, sure * sure / of
    half = sure * sqrt(share * (1 - share) / of + more / of / 4)
    return max(0.0, (share + more / 2 - half) / (1 + more))


def trend(when: Sequence[float], is_part: Sequence[bool]) -> float:
    """How plainly a share rises with time, in standard deviations (Cochran 1954, Armitage 1955).

    `when` in any unit. 0 where there is nothing to compare: all is part of it, nothing is, or all is of one time.
    """
    if not when:
        return 0.0
    share, middle = fmean(is_part), fmean(when)
    spread = share * (1 - share) * sum((each - middle) ** 2 for each in when)
    if spread <= 0:
        return 0.0
    return sum(each - middle for each, belongs in zip(when, is_part, strict=True) if belongs) / sqrt(spread)
