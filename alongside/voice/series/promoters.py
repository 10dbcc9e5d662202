"""Who would recommend us, and how little few answers say about that."""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist

from alongside.voice.series.enough import Formula, Result, too_few

LEVEL = 0.95
FEWEST = 5  # ratings; our own floor
PROMOTER, DETRACTOR = 9, 6  # from 9 on; up to 6

NPS = Formula("Net promoter score", "Reichheld 2003, Harvard Business Review; (p + d - (p - d)^2) / n")


def net_promoter(ratings: Sequence[float]) -> Result[float]:
    """How many would recommend (9, 10) less how many would not (0 to 6), in 100: -100 to 100.

    With few ratings the error is so large that it says next to nothing: show n and the interval beside it.
    """
    n = len(ratings)
    if n < FEWEST:
        return too_few(n, FEWEST, NPS)
    would = sum(rating >= PROMOTER for rating in ratings) / n
    would_not = sum(rating <= DETRACTOR for rating in ratings) / n
    value, error = 100 * (would - would_not), 100 * sqrt((would + would_not - (would - would_not) ** 2) / n)
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    around = max(-100.0, value - z * error), min(100.0, value + z * error)
    return Result(n, NPS, value, around, LEVEL, error)
