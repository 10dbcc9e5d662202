"""How near the way somebody works lies to what a client wants: in words, and nobody is ranked (C03)."""

import pytest

from alongside.practice.fit import Fit, fit


@pytest.mark.parametrize(
    ("style", "pace", "wanted_style", "wanted_pace", "found"),
    [
        (5, 5, 5, 5, Fit.CLOSE),
        (5, 5, 7, 3, Fit.CLOSE),
        (5, 5, 8, 4, Fit.CLOSE),
        (5, 5, 8, 3, Fit.SOME),
        (0, 1, 5, 5, Fit.SOME),
        (0, 0, 5, 5, Fit.FAR),
        (0, 0, 10, 10, Fit.FAR),
        (5, None, 6, 9, Fit.CLOSE),
        (None, 0, 5, 9, Fit.FAR),
        (5, None, None, 5, None),
        (None, None, 5, 5, None),
        (5, 5, None, None, None),
    ],
)
def test_in_words_or_nothing(
    style: int | None, pace: int | None, wanted_style: int | None, wanted_pace: int | None, found: Fit | None
) -> None:
    said = fit(style=style, pace=pace, wanted_style=wanted_style, wanted_pace=wanted_pace)
    assert said == found
