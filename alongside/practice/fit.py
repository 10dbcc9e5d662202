"""How near the way somebody works lies to what a client said they want (C03). No Django; nobody is ranked."""

from enum import StrEnum


class Fit(StrEnum):
    """In words; there is no number and no order of people."""

    CLOSE = "close"
    SOME = "some"
    FAR = "far"


CLOSE_UP_TO = 2.0
SOME_UP_TO = 4.5


def fit(
    *, style: int | None, pace: int | None, wanted_style: int | None, wanted_pace: int | None
) -> Fit | None:
    """By the mean distance on the scales (0 to 10) where both said something; None where nothing is known."""
    pairs = ((style, wanted_style), (pace, wanted_pace))
    distances = [abs(a - b) for a, b in pairs if a is not None and b is not None]
    if not distances:
        return None
    mean = sum(distances) / len(distances)
    if mean <= CLOSE_UP_TO:
        return Fit.CLOSE
    return Fit.SOME if mean <= SOME_UP_TO else Fit.FAR
